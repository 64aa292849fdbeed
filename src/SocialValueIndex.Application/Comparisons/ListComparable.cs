using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Comparisons;

/// <summary>Lists what an assessment of the own organisation can be compared with.</summary>
/// <param name="db">The database.</param>
/// <param name="list">The organisation's assessments.</param>
public sealed class ListComparable(SocialValueIndexDbContext db, ListAssessments list)
{
    /// <summary>Lists it; none if the organisation does not have the assessment.</summary>
    public async Task<Comparable?> RunAsync(Guid assessmentId, CancellationToken cancellationToken) =>
        await AmongAsync(await list.RunAsync(cancellationToken), assessmentId, cancellationToken);

    /// <summary>Lists it among assessments that are read already.</summary>
    /// <param name="all">All assessments of the organisation, newest first.</param>
    /// <param name="assessmentId">The assessment.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>None if the assessment is not among them.</returns>
    public async Task<Comparable?> AmongAsync(IReadOnlyList<AssessmentSummary> all, Guid assessmentId, CancellationToken cancellationToken)
    {
        if (all.FirstOrDefault(a => a.Id == assessmentId) is not { } assessment)
        {
            return null;
        }

        var issued = all.Any(a => a.IssuedPlans > 0)
            ? await db
                .IssuedPlans.Join(
                    db.Assessments,
                    p => p.AssessmentId,
                    a => a.Id,
                    (p, a) => new ComparableIssued(p.AssessmentId, p.Number, p.IssuedAt, a.Period, a.CreatedAt)
                )
                .ToListAsync(cancellationToken)
            : [];
        return new Comparable(
            assessment,
            [.. all.Where(a => a.Id != assessmentId && a.State != AssessmentState.Archived)],
            [.. issued.OrderByDescending(i => i.IssuedAt).ThenByDescending(i => i.Number)]
        );
    }
}

/// <summary>What an assessment can be compared with.</summary>
/// <param name="Assessment">The assessment.</param>
/// <param name="Others">The organisation's other assessments but archived ones, newest first.</param>
/// <param name="Issued">The issued plans of all assessments, its own among them, newest first.</param>
public sealed record Comparable(
    AssessmentSummary Assessment,
    IReadOnlyList<AssessmentSummary> Others,
    IReadOnlyList<ComparableIssued> Issued
)
{
    /// <summary>Whether there is nothing to compare with.</summary>
    public bool IsEmpty => Others.Count == 0 && Issued.Count == 0;
}

/// <summary>An issued plan to compare with.</summary>
/// <param name="AssessmentId">The assessment that it was issued from.</param>
/// <param name="Number">Its number.</param>
/// <param name="IssuedAt">When it was issued (UTC).</param>
/// <param name="Period">What the assessment's period is called now.</param>
/// <param name="StartedAt">When the assessment was started (UTC).</param>
public sealed record ComparableIssued(Guid AssessmentId, int Number, DateTime IssuedAt, string Period, DateTime StartedAt);
