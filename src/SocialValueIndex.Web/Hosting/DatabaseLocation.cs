using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace SocialValueIndex.Web.Hosting;

/// <summary>Which database the settings name.</summary>
/// <param name="ConnectionString">How it is opened. It can hold a password.</param>
/// <param name="DisplayName">What it is called in the log and by the commands: the full path, or the name and the server. Never a
/// password.</param>
/// <param name="File">The full path, of SQLite only.</param>
internal sealed record DatabaseLocation(string ConnectionString, string DisplayName, string? File)
{
    public const string ConnectionSetting = "ConnectionStrings:SocialValueIndex";

    private const string FileName = "social-value-index.db";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="StartupException">A setting cannot be used.</exception>
    public static DatabaseLocation Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var connection = configuration[ConnectionSetting];
        try
        {
            return configuration["Database:Provider"] switch
            {
                null or "" or "Sqlite" => Sqlite(
                    string.IsNullOrWhiteSpace(connection) ? $"Data Source={DefaultFile(environment)}" : connection,
                    environment.ContentRootPath
                ),
                "SqlServer" => SqlServer(
                    connection ?? throw new StartupException($"Set {ConnectionSetting} to the connection string of the SQL Server.")
                ),
                var provider => throw new StartupException($"Database:Provider is \"{provider}\". Set it to Sqlite or SqlServer."),
            };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new StartupException($"{ConnectionSetting} is not a connection string. {exception.Message}");
        }
    }

    /// <summary>
    /// Makes the file readable by its owner alone, where there is one. One that belongs to another account stays as it is.
    /// </summary>
    public static void Protect(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var path in new[] { file, $"{file}-wal", $"{file}-shm" }.Where(System.IO.File.Exists))
        {
            try
            {
                System.IO.File.SetUnixFileMode(path, OwnerOnly);
            }
            catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
            {
                // Whether the file can be used is found out when it is.
            }
        }
    }

    /// <summary>Makes an empty file that only its owner can read.</summary>
    /// <returns>Whether it was made; false where there is one.</returns>
    public static bool CreateFile(string file)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            new FileStream(file, options).Dispose();
            return true;
        }
        catch (IOException) when (System.IO.File.Exists(file))
        {
            return false;
        }
    }

    // Outside Development an upgrade replaces the application's folder, so nothing that must be kept lies in it.
    private static string DefaultFile(IHostEnvironment environment) =>
        environment.IsDevelopment() ? Path.Combine("App_Data", FileName)
        : OperatingSystem.IsWindows()
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "social-value-index", FileName)
        : $"/var/lib/social-value-index/{FileName}";

    private static DatabaseLocation Sqlite(string connection, string contentRoot)
    {
        var parsed = new SqliteConnectionStringBuilder(connection);
        if (parsed.DataSource is "" or ":memory:" || parsed.Mode == SqliteOpenMode.Memory)
        {
            throw new StartupException($"{ConnectionSetting} names no file. Set it to \"Data Source=\" and the path of the database.");
        }

        parsed.DataSource = Path.GetFullPath(Path.Combine(contentRoot, parsed.DataSource));

        // Only the start makes the file. A connection that found none later would begin an empty database without a word.
        parsed.Mode = parsed.Mode == SqliteOpenMode.ReadWriteCreate ? SqliteOpenMode.ReadWrite : parsed.Mode;
        return new DatabaseLocation(parsed.ConnectionString, $"SQLite {parsed.DataSource}", parsed.DataSource);
    }

    private static DatabaseLocation SqlServer(string connection)
    {
        var parsed = new SqlConnectionStringBuilder(connection);
        return new DatabaseLocation(connection, $"SQL Server {parsed.InitialCatalog} on {parsed.DataSource}", null);
    }
}
