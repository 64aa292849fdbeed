using System.Data.Common;
using System.Net.Sockets;
using MailKit;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Web.Mail;

namespace SocialValueIndex.Web.Hosting.Commands;

/// <summary>Tries everything that the service needs, and changes nothing.</summary>
internal static class CheckCommand
{
    private const string AdviceOnHosts = " (set AllowedHosts to the host name of the site)";
    private const long LeastFreeBytes = 200 * 1024 * 1024;

    public static Command Command { get; } = new("check", "", [], [], RunAsync);

    private static async Task<int> RunAsync(WebApplication app, IReadOnlyDictionary<string, string> options)
    {
        var location = app.Services.GetRequiredService<DatabaseLocation>();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SocialValueIndexDbContext>();
        var mail = app.Services.GetRequiredService<MailSettings>();
        (string What, string? Fault)[] lines =
        [
            ($"Settings: {app.Environment.EnvironmentName}, from {app.Environment.ContentRootPath}", null),
            (
                $"Allowed hosts: {app.Configuration["AllowedHosts"]}{(HostSetup.AllowsEveryHost(app.Configuration) ? AdviceOnHosts : "")}",
                null
            ),
            ($"Database: {location.DisplayName}", await DatabaseFaultAsync(location, db)),
            ($"Migrations: {db.Database.GetMigrations().Count()} in this version", await MigrationsFaultAsync(location, db)),
            ($"Mail server: {StartupReport.Mail(mail, app.Environment)}", await MailFaultAsync(mail)),
            ($"Time zone: {UkTime.Zone.Id}", null),
            .. Disk(location),
        ];
        foreach (var (what, fault) in lines)
        {
            await Console.Out.WriteLineAsync(fault is null ? $"ok     {what}" : $"FAULT  {what}: {fault}");
        }

        return lines.All(l => l.Fault is null) ? ExitCode.Done : ExitCode.NotPossible;
    }

    private static async Task<string?> DatabaseFaultAsync(DatabaseLocation location, SocialValueIndexDbContext db)
    {
        if (location.File is { } file)
        {
            return File.Exists(file)
                ? SqliteCopy.FaultIn(file, [.. db.Database.GetMigrations()])
                : "there is no such file. Start the service first, or mend the setting";
        }

        try
        {
            await db.Database.OpenConnectionAsync();
            return null;
        }
        catch (Exception exception) when (StartupFault.Explain(exception) is not null)
        {
            return StartupFault.Explain(exception);
        }
    }

    private static async Task<string?> MigrationsFaultAsync(DatabaseLocation location, SocialValueIndexDbContext db)
    {
        if (location.File is { } file && !File.Exists(file))
        {
            return "not known";
        }

        try
        {
            var pending = (await db.Database.GetPendingMigrationsAsync()).Count();
            return pending == 0 ? null : FormattableString.Invariant($"{pending} pending. Start the service to apply them");
        }
        catch (DbException)
        {
            return "not known";
        }
    }

    private static async Task<string?> MailFaultAsync(MailSettings settings)
    {
        if (string.IsNullOrWhiteSpace(settings.Host))
        {
            return null;
        }

        try
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await SmtpMailer.TryAsync(settings, timeout.Token);
            return null;
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or SocketException
                        or ServiceNotConnectedException
                        or OperationCanceledException
                        or AuthenticationException
                        or SslHandshakeException
                        or CommandException
                        or ProtocolException
                        or NotSupportedException
            )
        {
            return exception.Message.ReplaceLineEndings("\n").Split('\n')[0];
        }
    }

    private static IEnumerable<(string What, string? Fault)> Disk(DatabaseLocation location)
    {
        if (location.File is { } file && Path.GetDirectoryName(file) is { } folder)
        {
            var free = Directory.Exists(folder) ? new DriveInfo(folder).AvailableFreeSpace : 0;
            yield return (
                FormattableString.Invariant($"Disk: {free / 1024 / 1024} MB free for {folder}"),
                !Directory.Exists(folder) ? "the folder does not exist"
                : free < LeastFreeBytes ? "make room"
                : null
            );
        }
    }
}
