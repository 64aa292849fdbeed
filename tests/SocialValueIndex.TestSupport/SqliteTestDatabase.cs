using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.TestSupport;

/// <summary>A SQLite file. The migrations run once per test run; each test gets a copy of what they gave.</summary>
internal sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly Lazy<byte[]> Migrated = new(() => Template(loadQuestionSet: false));

    private static readonly Lazy<byte[]> Loaded = new(() => Template(loadQuestionSet: true));

    // In memory, where the system has such a folder: elsewhere every commit waits for the disk.
    private static readonly string Folder = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private readonly string _path = Path.Combine(Folder, $"social-value-index-{Guid.NewGuid():N}.db");

    public SqliteTestDatabase(bool loadQuestionSet)
        : this((loadQuestionSet ? Loaded : Migrated).Value) { }

    public SqliteTestDatabase(byte[] file)
    {
        File.WriteAllBytes(_path, file);
        ConnectionString = ConnectionStringTo(_path, pooling: true);
    }

    /// <summary>The one that is copied. Without pooling everything is in its one file as soon as no context is open.</summary>
    private SqliteTestDatabase() => ConnectionString = ConnectionStringTo(_path, pooling: false);

    public override string ConnectionString { get; }

    public override void Use(DbContextOptionsBuilder options) =>
        options.UseSqlite(
            ConnectionString,
            o => o.MigrationsAssembly(typeof(Migrations.Sqlite.DesignTimeDbContextFactory).Assembly.GetName().Name)
        );

    protected override void Delete()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
        foreach (var file in (string[])[_path, $"{_path}-wal", $"{_path}-shm"])
        {
            File.Delete(file);
        }
    }

    private static string ConnectionStringTo(string path, bool pooling) =>
        new SqliteConnectionStringBuilder { DataSource = path, Pooling = pooling }.ToString();

    private static byte[] Template(bool loadQuestionSet)
    {
        using var database = new SqliteTestDatabase();
        database.Prepare(loadQuestionSet);
        database.CreateKey();
        return File.ReadAllBytes(database._path);
    }

    /// <summary>
    /// Stores the key that protects cookies and forms, as the first application on a database does. All copies hold the same one,
    /// so that an application which goes from one copy to the next still reads what it wrote.
    /// </summary>
    private void CreateKey()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddScoped(_ => CreateContext(KnownUser.Nobody));
        services.AddDataProtection().SetApplicationName("SocialValueIndex").PersistKeysToDbContext<SocialValueIndexDbContext>();
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("a first use").Protect([0]);
    }
}
