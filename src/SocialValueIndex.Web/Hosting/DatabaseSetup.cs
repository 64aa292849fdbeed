using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Migrations.Sqlite;
using SocialValueIndex.Migrations.SqlServer;

namespace SocialValueIndex.Web.Hosting;

/// <summary>Which database, and how it is watched.</summary>
internal static class DatabaseSetup
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var location = DatabaseLocation.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(location);

        // Whoever does not expect that storing fails logs it. EF would also log what is expected, a lost race, with the value that SQL
        // Server quotes.
        builder.Services.AddPooledDbContextFactory<SocialValueIndexDbContext>(options => Use(options, location));
        builder.Services.AddScoped(services =>
            services
                .GetRequiredService<IDbContextFactory<SocialValueIndexDbContext>>()
                .CreateDbContext()
                .For(services.GetRequiredService<ICurrentUser>())
        );
        builder.Services.ConfigureDbContext<SocialValueIndexDbContext>(options =>
            options.ConfigureWarnings(w => w.Ignore(CoreEventId.SaveChangesFailed))
        );
        builder.Services.AddScoped<FirstKey>();
        builder.Services.AddSingleton<DatabaseFile>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");
    }

    private static void Use(DbContextOptionsBuilder options, DatabaseLocation location)
    {
        if (location.File is null)
        {
            options.UseSqlServer(
                location.ConnectionString,
                o => o.MigrationsAssembly("SocialValueIndex.Migrations.SqlServer").ExecutionStrategy(d => new LostConnectionStrategy(d))
            );
        }
        else
        {
            CountNoMemory();
            options.UseSqlite(location.ConnectionString, o => o.MigrationsAssembly("SocialValueIndex.Migrations.Sqlite"));
            options.AddInterceptors(new BusyTimeoutInterceptor());
            options.ReplaceService<IHistoryRepository, TakeOverHistoryRepository>();
            options.ReplaceService<IMigrationsSqlGenerator, WholeMigrations>();
        }
    }

    /// <summary>
    /// SQLite counts each byte that it asks for, under one lock for all connections, which took a tenth of a page's time. Nobody reads
    /// these counts. Refused where SQLite is in use already, as by the host before in the same process: then it counts.
    /// </summary>
    private static void CountNoMemory()
    {
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }
}
