using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Completes an assessment: its answers are read-only from then on.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class CompleteAssessment(AssessmentEditor editor)
{
    /// <summary>Completes it.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="basedOn">The fingerprint of the answers that the person checked; none completes whatever is there.</param>
    /// <param name="withGaps">Whether the person knows that something is missing, and wants to complete it all the same.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// Refused as a conflict where the person has not seen what would be completed, and as invalid where something is missing that they did
    /// not say they know of.
    /// </returns>
    public Task<Outcome> RunAsync(Guid id, string? basedOn, bool withGaps, CancellationToken cancellationToken) =>
        editor.RunAsync(
            id,
            (assessment, questionSet, stamp) => assessment.Complete(questionSet, stamp, withGaps, basedOn),
            cancellationToken
        );
}
