using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Writes the note on one area's row of the action plan.</summary>
/// <param name="change">Loads, stores and begins again.</param>
public sealed class WritePlanNote(ChangeAssessment change)
{
    /// <summary>Writes it.</summary>
    /// <param name="id">The assessment; it exists in the own organisation.</param>
    /// <param name="areaCode">An area of its question set.</param>
    /// <param name="text">The note.</param>
    /// <param name="seen">The fingerprint of the note that the person saw; none overwrites.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What is wrong, or the colleague's note that would be overwritten; both none when the note is written.</returns>
    public Task<(string? Fault, PlanNote? Conflict)> RunAsync(Guid id, string areaCode, string text, string? seen, CancellationToken cancellationToken) =>
        change.RunAsync(id, (assessment, questionSet, deed) => assessment.WritePlanNote(questionSet.Find(areaCode)!, text, seen, deed), cancellationToken);
}
