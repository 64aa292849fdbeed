using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Comparisons;

/// <summary>Lists what an assessment of the own organisation can be compared with.</summary>
/// <param name="list">The organisation's assessments.</param>
public sealed class ListComparable(ListAssessments list)
{
    /// <summary>Lists it, newest first; none if the organisation does not have the assessment.</summary>
    public async Task<Comparable?> RunAsync(Guid assessmentId, CancellationToken cancellationToken)
    {
        var all = await list.RunAsync(cancellationToken);
        return all.FirstOrDefault(a => a.Id == assessmentId) is { } assessment
            ? new Comparable(assessment, [.. all.Where(a => a.Id != assessmentId && a.State != AssessmentState.Archived)])
            : null;
    }
}

/// <summary>What an assessment can be compared with.</summary>
/// <param name="Assessment">The assessment.</param>
/// <param name="Others">The organisation's other assessments but archived ones, newest first.</param>
public sealed record Comparable(AssessmentSummary Assessment, IReadOnlyList<AssessmentSummary> Others);
