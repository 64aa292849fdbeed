using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;

namespace SocialValueIndex.TestSupport;

/// <summary>A database of a test's own, made by the real migrations, which goes when the test is over.</summary>
public abstract class TestDatabase : IDisposable
{
    /// <summary>The environment variable with the connection string of a SQL Server, for the tests that run on either database.</summary>
    public const string ServerVariable = "TEST_DATABASE";

    /// <summary>Whether <see cref="ServerVariable"/> names a server.</summary>
    public static bool IsServerChosen => Server is not null;

    /// <summary>For an application that opens the database by itself.</summary>
    public abstract string ConnectionString { get; }

    private static string? Server => Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } server ? server : null;

    /// <summary>A SQLite file with the default question set, published.</summary>
    public static TestDatabase Create() => new SqliteTestDatabase(loadQuestionSet: true);

    /// <summary>A SQLite file that is empty but for the roles.</summary>
    public static TestDatabase CreateWithoutQuestionSet() => new SqliteTestDatabase(loadQuestionSet: false);

    /// <summary>A copy of a SQLite file that was kept from before, not upgraded yet.</summary>
    public static TestDatabase From(byte[] file) => new SqliteTestDatabase(file);

    /// <summary>A database on the server that <see cref="ServerVariable"/> names; a SQLite file where it names none.</summary>
    /// <param name="loadQuestionSet">Whether it holds the default question set, published, or nothing but the roles.</param>
    public static TestDatabase CreateWhereChosen(bool loadQuestionSet = true) =>
        Server is { } server ? new SqlServerTestDatabase(server, loadQuestionSet) : new SqliteTestDatabase(loadQuestionSet);

    /// <summary>
    /// Whether the answer to every commit is lost on the way back, as over a network that fails at the worst moment. On SQLite only.
    /// </summary>
    public bool LosesAnswers { get; set; }

    /// <summary>A context that sees what a user sees. The caller disposes of it.</summary>
    public SocialValueIndexDbContext CreateContext(ICurrentUser user, params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<SocialValueIndexDbContext>();
        Use(options);
        if (!LosesAnswers)
        {
            return new SocialValueIndexDbContext(options.AddInterceptors(interceptors).Options).For(user);
        }

        new SqliteDbContextOptionsBuilder(options).ExecutionStrategy(d => new LostAnswerStrategy(d));
        var db = new SocialValueIndexDbContext(options.AddInterceptors([new LostAnswer(), .. interceptors]).Options).For(user);

        // One statement is its own commit, unless a transaction is asked for; only those can be lost here.
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return db;
    }

    /// <summary>Makes a context use this database.</summary>
    public abstract void Use(DbContextOptionsBuilder options);

    /// <inheritdoc />
    public void Dispose()
    {
        Delete();
        GC.SuppressFinalize(this);
    }

    /// <summary>Removes the database from where it is.</summary>
    protected abstract void Delete();

    /// <summary>Brings the database up to date and, where it is wanted, fills it as the application does.</summary>
    protected void Prepare(bool loadQuestionSet)
    {
        using var db = CreateContext(KnownUser.Nobody);
        db.Database.Migrate();
        if (loadQuestionSet)
        {
            new LoadDefaultQuestionSet(db, TestData.Clock()).RunAsync(CancellationToken.None).GetAwaiter().GetResult();
        }
    }
}
