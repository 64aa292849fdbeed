using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Assessments;

/// <summary>
/// Opens an assessment that is completed, or waits for sign-off, for changes again. Plans that were issued stay as they are.
/// </summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class ReopenAssessment(AssessmentEditor editor)
{
    /// <summary>Opens it. Opening twice is opening once.</summary>
    /// <returns>Refused as invalid where the reason is missing or too long.</returns>
    public Task<Outcome> RunAsync(Guid id, string? reason, CancellationToken cancellationToken) =>
        editor.RunAsync(id, (assessment, _, stamp) => assessment.Reopen(reason, stamp), cancellationToken);
}
