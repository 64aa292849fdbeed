using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace SocialValueIndex.TestSupport;

/// <summary>
/// A database of its own name on a SQL Server. Each runs the migrations: there is no way to copy a database that every edition and service has.
/// This path was never run: no SQL Server was to be had where it was written.
/// </summary>
internal sealed class SqlServerTestDatabase : TestDatabase
{
    public SqlServerTestDatabase(string server, bool loadQuestionSet)
    {
        // Without pooling no connection is open when the database is dropped.
        ConnectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = $"social-value-index-{Guid.NewGuid():N}", Pooling = false }.ToString();
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

    public override void Use(DbContextOptionsBuilder options) => options.UseSqlServer(
        ConnectionString,
        o => o.MigrationsAssembly(typeof(Migrations.SqlServer.DesignTimeDbContextFactory).Assembly.GetName().Name).EnableRetryOnFailure());

    protected override void Delete()
    {
        using var db = CreateContext(Application.People.KnownUser.Nobody);
        db.Database.EnsureDeleted();
    }
}
