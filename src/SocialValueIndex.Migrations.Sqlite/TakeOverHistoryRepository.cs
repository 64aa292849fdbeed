using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Sqlite.Migrations.Internal;
using Microsoft.Extensions.Logging;

namespace SocialValueIndex.Migrations.Sqlite;

/// <summary>
/// Takes over a migration lock that is older than <see cref="LongestMigration"/>. On SQLite the lock is a row of a table, which stays for
/// ever when the process that wrote it is killed, and Entity Framework would wait for it for ever without a word.
/// </summary>
#pragma warning disable EF1001 // Entity Framework has no public way to say how long a lock is waited for.
public sealed partial class TakeOverHistoryRepository(HistoryRepositoryDependencies dependencies, ILoggerFactory loggers)
    : SqliteHistoryRepository(dependencies)
{
    /// <summary>How old a lock is that nobody holds any more.</summary>
    public static readonly TimeSpan LongestMigration = TimeSpan.FromMinutes(5);

    // Entity Framework waits ever longer between two looks; this is the longest that a freed lock stays unnoticed.
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public override async Task<IMigrationsDatabaseLock> AcquireDatabaseLockAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            await DeleteAbandonedAsync(cancellationToken);
            using var look = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            look.CancelAfter(LongestLook);
            try
            {
                return await base.AcquireDatabaseLockAsync(look.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Somebody else migrates. Look again.
            }
        }
    }

    private async Task DeleteAbandonedAsync(CancellationToken cancellationToken)
    {
        var database = Dependencies.CurrentContext.Context.Database;
        var tables = await database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        var written =
            tables == 0
                ? null
                : (
                    await database
                        .SqlQueryRaw<string>("SELECT \"Timestamp\" AS \"Value\" FROM \"__EFMigrationsLock\"")
                        .ToListAsync(cancellationToken)
                ).FirstOrDefault();

        // The machine's clock wrote the lock, so the machine's clock judges it.
        if (
            written is null
            || !DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            || TimeProvider.System.GetUtcNow() - at < LongestMigration
        )
        {
            return;
        }

        await database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock WHERE Timestamp = {written}", cancellationToken);
        TakenOver(loggers.CreateLogger<TakeOverHistoryRepository>(), at);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "A migration that began at {At:u} did not end: its process was probably stopped. Its lock is taken over"
    )]
    private static partial void TakenOver(ILogger logger, DateTimeOffset at);
}
#pragma warning restore EF1001
