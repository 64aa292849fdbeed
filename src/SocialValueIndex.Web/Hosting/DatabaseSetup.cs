using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using SocialValueIndex.Application;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Migrations.Sqlite;
using SocialValueIndex.Migrations.SqlServer;
using SocialValueIndex.Web.Access;

namespace SocialValueIndex.Web.Hosting;

/// <summary>Which database, and who may use it.</summary>
internal static class DatabaseSetup
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var location = DatabaseLocation.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(location);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<ICurrentUser, HttpCurrentUser>();
        builder.Services.AddSingleton(TimeProvider.System);

        // Whoever does not expect that storing fails logs it. EF would also log what is expected, a lost race, with the value that SQL Server quotes.
        builder.Services.AddDbContext<SocialValueIndexDbContext>(options => Use(options, location));
        builder.Services.ConfigureDbContext<SocialValueIndexDbContext>(options => options.ConfigureWarnings(w => w.Ignore(CoreEventId.SaveChangesFailed)));
        builder.Services.AddUseCases();

        // Every instance behind a load balancer must read the cookies and forms of every other one.
        builder.Services.AddDataProtection().SetApplicationName("SocialValueIndex").PersistKeysToDbContext<SocialValueIndexDbContext>();
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
                o => o.MigrationsAssembly("SocialValueIndex.Migrations.SqlServer").ExecutionStrategy(d => new LostConnectionStrategy(d)));
        }
        else
        {
            options.UseSqlite(location.ConnectionString, o => o.MigrationsAssembly("SocialValueIndex.Migrations.Sqlite"));
            options.ReplaceService<IHistoryRepository, TakeOverHistoryRepository>();
        }
    }
}
