using System.Globalization;
using SocialValueIndex.Application.Auditing;

namespace SocialValueIndex.Web.Hosting.Commands;

/// <summary>Takes old lines of the history out of the database into a file.</summary>
internal static class ArchiveHistoryCommand
{
    public static Command Command { get; } = new("archive-history", "--before 2026-01-31 --to FILE", ["--before", "--to"], [], RunAsync);

    private static async Task<int> RunAsync(WebApplication app, IReadOnlyDictionary<string, string> options)
    {
        if (!DateOnly.TryParseExact(options["--before"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return await CommandLine.SayAsync($"\"{options["--before"]}\" is not a day. Write it like 2026-01-31.", ExitCode.NotUnderstood);
        }

        await using var scope = app.Services.CreateAsyncScope();
        var to = Path.GetFullPath(options["--to"]);
        var before = UkTime.Begins(day);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        if (await ExistingDatabase.FaultAsync(scope.ServiceProvider) is { } fault)
        {
            return await CommandLine.SayAsync(fault, ExitCode.NotPossible);
        }

        if (before > now || !Directory.Exists(Path.GetDirectoryName(to)) || !DatabaseLocation.CreateFile(to))
        {
            return await CommandLine.SayAsync(
                before > now ? "Name a day that has begun." : $"{to} cannot be made: its folder does not exist, or it is there already.",
                ExitCode.NotPossible
            );
        }

        await using var file = new FileStream(to, FileMode.Open, FileAccess.Write);
        var lines = await scope.ServiceProvider.GetRequiredService<ArchiveHistory>().RunAsync(before, file, CancellationToken.None);
        return await CommandLine.SayAsync(FormattableString.Invariant($"Archive: {to} ({lines} lines)"), ExitCode.Done);
    }
}
