using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>What became of a note.</summary>
/// <param name="Area">The row that it is on; none when there is no such area nor a note on it, and nothing was done.</param>
/// <param name="Fault">What is wrong with it, if anything.</param>
/// <param name="Conflict">The colleague's note that would be overwritten, if any.</param>
public sealed record NoteResult(Area? Area, string? Fault, PlanNote? Conflict)
{
    /// <summary>Whether the note is stored.</summary>
    public bool IsWritten => Area is not null && Fault is null && Conflict is null;
}

/// <summary>Writes the note on one area's row of the action plan.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class WritePlanNote(AssessmentEditor editor)
{
    /// <summary>Writes it.</summary>
    /// <param name="id">The assessment; it exists in the own organisation.</param>
    /// <param name="areaCode">The area, which may be one that an earlier version had.</param>
    /// <param name="text">The note, as it was typed.</param>
    /// <param name="basedOn">The fingerprint of the note that the person saw; none overwrites.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public Task<NoteResult> RunAsync(Guid id, string areaCode, string text, string? basedOn, CancellationToken cancellationToken) =>
        editor.RunAsync(
            id,
            (assessment, questionSet, stamp) =>
            {
                if ((questionSet.Find(areaCode) ?? assessment.OrphanedArea(areaCode)) is not { } area)
                {
                    return new NoteResult(null, null, null);
                }

                var (fault, conflict) = assessment.WritePlanNote(area, PlainText.Normalize(text), basedOn, stamp);
                return new NoteResult(area, fault, conflict);
            },
            cancellationToken);
}
