using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Migrations.Sqlite;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Kept;

/// <summary>A start that ends in the middle of a migration, as one that is killed does: the next start goes on from there.</summary>
public class WholeMigrationsTests
{
    private const string Counts =
        "SELECT 'Assessments', COUNT(*) FROM Assessments UNION ALL SELECT 'AspNetUsers', COUNT(*) FROM AspNetUsers UNION ALL "
        + "SELECT 'History', COUNT(*) FROM History UNION ALL SELECT 'Organisations', COUNT(*) FROM Organisations";

    public static TheoryData<string> AfterTheFirst
    {
        get
        {
            using var database = TestDatabase.CreateWithoutQuestionSet();
            using var db = database.CreateContext(KnownUser.Nobody);
            return [.. db.Database.GetMigrations().Skip(1)];
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(AfterTheFirst))]
    public async Task Migrate_EndedBeforeAMigrationIsWrittenDown_GoesOnWithTheNextStart(string migration)
    {
        using var database = TestDatabase.From(KeptDatabaseTests.Unpacked());
        await using (var ended = Open(database, new EndsBefore($"\"__EFMigrationsHistory\".*'{migration}'")))
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => WholeMigrations.MigrateAsync(ended.Database, Token));
        }

        await using (var next = Open(database))
        {
            await WholeMigrations.MigrateAsync(next.Database, Token);
        }

        using var undisturbed = TestDatabase.From(KeptDatabaseTests.Unpacked());
        await using (var db = Open(undisturbed))
        {
            await WholeMigrations.MigrateAsync(db.Database, Token);
        }

        Assert.Equal(await ReadAsync(undisturbed), await ReadAsync(database));
    }

    [Fact]
    public async Task Migrate_ThatRebuildsATableWhileForeignKeysAreOn_ChangesNothingOfIt()
    {
        using var database = TestDatabase.From(KeptDatabaseTests.Unpacked());
        await using var db = Open(database);

        await Assert.ThrowsAsync<SqliteException>(() => db.Database.MigrateAsync(Token));

        Assert.Contains(await db.Database.GetPendingMigrationsAsync(Token), m => m.EndsWith("CarriedAnswers", StringComparison.Ordinal));
        Assert.Equal(5, await CountAsync(database, "Assessments"));
    }

    [Fact]
    public async Task Migrate_Done_LeavesForeignKeysOnAndNoneBroken()
    {
        using var database = TestDatabase.From(KeptDatabaseTests.Unpacked());
        await using var db = Open(database);

        await WholeMigrations.MigrateAsync(db.Database, Token);

        await db.Database.OpenConnectionAsync(Token);
        Assert.Equal([1], await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").ToListAsync(Token));
        Assert.Equal(0, await CountAsync(database, "pragma_foreign_key_check"));
    }

    /// <summary>As the application opens it.</summary>
    private static SocialValueIndexDbContext Open(TestDatabase database, params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<SocialValueIndexDbContext>();
        database.Use(options);
        options.ReplaceService<IMigrationsSqlGenerator, WholeMigrations>().AddInterceptors(interceptors);
        return new SocialValueIndexDbContext(options.Options).For(KnownUser.Nobody);
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(TestDatabase database)
    {
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        var rows = new List<string>();
        foreach (var query in (string[])["SELECT name, sql FROM sqlite_master ORDER BY name", Counts])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = query;
            await using var reader = await command.ExecuteReaderAsync(Token);
            while (await reader.ReadAsync(Token))
            {
                rows.Add($"{reader.GetValue(0)}: {reader.GetValue(1)}");
            }
        }

        return rows;
    }

    private static async Task<long> CountAsync(TestDatabase database, string table)
    {
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {table}";
        return (long)(await command.ExecuteScalarAsync(Token))!;
    }

    /// <summary>Ends the work before a statement. What is not stored by then is undone, as when the process is killed.</summary>
    private sealed class EndsBefore(string statement) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        ) => Regex.IsMatch(command.CommandText, statement, RegexOptions.Singleline) ? throw new OperationCanceledException() : new(result);
    }
}
