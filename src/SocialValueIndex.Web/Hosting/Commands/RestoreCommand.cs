using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Web.Hosting.Commands;

/// <summary>
/// Puts a backup in the place of the SQLite database, while the service runs or is stopped, and keeps the replaced one beside it.
/// </summary>
internal static class RestoreCommand
{
    private static readonly string[] Companions = ["", "-wal", "-shm"];

    public static Command Command { get; } = new("restore", "--from FILE", ["--from"], [], RunAsync);

    private static async Task<int> RunAsync(WebApplication app, IReadOnlyDictionary<string, string> options)
    {
        var location = app.Services.GetRequiredService<DatabaseLocation>();
        await Console.Out.WriteLineAsync($"Database: {location.DisplayName}");
        var from = Path.GetFullPath(options["--from"]);
        if (FaultIn(location, from) is { } fault)
        {
            return await CommandLine.SayAsync(fault, ExitCode.NotPossible);
        }

        await using var scope = app.Services.CreateAsyncScope();
        string[] known = [.. scope.ServiceProvider.GetRequiredService<SocialValueIndexDbContext>().Database.GetMigrations()];
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var part = $"{location.File}.restoring";
        try
        {
            TakeCopy(from, part);
            if (SqliteCopy.FaultIn(part, known) is { } notWhole)
            {
                return await CommandLine.SayAsync($"Nothing was restored from {from}: {notWhole}.", ExitCode.NotPossible);
            }

            var stamp = now.ToString("yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture);
            var kept = Replace(location.File!, part, $"{location.File}.replaced-{stamp}");
            var before = kept is null ? "There was no database to replace." : $"Replaced database: {kept}";
            return await CommandLine.SayAsync($"Restored: {from}\n{before}\nStart the service, or restart it if it runs.", ExitCode.Done);
        }
        catch (SqliteException exception)
        {
            return await CommandLine.SayAsync($"Nothing was restored: {StartupFault.Explain(exception)}.", ExitCode.NotPossible);
        }
        finally
        {
            Array.ForEach(Companions, c => File.Delete(part + c));
        }
    }

    private static string? FaultIn(DatabaseLocation location, string from) =>
        location.File is null ? "This command is for SQLite. Restore SQL Server with its own tools."
        : !File.Exists(from) ? $"There is no file {from}."
        : from == location.File ? "The backup is the database itself. Name another file."
        : !Directory.Exists(Path.GetDirectoryName(location.File)) ? $"The folder {Path.GetDirectoryName(location.File)} does not exist."
        : null;

    // The backup may be a bare copy with its log beside it, and may lie where nothing can be written.
    private static void TakeCopy(string from, string part)
    {
        Array.ForEach(Companions, c => File.Delete(part + c));
        DatabaseLocation.CreateFile(part);
        foreach (var companion in Companions.Where(c => c != "-shm" && File.Exists(from + c)))
        {
            using var source = File.OpenRead(from + companion);
            using var target = new FileStream(part + companion, FileMode.OpenOrCreate, FileAccess.Write);
            source.CopyTo(target);
        }

        DatabaseLocation.Protect(part);
    }

    /// <summary>Replaces the database. What is in a log beside it belongs to the replaced one, and goes with it.</summary>
    /// <returns>Where the replaced database is kept; none where there was none.</returns>
    private static string? Replace(string file, string part, string kept)
    {
        if (File.Exists(file) && TryKeep(file, kept))
        {
            // Through SQLite and into the same file, so that a running service goes on with what was restored.
            SqliteCopy.Copy(part, file);
            return kept;
        }

        var moved = Companions.Where(c => File.Exists(file + c)).ToList();
        moved.ForEach(c => File.Move(file + c, kept + c));
        SqliteCopy.SetJournal(part, "wal");
        File.Move(part, file);
        return moved.Count == 0 ? null : kept;
    }

    // A damaged database cannot be copied; it is moved away as it is.
    private static bool TryKeep(string file, string kept)
    {
        try
        {
            SqliteCopy.Copy(file, kept);
            SqliteCopy.SetJournal(kept, "delete");
            return true;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            Array.ForEach(Companions, c => File.Delete(kept + c));
            return false;
        }
    }
}
