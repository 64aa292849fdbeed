using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.SqlServer;

/// <summary>Two databases, one model.</summary>
public class SchemaTests
{
    // Databases remember the migrations that they have by these ids. Whoever adds a migration adds its ids; nobody changes one.
    private static readonly string[] OnSqlite =
    [
        "20261122222721_Initial",
        "20261125200533_OneHistory",
        "20261125203950_Actions",
        "20261125204237_LateForms",
        "20261125205051_CarriedAnswers",
        "20261125214317_Outbox",
        "20261125224642_IssuedPlans",
        "20261125231031_CommitteeReports",
        "20261126000242_RulesAndPeople",
        "20261126000834_SigningIn",
    ];

    private static readonly string[] OnSqlServer =
    [
        "20261122222810_Initial",
        "20261125200545_OneHistory",
        "20261125204300_Actions",
        "20261125204311_LateForms",
        "20261125205115_CarriedAnswers",
        "20261125214320_Outbox",
        "20261125224701_IssuedPlans",
        "20261125231100_CommitteeReports",
        "20261126000324_RulesAndPeople",
        "20261126000941_SigningIn",
    ];

    [Fact]
    public void Migrations_ThatDatabasesHave_KeepTheirIds()
    {
        using var database = TestDatabase.CreateWithoutQuestionSet();
        using var sqlite = database.CreateContext(KnownUser.Nobody);
        using var sqlServer = SqlServerSchema.CreateContext(KnownUser.Nobody);

        Assert.Equal(OnSqlite, sqlite.Database.GetMigrations());
        Assert.Equal(OnSqlServer, sqlServer.Database.GetMigrations());
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void MigrationScript_ForSqlServer_Parses(MigrationsSqlGenerationOptions options)
    {
        using var db = SqlServerSchema.CreateContext(KnownUser.Nobody);

        var script = db.GetService<IMigrator>().GenerateScript(options: options);

        Assert.Contains("CREATE TABLE [Assessments]", script, StringComparison.Ordinal);
        Assert.NotEmpty(SqlServerSchema.Parse(script).Batches);
    }

    [Fact]
    public void Model_ForSqlServer_HasNoChangesWithoutAMigration()
    {
        using var db = SqlServerSchema.CreateContext(KnownUser.Nobody);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Model_ForSqlite_HasNoChangesWithoutAMigration()
    {
        using var database = TestDatabase.CreateWithoutQuestionSet();
        using var db = database.CreateContext(KnownUser.Nobody);

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(db.Database.GetPendingMigrations());
    }

    [Fact]
    public void Migrations_OfBothDatabases_AreTheSameByName()
    {
        using var database = TestDatabase.CreateWithoutQuestionSet();
        using var sqlite = database.CreateContext(KnownUser.Nobody);
        using var sqlServer = SqlServerSchema.CreateContext(KnownUser.Nobody);

        Assert.Equal(Names(sqlite), Names(sqlServer));

        static IEnumerable<string> Names(SocialValueIndexDbContext db) =>
            db.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]);
    }

    [Fact]
    public void Migrations_OfBothDatabases_MakeTheSameTablesColumnsAndKeys()
    {
        using var database = TestDatabase.CreateWithoutQuestionSet();
        using var sqlite = database.CreateContext(KnownUser.Nobody);
        using var sqlServer = SqlServerSchema.CreateContext(KnownUser.Nobody);

        var made = Describe(sqlServer);

        Assert.Equal(Describe(sqlite), made);
        Assert.Contains("Assessments.Period String 50 False", made);
    }

    [Fact]
    public void CreateScript_ForSqlServer_LoadsAndIsValid()
    {
        using var model = SqlServerSchema.Load();

        Assert.Equal("", SqlServerSchema.Faults(model));
        using var db = SqlServerSchema.CreateContext(KnownUser.Nobody);
        Assert.Equal(
            db.Model.GetRelationalModel().Tables.Select(t => t.Name).Order(),
            model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Select(t => t.Name.Parts[^1]).Order()
        );
        Assert.NotEmpty(model.GetObjects(DacQueryScopes.UserDefined, ForeignKeyConstraint.TypeClass));
        Assert.NotEmpty(model.GetObjects(DacQueryScopes.UserDefined, Microsoft.SqlServer.Dac.Model.Index.TypeClass));
    }

