using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Completes an assessment: its answers are read-only from then on.</summary>
/// <param name="change">Loads, stores and begins again.</param>
public sealed class CompleteAssessment(ChangeAssessment change)
{
    /// <summary>Completes it. Completing twice is completing once: a colleague, or a second click, can be first.</summary>
    /// <param name="id">The assessment; it exists in the own organisation.</param>
    /// <param name="seen">The fingerprint of the answers that the person checked; none completes whatever is there.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Whether it is completed; not when the person has not seen what would be.</returns>
    public Task<bool> RunAsync(Guid id, string? seen, CancellationToken cancellationToken) =>
        change.RunAsync(
            id,
            (assessment, _, deed) =>
            {
                if (assessment.State == AssessmentState.InProgress && (seen is null || seen == assessment.Fingerprint))
                {
                    assessment.Complete(deed);
                }

                return assessment.State == AssessmentState.Completed;
            },
            cancellationToken);
}

/// <summary>Opens a completed assessment for changes again.</summary>
/// <param name="change">Loads, stores and begins again.</param>
public sealed class ReopenAssessment(ChangeAssessment change)
{
    /// <summary>Opens it. Opening twice is opening once.</summary>
    public Task RunAsync(Guid id, CancellationToken cancellationToken) =>
        change.RunAsync(
            id,
            (assessment, _, deed) =>
            {
                if (assessment.State == AssessmentState.Completed)
                {
                    assessment.Reopen(deed);
                }

                return true;
            },
            cancellationToken);
}
