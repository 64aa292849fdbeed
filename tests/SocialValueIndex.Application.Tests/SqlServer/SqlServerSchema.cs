using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Application.Tests.SqlServer;

/// <summary>SQL Server as far as it goes without a server: its parser, and a model of the schema that binds names.</summary>
internal static class SqlServerSchema
{
    /// <summary>A context that never connects.</summary>
    public static SocialValueIndexDbContext CreateContext(ICurrentUser user, params IInterceptor[] interceptors) =>
        new SocialValueIndexDbContext(
            new DbContextOptionsBuilder<SocialValueIndexDbContext>()
                .UseSqlServer(
                    "Server=none",
                    o => o.MigrationsAssembly(typeof(Migrations.SqlServer.DesignTimeDbContextFactory).Assembly.GetName().Name)
                )
                .AddInterceptors(interceptors)
                .ReplaceService<IDbContextTransactionManager, NoTransactions>()
                .Options
        ).For(user);

    /// <summary>The script, if it has no fault of syntax.</summary>
    public static TSqlScript Parse(string sql)
    {
        var script = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.True(errors.Count == 0, string.Join('\n', errors.Select(e => $"{e.Line},{e.Column}: {e.Message}\n{sql}")));
        return script;
    }

    /// <summary>A model of what the DbContext's create script makes. The caller disposes of it.</summary>
    public static TSqlModel Load()
    {
        using var db = CreateContext(KnownUser.Nobody);
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        var generator = new Sql160ScriptGenerator();
        foreach (var statement in Parse(db.Database.GenerateCreateScript()).Batches.SelectMany(b => b.Statements))
        {
            // Rows that come with the schema are no part of a model.
            if (statement is CreateTableStatement or CreateIndexStatement or AlterTableStatement)
            {
                generator.GenerateScript(statement, out var sql);
                model.AddObjects(sql);
            }
        }

        return model;
    }

    /// <summary>Everything that the model says is wrong.</summary>
    public static string Faults(TSqlModel model) => string.Join('\n', model.Validate().Select(m => m.ToString()));
}
