using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace SocialValueIndex.TestSupport;

/// <summary>
/// A database of its own name on a SQL Server. Each runs the migrations: no way to copy a database is there in every edition and service.
/// This was never run: no SQL Server was to be had where it was written.
/// </summary>
internal sealed class SqlServerTestDatabase : TestDatabase
{
    public SqlServerTestDatabase(string server, bool loadQuestionSet)
    {
        // Without pooling no connection is open when the database is dropped.
        var name = $"social-value-index-{Guid.NewGuid():N}";
        ConnectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = name, Pooling = false }.ToString();
        try
        {
            Prepare(loadQuestionSet);
        }
        catch
        {
            Delete();
            throw;
        }
    }

    public override string ConnectionString { get; }

    public override void Use(DbContextOptionsBuilder options) =>
        options.UseSqlServer(
            ConnectionString,
            o =>
                o.MigrationsAssembly(typeof(Migrations.SqlServer.DesignTimeDbContextFactory).Assembly.GetName().Name)
                    .ExecutionStrategy(d => new Migrations.SqlServer.LostConnectionStrategy(d))
        );

    protected override void Delete()
    {
        using var db = CreateContext(Application.People.KnownUser.Nobody);
        db.Database.EnsureDeleted();
    }
}
