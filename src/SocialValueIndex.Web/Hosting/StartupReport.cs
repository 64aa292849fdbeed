using System.Reflection;
using SocialValueIndex.Web.Mail;

namespace SocialValueIndex.Web.Hosting;

/// <summary>What the start did to the schema.</summary>
/// <param name="Applied">How many migrations the database has.</param>
/// <param name="Now">How many of them were missing before this start.</param>
internal sealed record StartupMigrations(int Applied, int Now);

/// <summary>What whoever starts the service wants to know first, in one line each.</summary>
internal static partial class StartupReport
{
    /// <summary>The version, and the commit that it was built from.</summary>
    public static string Version { get; } =
        typeof(StartupReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') switch
        {
            [var version, var commit, ..] => $"{version}, commit {commit}",
            [var version] => $"{version}, commit unknown",
            _ => "unknown",
        };

    public static void Write(WebApplication app, ILogger logger, DatabaseLocation location, StartupMigrations migrations)
    {
        VersionLine(logger, Version);
        EnvironmentLine(logger, app.Environment.EnvironmentName);
        DatabaseLine(logger, location.DisplayName);
        MigrationsLine(logger, migrations.Applied, migrations.Now);
        MailLine(logger, Mail(app.Services.GetRequiredService<MailSettings>(), app.Environment));
        AddressLine(
            logger,
            SiteAddress.Read(app.Configuration)?.AbsoluteUri ?? "not set (PublicUrl)",
            app.Configuration[PathBaseSetup.Setting] ?? "/"
        );
        TimeZoneLine(logger, UkTime.Zone.Id, UkTime.Zone.GetUtcOffset(app.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
        if (!app.Environment.IsDevelopment() && HostSetup.AllowsEveryHost(app.Configuration))
        {
            AnyHostLine(logger);
        }
    }

    /// <summary>How e-mails leave, without the password.</summary>
    public static string Mail(MailSettings settings, IHostEnvironment environment) =>
        !string.IsNullOrWhiteSpace(settings.Host) ? FormattableString.Invariant($"{settings.Host}:{settings.Port} ({settings.Security})")
        : environment.IsDevelopment() ? $"none, e-mails are written to {MailSetup.Folder}"
        : "none, administrators pass links on";

    [LoggerMessage(LogLevel.Information, "Version: {Version}")]
    private static partial void VersionLine(ILogger logger, string version);

    [LoggerMessage(LogLevel.Information, "Environment: {Environment}")]
    private static partial void EnvironmentLine(ILogger logger, string environment);

    [LoggerMessage(LogLevel.Information, "Database: {Database}")]
    private static partial void DatabaseLine(ILogger logger, string database);

    [LoggerMessage(LogLevel.Information, "Migrations: {Applied} applied, {Now} of them by this start")]
    private static partial void MigrationsLine(ILogger logger, int applied, int now);

    [LoggerMessage(LogLevel.Information, "Mail server: {MailServer}")]
    private static partial void MailLine(ILogger logger, string mailServer);

    [LoggerMessage(LogLevel.Information, "Public address: {PublicUrl}, path base {PathBase}")]
    private static partial void AddressLine(ILogger logger, string publicUrl, string pathBase);

    [LoggerMessage(LogLevel.Information, "Time zone: {TimeZone}, now {Offset} from UTC")]
    private static partial void TimeZoneLine(ILogger logger, string timeZone, TimeSpan offset);

    [LoggerMessage(LogLevel.Warning, "AllowedHosts is *: every host name is answered. Set AllowedHosts to the host name of the site")]
    private static partial void AnyHostLine(ILogger logger);
}
