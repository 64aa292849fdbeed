using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Web.Hosting;

/// <summary>Ready when the database answers and holds a question set.</summary>
internal sealed class DatabaseHealthCheck(SocialValueIndexDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.QuestionSets.AnyAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("There is no question set.");
}
