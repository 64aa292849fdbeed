using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Completes an assessment: its answers are read-only from then on.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class CompleteAssessment(AssessmentEditor editor)
{
    /// <summary>Completes it.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="basedOn">The fingerprint of the answers that the person checked; none completes whatever is there.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Refused as a conflict where the person has not seen what would be completed.</returns>
    public Task<Outcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken) =>
        editor.RunAsync(id, (assessment, _, stamp) => assessment.Complete(stamp, basedOn), cancellationToken);
}
