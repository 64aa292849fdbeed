using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Migrations.Sqlite;
using SocialValueIndex.Web.Hosting.Commands;

namespace SocialValueIndex.Web.Hosting;

/// <summary>What is in the database before the first request.</summary>
internal static partial class DatabasePreparation
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    // A migration may rewrite a large table, or wait for another instance that does.
    private static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Brings the database up to date and fills an empty one. Does not write when there is nothing to do, so an account that may not change
    /// tables can run an up-to-date database.
    /// </summary>
    /// <exception cref="StartupException">The database cannot be used.</exception>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var location = app.Services.GetRequiredService<DatabaseLocation>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("SocialValueIndex.Web.Hosting.Startup");
        if (location.File is { } file)
        {
            try
            {
                PrepareFile(file, app.Environment, logger);
            }
            catch (SqliteException exception)
            {
                throw new StartupException($"The database {file} cannot be used: {StartupFault.Explain(exception)}.");
            }
        }

        var migrated = await SayWhileWaitingAsync(
            PrepareAsync(app, logger),
            app.Services.GetRequiredService<TimeProvider>(),
            location,
            logger
        );
        app.Services.GetRequiredService<DatabaseFile>().Remember();
        app.Services.GetRequiredService<StartupLog>().IsOver = true;
        StartupReport.Write(app, logger, location, migrated);
    }

    private static async Task<StartupMigrations> PrepareAsync(WebApplication app, ILogger logger)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var stopping = app.Lifetime.ApplicationStopping;
        var db = scope.ServiceProvider.GetRequiredService<SocialValueIndexDbContext>();
        var pending = (await db.Database.GetPendingMigrationsAsync(stopping)).ToList();
        if (pending.Count > 0)
        {
            db.Database.SetCommandTimeout(LongestCommand);
            await (db.Database.IsSqlite() ? WholeMigrations.MigrateAsync(db.Database, stopping) : db.Database.MigrateAsync(stopping));
        }

        await scope.ServiceProvider.GetRequiredService<FirstKey>().EnsureAsync(stopping);
        await scope.ServiceProvider.GetRequiredService<NormalizeNames>().RunAsync(stopping);
        await scope.ServiceProvider.GetRequiredService<ForgetDeletedInvitations>().RunAsync(stopping);
        await scope.ServiceProvider.GetRequiredService<LoadDefaultQuestionSet>().RunAsync(stopping);
        if (app.Environment.IsDevelopment())
        {
            await scope.ServiceProvider.GetRequiredService<DevelopmentData>().SeedAsync(stopping);
        }

        if (await scope.ServiceProvider.GetRequiredService<IssueMissingPlans>().RunAsync(stopping) is > 0 and var count)
        {
            Issued(logger, count);
        }

        return new StartupMigrations((await db.Database.GetAppliedMigrationsAsync(stopping)).Count(), pending.Count);
    }

    private static void PrepareFile(string file, IHostEnvironment environment, ILogger logger)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (environment.IsDevelopment())
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            throw new StartupException(
                $"The folder {folder} for the database does not exist. "
                    + $"Make or mount it, or set {DatabaseLocation.ConnectionSetting} to another path."
            );
        }

        if (Create(file))
        {
            NewDatabase(logger, file);
        }

        DatabaseLocation.Protect(file);
        if (new FileInfo(file).Length == 0)
        {
            // Readers and a writer do not wait for each other with it. Entity Framework sets it only where it makes the file itself.
            SqliteCopy.SetJournal(file, "wal");
        }
        else if (!SqliteCopy.IsWhole(file))
        {
            throw new StartupException($"The database {file} is damaged. Restore a backup.");
        }
    }

    private static bool Create(string file)
    {
        try
        {
            return DatabaseLocation.CreateFile(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"The database {file} cannot be made: the service may not write to its folder. "
                    + "Give the folder to the service's account, and name it in ReadWritePaths of the unit if systemd starts the service."
            );
        }
    }

    private static async Task<T> SayWhileWaitingAsync<T>(Task<T> work, TimeProvider time, DatabaseLocation location, ILogger logger)
    {
        using var timer = new PeriodicTimer(BetweenLines, time);
        for (var seconds = BetweenLines; ; seconds += BetweenLines)
        {
            if (await Task.WhenAny(work, timer.WaitForNextTickAsync().AsTask()) == work)
            {
                return await work;
            }

            Waiting(logger, location.DisplayName, (int)seconds.TotalSeconds);
        }
    }

    [LoggerMessage(LogLevel.Information, "There is no database yet. A new one is made: {File}")]
    private static partial void NewDatabase(ILogger logger, string file);

    [LoggerMessage(LogLevel.Information, "Plans issued for assessments that were completed before plans were issued: {Count}")]
    private static partial void Issued(ILogger logger, int count);

    [LoggerMessage(
        LogLevel.Warning,
        "Waiting for the database {Database} for {Seconds} seconds: another instance brings it up to date, or it does not answer"
    )]
    private static partial void Waiting(ILogger logger, string database, int seconds);
}
