using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Assessments;

/// <summary>The organisation's assessments, newest first.</summary>
/// <param name="db">The database.</param>
public sealed class ListAssessments(SocialValueIndexDbContext db)
{
    /// <summary>Lists them.</summary>
    public async Task<IReadOnlyList<AssessmentSummary>> RunAsync(CancellationToken cancellationToken) =>
        await db
            .Assessments.OrderByDescending(a => a.CreatedAt)
            .ThenByDescending(a => a.Id)
            .Select(a => new AssessmentSummary(a.Id, a.Period, a.State, a.CreatedAt, a.CompletedAt)
            {
                IssuedPlans = db.IssuedPlans.Count(p => p.AssessmentId == a.Id),
            })
            .ToListAsync(cancellationToken);
}

/// <summary>One line of the list.</summary>
/// <param name="Id">The assessment.</param>
/// <param name="Period">Its period.</param>
/// <param name="State">Whether it can be changed.</param>
/// <param name="CreatedAt">When it was started (UTC).</param>
/// <param name="CompletedAt">When it was completed (UTC), if it is.</param>
public sealed record AssessmentSummary(Guid Id, string Period, AssessmentState State, DateTime CreatedAt, DateTime? CompletedAt)
{
    /// <summary>How many plans were issued from it.</summary>
    public int IssuedPlans { get; init; }
}
