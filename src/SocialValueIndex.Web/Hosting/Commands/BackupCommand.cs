using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Web.Hosting.Commands;

/// <summary>Copies the SQLite database into one file, while the service runs or is stopped.</summary>
internal static class BackupCommand
{
    public static Command Command { get; } = new("backup", "--to FILE", ["--to"], [], RunAsync);

    private static async Task<int> RunAsync(WebApplication app, IReadOnlyDictionary<string, string> options)
    {
        var location = app.Services.GetRequiredService<DatabaseLocation>();
        await Console.Out.WriteLineAsync($"Database: {location.DisplayName}");
        var to = Path.GetFullPath(options["--to"]);
        if (FaultIn(location, to) is { } fault)
        {
            return await CommandLine.SayAsync(fault, ExitCode.NotPossible);
        }

        await using var scope = app.Services.CreateAsyncScope();
        string[] known = [.. scope.ServiceProvider.GetRequiredService<SocialValueIndexDbContext>().Database.GetMigrations()];

        // Under another name until it is whole, so that nobody takes half a backup for one.
        var part = $"{to}.part";
        File.Delete(part);
        try
        {
            SqliteCopy.Copy(location.File!, part);
            SqliteCopy.SetJournal(part, "delete");
            if (SqliteCopy.FaultIn(part, known) is { } notWhole)
            {
                return await CommandLine.SayAsync($"No backup was made of {location.File}: {notWhole}.", ExitCode.NotPossible);
            }

            File.Move(part, to);
        }
        catch (SqliteException exception)
        {
            return await CommandLine.SayAsync($"No backup was made: {StartupFault.Explain(exception)}.", ExitCode.NotPossible);
        }
        finally
        {
            File.Delete(part);
        }

        return await CommandLine.SayAsync(FormattableString.Invariant($"Backup: {to} ({new FileInfo(to).Length} bytes)"), ExitCode.Done);
    }

    private static string? FaultIn(DatabaseLocation location, string to) =>
        location.File is null ? "This command is for SQLite. Back up SQL Server with its own tools."
        : !File.Exists(location.File) ? $"There is no database at {location.File}."
        : File.Exists(to) ? $"{to} is there already. Name a new file."
        : !Directory.Exists(Path.GetDirectoryName(to)) ? $"The folder {Path.GetDirectoryName(to)} does not exist."
        : null;
}
