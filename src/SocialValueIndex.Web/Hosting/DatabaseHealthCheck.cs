using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Web.Hosting;

/// <summary>Ready when the database stores a small write, is up to date and holds a published question set.</summary>
internal sealed class DatabaseHealthCheck(SocialValueIndexDbContext db, DatabaseFile file) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await FaultAsync(cancellationToken) is { } fault ? HealthCheckResult.Unhealthy(fault) : HealthCheckResult.Healthy();
        }
        catch (SqliteException exception)
        {
            return HealthCheckResult.Unhealthy($"Nothing can be stored in the database: {StartupFault.Explain(exception)}.", exception);
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy("The database does not answer, or stores nothing.", exception);
        }
    }

    private async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        if (file.Fault(db.Database.GetDbConnection().DataSource) is { } fault)
        {
            return fault;
        }

        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            return "The database is older than this version. Restart the service.";
        }

        if (!await db.QuestionSets.AnyAsync(q => q.State == QuestionSetState.Published, cancellationToken))
        {
            return "No question set is published.";
        }

        await StoreAsync(cancellationToken);
        return null;
    }

    /// <summary>
    /// Stores a few bytes that nobody reads: SQLite's number for applications, and the stamp of a role, which Identity never compares.
    /// </summary>
    private Task StoreAsync(CancellationToken cancellationToken)
    {
        var number = RandomNumberGenerator.GetInt32(int.MaxValue);
        return db.Database.IsSqlite()
            ? db.Database.ExecuteSqlRawAsync(FormattableString.Invariant($"PRAGMA user_version = {number}"), cancellationToken)
            : db.Database.ExecuteSqlAsync(
                $"UPDATE TOP (1) AspNetRoles SET ConcurrencyStamp = {number.ToString("x8", null)}",
                cancellationToken
            );
    }
}
