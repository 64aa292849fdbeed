using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Opens a completed assessment for changes again.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class ReopenAssessment(AssessmentEditor editor)
{
    /// <summary>Opens it. Opening twice is opening once.</summary>
    public Task<Outcome> RunAsync(Guid id, CancellationToken cancellationToken) =>
        editor.RunAsync(
            id,
            (assessment, _, stamp) =>
            {
                assessment.Reopen(stamp);
                return Outcome.Done;
            },
            cancellationToken
        );
}
