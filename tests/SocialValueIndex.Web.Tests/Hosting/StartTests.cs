using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Web.Tests.Hosting;

/// <summary>The application in a process of its own, as whoever runs the server meets it.</summary>
public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("svi-start-");

    private string DatabaseFile => Path.Combine(_folder.FullName, "index.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Database__Provider", "Oracle", "Database:Provider is \"Oracle\"")]
    [InlineData("Mail__Port", "abc", "Mail:Port")]
    [InlineData("PublicUrl", "index", "PublicUrl is \"index\"")]
    [InlineData("PathBase", "svi", "PathBase is \"svi\"")]
    [InlineData("TZDIR", "/nonexistent", "Europe/London")]
    [InlineData("ConnectionStrings__SocialValueIndex", "Data Source=/no/such/folder/index.db", "/no/such/folder")]
    [InlineData("ConnectionStrings__SocialValueIndex", "Data Source=/sys/index.db", "the service may not write to its folder")]
    [InlineData("ConnectionStrings__SocialValueIndex", "Nonsense=1", "ConnectionStrings:SocialValueIndex")]
    [InlineData("ASPNETCORE_URLS", "nonsense", "nonsense")]
    [InlineData("SignIn__SecondStep", "Sometimes", "SignIn:SecondStep is \"Sometimes\". Set it to Optional, Administrators, Everybody.")]
    [InlineData("SignIn__IdleHours", "0", "SignIn:IdleHours is \"0\". Set it to a number from 1 to 24.")]
    [InlineData("SignIn__LongestDays", "week", "SignIn:LongestDays is \"week\". Set it to a number from 1 to 30.")]
    [InlineData("SignIn__PasswordsAllowed", "false", "Set SignIn:Oidc:Authority first, or nobody can sign in.")]
    [InlineData("SignIn__Oidc__Authority", "http://login.example", "Set it to an address that begins with https://.")]
    [InlineData("SignIn__Oidc__Authority", "https://login.example", "SignIn:Oidc:ClientId is not.")]
    [InlineData("Keys__Certificate", "/no/such/file.pfx", "Set it to a PKCS #12 file (.pfx) with its private key.")]
    public async Task Start_WithAFaultInASetting_EndsWithOneSentence(string setting, string value, string expected)
    {
        CopyDatabase(DatabaseFile);

        var (exitCode, _, error) = await RunAsync([], (setting, value));

        AssertOneSentence(exitCode, error, expected);
    }

    [Theory]
    [InlineData("PathBase", "svi", "PathBase is \"svi\"")]
    [InlineData("PublicUrl", "https://index.example.gov.uk/svi", "Let PublicUrl end in the path of PathBase")]
    [InlineData("ForwardedHeaders__KnownProxies", "proxy", "ForwardedHeaders:KnownProxies holds \"proxy\"")]
    [InlineData("Retention__HistoryYears", "0", "Retention:HistoryYears is 0")]
    [InlineData("Mail__Host", "mail.example.gov.uk", "PublicUrl")]
    [InlineData("TZDIR", "/nonexistent", "Europe/London")]
    public async Task Check_OfASettingThatEndsAStart_IsNotDone(string setting, string value, string expected)
    {
        CopyDatabase(DatabaseFile);

        var (exitCode, _, error) = await RunAsync(["check"], (setting, value));

        AssertOneSentence(exitCode, error, expected);
    }

    [Fact]
    public async Task Start_OnAFileThatIsNoDatabase_EndsWithOneSentence()
    {
        await File.WriteAllTextAsync(DatabaseFile, new string('x', 5000), TestContext.Current.CancellationToken);

        var (exitCode, _, error) = await RunAsync([]);

        AssertOneSentence(exitCode, error, "is not a SQLite database");
    }

    [Fact]
    public async Task Start_OnAPortThatIsInUse_EndsWithOneSentence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        CopyDatabase(DatabaseFile);

        var (exitCode, log, error) = await RunAsync(
            [],
            ("ASPNETCORE_URLS", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}")
        );

        AssertOneSentence(exitCode, error, "already in use");
        Assert.DoesNotContain("   at ", log, StringComparison.Ordinal);
        Assert.Contains($"SQLite {DatabaseFile}", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "nonsense")]
    [InlineData(2, "backup")]
    [InlineData(2, "test-email", "--to", "nobody")]
    [InlineData(1, "test-email", "--to", "ada@example.gov.uk")]
    [InlineData(1, "check")]
    [InlineData(1, "backup", "--to", "copy.db")]
    [InlineData(1, "restore", "--from", "nowhere.db")]
    [InlineData(1, "create-administrator", "--email", "ada@example.gov.uk", "--url", "https://index.example.gov.uk")]
    [InlineData(0, "version")]
    public async Task Command_WithoutADatabase_MakesNone(int expected, params string[] arguments)
    {
        var (exitCode, _, _) = await RunAsync(arguments);

        Assert.Equal(expected, exitCode);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task Restore_OfABackup_BesideALeftLog_BringsNothingNewerBack()
    {
        CopyDatabase(DatabaseFile);
        var backup = Path.Combine(_folder.FullName, "backup.db");
        Assert.Equal(0, (await RunAsync(["backup", "--to", backup])).ExitCode);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
        }

        using (var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=false"))
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = 'wal'");
            Execute(connection, "CREATE TABLE Newer (Id INTEGER)");
            foreach (var suffix in (string[])["", "-wal"])
            {
                File.Copy(DatabaseFile + suffix, $"{DatabaseFile}.killed{suffix}");
            }
        }

        // As a process leaves it that is killed: with changes that are only in the log.
        File.Move($"{DatabaseFile}.killed", DatabaseFile, overwrite: true);
        File.Move($"{DatabaseFile}.killed-wal", $"{DatabaseFile}-wal", overwrite: true);
        var (exitCode, output, _) = await RunAsync(["restore", "--from", backup]);

        Assert.Equal(0, exitCode);
        Assert.Contains(DatabaseFile, output, StringComparison.Ordinal);
        Assert.False(HasNewer(DatabaseFile));
        Assert.True(HasNewer(Assert.Single(_folder.GetFiles("index.db.replaced-*")).FullName));
    }

    [Fact]
    public async Task Restore_OfWhatIsNoDatabaseOfOurs_ChangesNothing()
    {
        CopyDatabase(DatabaseFile);
        var other = Path.Combine(_folder.FullName, "other.db");
        using (var connection = new SqliteConnection($"Data Source={other};Pooling=false"))
        {
            connection.Open();
            Execute(connection, "CREATE TABLE Newer (Id INTEGER)");
        }

        var (exitCode, _, error) = await RunAsync(["restore", "--from", other]);

        Assert.Equal(1, exitCode);
        Assert.Contains("not a database of this application", error, StringComparison.Ordinal);
        Assert.False(HasNewer(DatabaseFile));
        Assert.Equal(2, _folder.GetFiles().Length);
    }

    private static void CopyDatabase(string to)
    {
        using var database = TestDatabase.Create();
        File.Copy(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource, to);
    }

    private static bool HasNewer(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'Newer'";
        return (long)command.ExecuteScalar()! == 1;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void AssertOneSentence(int exitCode, string error, string expected)
    {
        Assert.Equal(1, exitCode);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string[] arguments,
        params (string Name, string Value)[] settings
    )
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ConnectionStrings__SocialValueIndex"] = $"Data Source={DatabaseFile}";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
