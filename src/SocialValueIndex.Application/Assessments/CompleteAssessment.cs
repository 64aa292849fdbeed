using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Completes an assessment: its answers are read-only from then on.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class CompleteAssessment(AssessmentEditor editor)
{
    /// <summary>Completes it. Completing twice is completing once: a colleague, or a second click, can be first.</summary>
    /// <param name="id">The assessment; it exists in the own organisation.</param>
    /// <param name="basedOn">The fingerprint of the answers that the person checked; none completes whatever is there.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Whether it is completed; not when the person has not seen what would be.</returns>
    public Task<bool> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken) =>
        editor.RunAsync(
            id,
            (assessment, _, stamp) =>
            {
                if (assessment.State == AssessmentState.InProgress && (basedOn is null || basedOn == assessment.Fingerprint()))
                {
                    assessment.Complete(stamp);
                }

                return assessment.State == AssessmentState.Completed;
            },
            cancellationToken);
}

/// <summary>Opens a completed assessment for changes again.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class ReopenAssessment(AssessmentEditor editor)
{
    /// <summary>Opens it. Opening twice is opening once.</summary>
    public Task RunAsync(Guid id, CancellationToken cancellationToken) =>
        editor.RunAsync(
            id,
            (assessment, _, stamp) =>
            {
                if (assessment.State == AssessmentState.Completed)
                {
                    assessment.Reopen(stamp);
                }

                return true;
            },
            cancellationToken);
}
