using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Puts an assessment away that was begun and is not needed. Nothing in it is lost.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class ArchiveAssessment(AssessmentEditor editor)
{
    /// <summary>Archives it. Archiving twice is archiving once.</summary>
    /// <returns>Refused as read-only where it is completed.</returns>
    public Task<Outcome> RunAsync(Guid id, CancellationToken cancellationToken) =>
        editor.RunAsync(id, (assessment, _, stamp) => assessment.Archive(stamp), cancellationToken);
}

/// <summary>Brings an archived assessment back.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class BringBackAssessment(AssessmentEditor editor)
{
    /// <summary>Brings it back. Doing it twice is doing it once.</summary>
    public Task<Outcome> RunAsync(Guid id, CancellationToken cancellationToken) =>
        editor.RunAsync(
            id,
            (assessment, _, stamp) =>
            {
                assessment.BringBack(stamp);
                return Outcome.Done;
            },
            cancellationToken
        );
}
