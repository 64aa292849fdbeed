using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Completes an assessment: its answers are read-only from then on.</summary>
/// <param name="change">Loads, stores and begins again.</param>
public sealed class CompleteAssessment(ChangeAssessment change)
{
    /// <summary>Completes it. Completing twice is completing once: a colleague, or a second click, can be first.</summary>
    public Task RunAsync(Guid id, CancellationToken cancellationToken) =>
        change.RunAsync(
            id,
            (assessment, _, deed) =>
            {
                if (assessment.State == AssessmentState.InProgress)
                {
                    assessment.Complete(deed);
                }

                return true;
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