    /// <summary>
    /// There is no server here to run a migration on. Its hand-written statements are bound against the tables of before and after, which
    /// finds every fault of syntax and names; what they do is seen on SQLite only.
    /// </summary>
    [Fact]
    public void CarryOver_OfTheHistory_BindsAgainstTheTablesOfBeforeAndAfter()
    {
        using var model = SqlServerSchema.Load();
        using var db = SqlServerSchema.CreateContext(KnownUser.Nobody);
        var statements = SqlServerSchema.Parse(db.GetService<IMigrator>().GenerateScript()).Batches.SelectMany(b => b.Statements).ToList();
        var generator = new Sql160ScriptGenerator();
        string[] former = ["AssessmentEvents", "AuditEntries"];
        foreach (
            var table in statements.OfType<CreateTableStatement>().Where(t => former.Contains(t.SchemaObjectName.BaseIdentifier.Value))
        )
        {
            generator.GenerateScript(table, out var sql);
            model.AddObjects(sql);
        }

        var moves = statements
            .Where(s => s is InsertStatement or UpdateStatement)
            .Select(s =>
                string.Join(
                    ' ',
                    s.ScriptTokenStream.Skip(s.FirstTokenIndex)
                        .Take(s.LastTokenIndex - s.FirstTokenIndex + 1)
                        .Select(t => t.Text.Trim())
                        .Where(t => t.Length > 0)
                )
            )
            .Where(sql => former.Any(table => sql.Contains(table, StringComparison.Ordinal)))
            .ToList();
        for (var i = 0; i < moves.Count; i++)
        {
            model.AddObjects(string.Create(CultureInfo.InvariantCulture, $"CREATE PROCEDURE dbo.Move{i} AS {moves[i]}"));
        }

        Assert.Equal(5, moves.Count);
        Assert.Equal("", SqlServerSchema.Faults(model));
    }

    [Fact]
    public void Cascades_ForSqlServer_NeverReachATableByTwoWays()
    {
        using var db = SqlServerSchema.CreateContext(KnownUser.Nobody);

        // SQL Server refuses such a table (error 1785), which the model of the schema does not notice.
        Assert.All(db.Model.GetEntityTypes(), start => Assert.Distinct(Reached(start)));

        static IEnumerable<string> Reached(IEntityType from) =>
            from.GetReferencingForeignKeys()
                .Where(k => k.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull)
                .SelectMany(k => Reached(k.DeclaringEntityType).Prepend(k.DeclaringEntityType.Name));
    }

    [Theory]
    [InlineData(
        "CREATE TABLE dbo.Broken (Id int NOT NULL PRIMARY KEY, Other int NOT NULL CONSTRAINT FK_Broken FOREIGN KEY REFERENCES "
            + "dbo.Missing (Id));"
    )]
    [InlineData("CREATE VIEW dbo.Broken AS SELECT a.NoSuchColumn FROM dbo.Assessments AS a;")]
    [InlineData("CREATE PROCEDURE dbo.Broken AS SELECT a.NoSuchColumn FROM Assessments AS a;")]
    public void BrokenReference_AddedToTheSchema_IsCaught(string sql)
    {
        using var model = SqlServerSchema.Load();

        model.AddObjects(sql);

        Assert.Contains("Broken", SqlServerSchema.Faults(model), StringComparison.Ordinal);
    }

    /// <summary>What the last migration's snapshot makes, without the words that each database has for it.</summary>
    private static List<string> Describe(SocialValueIndexDbContext db)
    {
        var snapshot = db.GetService<IMigrationsAssembly>().ModelSnapshot!.Model;
        var model = db.GetService<IModelRuntimeInitializer>().Initialize((IModel)snapshot, designTime: true).GetRelationalModel();
        return
        [
            .. from table in model.Tables
            from column in table.Columns
            let property = column.PropertyMappings.Count == 0 ? null : column.PropertyMappings[0].Property
            // What is kept as JSON of its own, as passkeys are, is mapped part by part.
            select property is null
                ? $"{table.Name}.{column.Name} {column.IsNullable}"
                : $"{table.Name}.{column.Name} {(property.GetValueConverter()?.ProviderClrType ?? property.ClrType).Name} "
                    + $"{property.GetMaxLength()} {column.IsNullable}",
            .. from table in model.Tables from key in table.ForeignKeyConstraints select $"{table.Name} {key.Name} {key.OnDeleteAction}",
            .. from table in model.Tables
            from index in table.Indexes
            select $"{table.Name} {index.Name} {index.IsUnique} {string.Join(',', index.Columns.Select(c => c.Name))}",
        ];
    }
}
