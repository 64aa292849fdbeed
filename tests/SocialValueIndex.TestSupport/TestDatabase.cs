using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;

namespace SocialValueIndex.TestSupport;

/// <summary>
/// A SQLite file of a test's own, made by the real migrations. They run once per test run; each test gets a copy of what they gave,
/// and the file goes when the test is over.
/// </summary>
public sealed class TestDatabase : IDisposable
{
    private static readonly Lazy<byte[]> Migrated = new(() => Template(loadQuestionSet: false));

    private static readonly Lazy<byte[]> Loaded = new(() => Template(loadQuestionSet: true));

    private readonly string _path;

    private TestDatabase(byte[] template)
    {
        _path = FreshPath();
        File.WriteAllBytes(_path, template);
    }

    /// <summary>For an application that opens the file by itself.</summary>
    public string ConnectionString => ConnectionStringTo(_path);

    /// <summary>A migrated database with the default question set, published.</summary>
    public static TestDatabase Create() => new(Loaded.Value);

    /// <summary>A migrated database that is empty but for the roles.</summary>
    public static TestDatabase CreateWithoutQuestionSet() => new(Migrated.Value);

    /// <summary>Whether the answer to every commit is lost on the way back, as over a network that fails at the worst moment.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>A context that sees what a user sees. The caller disposes of it.</summary>
    public SocialValueIndexDbContext CreateContext(ICurrentUser user, params IInterceptor[] interceptors)
    {
        if (!LosesAnswers)
        {
            return Open(ConnectionString, user, _ => { }, interceptors);
        }

        var db = Open(ConnectionString, user, o => o.ExecutionStrategy(d => new LostAnswerStrategy(d)), [new LostAnswer(), .. interceptors]);

        // One statement is its own commit, unless a transaction is asked for; only those can be lost here.
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return db;
    }

    /// <inheritdoc />
    public void Dispose() => Delete(_path);

    private static byte[] Template(bool loadQuestionSet)
    {
        var path = FreshPath();
        try
        {
            using (var db = Open(ConnectionStringTo(path), KnownUser.Nobody, _ => { }))
            {
                db.Database.Migrate();
                if (loadQuestionSet)
                {
                    new LoadDefaultQuestionSet(db, TestData.Clock()).RunAsync(CancellationToken.None).GetAwaiter().GetResult();
                }
            }

            return File.ReadAllBytes(path);
        }
        finally
        {
            Delete(path);
        }
    }

    private static SocialValueIndexDbContext Open(
        string connectionString, ICurrentUser user, Action<SqliteDbContextOptionsBuilder> configure, params IInterceptor[] interceptors) => new(
        new DbContextOptionsBuilder<SocialValueIndexDbContext>()
            .UseSqlite(connectionString, o => configure(o.MigrationsAssembly(typeof(Migrations.Sqlite.DesignTimeDbContextFactory).Assembly.GetName().Name)))
            .AddInterceptors(interceptors)
            .Options,
        user);

    private static string FreshPath() => Path.Combine(Path.GetTempPath(), $"social-value-index-{Guid.NewGuid():N}.db");

    // Without pooling the file is closed with the context, and can go.
    private static string ConnectionStringTo(string path) => new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();

    private static void Delete(string path)
    {
        foreach (var file in (string[])[path, $"{path}-wal", $"{path}-shm"])
        {
            File.Delete(file);
        }
    }
}
