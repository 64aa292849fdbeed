using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Application.QuestionSets;

namespace SocialValueIndex.Web.Hosting;

/// <summary>Which database, and what is in it before the first request.</summary>
internal static class DatabaseSetup
{
    private const string ConnectionName = "SocialValueIndex";

    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException($"Set ConnectionStrings:{ConnectionName}.");
        var provider = builder.Configuration["Database:Provider"];
        Action<DbContextOptionsBuilder> use = provider switch
        {
            "Sqlite" => UseSqlite(connection, builder.Environment.ContentRootPath),
            "SqlServer" => options => options.UseSqlServer(
                connection, o => o.MigrationsAssembly("SocialValueIndex.Migrations.SqlServer").EnableRetryOnFailure()),
            _ => throw new InvalidOperationException($"Database:Provider is \"{provider}\". Set it to Sqlite or SqlServer."),
        };

        // Whoever does not expect that storing fails logs it. EF would also log what is expected, a lost race, with the value that SQL
        // Server quotes.
        builder.Services.AddDbContext<SocialValueIndexDbContext>(use);
        builder.Services.ConfigureDbContext<SocialValueIndexDbContext>(
            options => options.ConfigureWarnings(w => w.Ignore(CoreEventId.SaveChangesFailed)));
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");
    }

    /// <summary>
    /// Brings the database up to date and fills an empty one. Does not write when there is nothing to do, so an account that may not change
    /// tables can
    /// run an up-to-date database.
    /// </summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var stopping = app.Lifetime.ApplicationStopping;
        var db = scope.ServiceProvider.GetRequiredService<SocialValueIndexDbContext>();
        if ((await db.Database.GetPendingMigrationsAsync(stopping)).Any())
        {
            await db.Database.MigrateAsync(stopping);
        }

        await scope.ServiceProvider.GetRequiredService<LoadDefaultQuestionSet>().RunAsync(stopping);
        if (app.Environment.IsDevelopment())
        {
            await scope.ServiceProvider.GetRequiredService<DevelopmentData>().SeedAsync(stopping);
        }
    }

    private static Action<DbContextOptionsBuilder> UseSqlite(string connection, string contentRoot)
    {
        // A relative path means the application's folder, wherever it is started from.
        var parsed = new SqliteConnectionStringBuilder(connection);
        parsed.DataSource = Path.Combine(contentRoot, parsed.DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(parsed.DataSource)!);
        return options => options.UseSqlite(parsed.ConnectionString, o => o.MigrationsAssembly("SocialValueIndex.Migrations.Sqlite"));
    }
}
