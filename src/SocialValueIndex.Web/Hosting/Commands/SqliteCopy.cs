using Microsoft.Data.Sqlite;

namespace SocialValueIndex.Web.Hosting.Commands;

/// <summary>
/// Copies SQLite databases as a whole, also while the service writes to them: a copy of the file alone can miss what is in the file -wal
/// beside it.
/// </summary>
internal static class SqliteCopy
{
    private const int PatienceMilliseconds = 60_000;

    /// <summary>Copies a database over another one, or into a new file that only its owner can read.</summary>
    /// <exception cref="SqliteException">One of them cannot be used.</exception>
    public static void Copy(string from, string to)
    {
        DatabaseLocation.CreateFile(to);
        using (var source = Open(from))
        using (var target = Open(to))
        {
            source.BackupDatabase(target);
        }

        DatabaseLocation.Protect(to);
    }

    /// <summary>Lets a database be one file, or one with a write-ahead log beside it.</summary>
    public static void SetJournal(string file, string mode) => Ask(file, $"PRAGMA journal_mode = '{mode}'");

    /// <summary>Why a file is not a whole database of this application.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">The migrations that this version has, in their order.</param>
    /// <returns>The reason; none when it is one.</returns>
    public static string? FaultIn(string file, IReadOnlyList<string> known)
    {
        try
        {
            if (Ask(file, "PRAGMA integrity_check(1)") is not ["ok"])
            {
                return "it is damaged";
            }

            if (Ask(file, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'").Count == 0)
            {
                return "it is not a database of this application";
            }

            var applied = Ask(file, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId");
            return !applied.Contains(known[0]) ? "it is not a database of this application"
                : applied.Except(known).Any() ? "a newer version of this application made it"
                : null;
        }
        catch (SqliteException exception)
        {
            return StartupFault.Explain(exception);
        }
    }

    /// <summary>Whether the pages of a file fit together, which costs reading it once.</summary>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    public static bool IsWhole(string file) => Ask(file, "PRAGMA quick_check(1)") is ["ok"];

    private static List<string> Ask(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var answers = new List<string>();
        while (reader.Read())
        {
            answers.Add(reader.GetString(0));
        }

        return answers;
    }

    private static SqliteConnection Open(string file)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        };
        var connection = new SqliteConnection(settings.ToString());
        connection.Open();

        // Copying does not try again by itself when the service writes at the same moment.
        using var command = connection.CreateCommand();
        command.CommandText = FormattableString.Invariant($"PRAGMA busy_timeout = {PatienceMilliseconds}");
        command.ExecuteNonQuery();
        return connection;
    }
}
