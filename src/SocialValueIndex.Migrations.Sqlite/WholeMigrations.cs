using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace SocialValueIndex.Migrations.Sqlite;

/// <summary>
/// Stores each migration whole or not at all. To rebuild a table, foreign keys have to be off, and SQLite turns them off only outside a
/// transaction. So Entity Framework ends the transaction in the middle of such a migration: a process that is killed then leaves half of
/// it, and no later start gets past that. Here foreign keys are off before the first migration begins, and none ends its transaction.
/// </summary>
public sealed class WholeMigrations(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    private const string Switch = "PRAGMA foreign_keys = ";
    private const string Off = Switch + "0";
    private const string On = Switch + "1";

    // Dropping a table while they are on deletes the rows that refer to it. What is no JSON ends the migration before that.
    private const string OnlyWhileOff = "SELECT iif((SELECT foreign_keys FROM pragma_foreign_keys), json('Foreign keys are on'), 0);";

    /// <summary>Brings the database up to date, with a context that uses this.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static async Task MigrateAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await database.ExecuteSqlRawAsync(Off, cancellationToken);
            await database.MigrateAsync(cancellationToken);
        }
        finally
        {
            // The connection is used again. Where the file is gone, nobody uses it.
            await database.ExecuteSqlRawAsync(On, CancellationToken.None);
            await database.CloseConnectionAsync();
        }
    }

    /// <inheritdoc />
    protected override void Generate(SqlOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
        var isSwitch = operation.SuppressTransaction && operation.Sql.StartsWith(Switch, StringComparison.Ordinal);
        base.Generate(isSwitch ? new SqlOperation { Sql = OnlyWhileOff } : operation, model, builder);
    }
}
