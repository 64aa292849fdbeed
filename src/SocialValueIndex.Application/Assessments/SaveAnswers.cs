using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Saves answers of one area, and sets its targets in one go when that is asked for: all of it or nothing.</summary>
/// <param name="change">Loads, stores and begins again.</param>
public sealed class SaveAnswers(ChangeAssessment change)
{
    /// <summary>Saves.</summary>
    /// <param name="id">The assessment; it exists in the own organisation.</param>
    /// <param name="areaCode">An area of its question set.</param>
    /// <param name="proposed">Answers by question code, each a question of the area. Questions that are not in it stay as they are.</param>
    /// <param name="targets">How to set every target of the area; none leaves them.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What became of it; none when the assessment is completed, and so cannot be changed.</returns>
    public Task<SaveOutcome?> RunAsync(
        Guid id, string areaCode, IReadOnlyDictionary<string, ProposedAnswer> proposed, TargetChoice? targets, CancellationToken cancellationToken) =>
        change.RunAsync(
            id,
            (assessment, questionSet, deed) => assessment.State == AssessmentState.Completed
                ? null
                : assessment.ChangeAnswers(questionSet, questionSet.Find(areaCode)!, proposed, targets, deed),
            cancellationToken);
}
