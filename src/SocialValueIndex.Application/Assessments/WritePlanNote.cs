using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Writes the note on one area's row of the action plan.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class WritePlanNote(AssessmentEditor editor)
{
    /// <summary>Writes it.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="areaCode">The area, which may be one that an earlier version had.</param>
    /// <param name="text">The note, as it was typed.</param>
    /// <param name="basedOn">The fingerprint of the note that the person saw; none overwrites.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// The row that the note is on. Refused as malformed where there is no such area nor a note on it, as invalid where the note is too
    /// long, and as a conflict with the colleague's note that would be overwritten.
    /// </returns>
    public Task<Outcome<Area>> RunAsync(Guid id, string areaCode, string text, string? basedOn, CancellationToken cancellationToken) =>
        editor.RunAsync(
            id,
            (assessment, questionSet, stamp) => Write(assessment, questionSet, areaCode, text, basedOn, stamp),
            cancellationToken
        );

    private static Outcome<Area> Write(
        Assessment assessment,
        QuestionSet questionSet,
        string areaCode,
        string text,
        string? basedOn,
        ChangeStamp stamp
    )
    {
        if ((questionSet.Find(areaCode) ?? assessment.OrphanedArea(areaCode)) is not { } area)
        {
            return new Refusal.Malformed();
        }

        return assessment.WritePlanNote(area, PlainText.Normalize(text), basedOn, stamp).Refusal is { } refusal ? refusal : area;
    }
}
