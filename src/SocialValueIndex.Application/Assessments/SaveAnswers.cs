using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>An answer as a form or a script posts it.</summary>
/// <param name="Present">The name of the present level; none or empty when not answered.</param>
/// <param name="Target">The name of the target level; none or empty when not answered.</param>
/// <param name="Note">The note; none leaves the note that is stored.</param>
/// <param name="BasedOn">The fingerprint of the answer that the person saw; none overwrites.</param>
/// <param name="SentBefore">
/// The fingerprint of an earlier answer of the same person from the same page, that may be stored by now without their knowing it; none otherwise.
/// </param>
public sealed record PostedAnswer(string? Present, string? Target, string? Note, string? BasedOn, string? SentBefore = null);

/// <summary>What became of posted answers.</summary>
public enum SaveStatus
{
    /// <summary>All of them are stored.</summary>
    Saved,

    /// <summary>Nothing is stored: there are faults or conflicts.</summary>
    Refused,

    /// <summary>Nothing is stored: the assessment is completed.</summary>
    Completed,

    /// <summary>Nothing is stored: the assessment was upgraded to another version since the person looked, who has not seen its questions.</summary>
    Upgraded,

    /// <summary>The question set has no such area.</summary>
    UnknownArea,

    /// <summary>Nothing is stored: a question is not one of the area's. No form of ours posts that.</summary>
    UnknownQuestion,
}

/// <summary>What became of posted answers, and why.</summary>
/// <param name="Status">What became of them.</param>
/// <param name="Outcome">The faults and conflicts, when they are refused.</param>
/// <param name="Stored">The answers to the area's questions as they are stored now.</param>
/// <param name="NextArea">The code of the area after this one; none after the last.</param>
public sealed record SaveResult(SaveStatus Status, SaveOutcome Outcome, IReadOnlyDictionary<string, AnswerValues> Stored, string? NextArea);

/// <summary>Saves answers of one area, and sets its targets in one go when that is asked for: all of it or nothing.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class SaveAnswers(AssessmentEditor editor)
{
    /// <summary>Saves.</summary>
    /// <param name="id">The assessment; it exists in the own organisation.</param>
    /// <param name="areaCode">The area.</param>
    /// <param name="posted">Answers by question code. Questions that are not in it stay as they are.</param>
    /// <param name="targets">How to set every target of the area; none leaves them.</param>
    /// <param name="basedOnVersion">The number of the version whose questions the person saw; none takes the answers for those of the assessment's.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public Task<SaveResult> RunAsync(
        Guid id, string areaCode, IReadOnlyDictionary<string, PostedAnswer> posted, TargetChoice? targets, int? basedOnVersion, CancellationToken cancellationToken) =>
        editor.RunAsync(id, (assessment, questionSet, stamp) => Save(assessment, questionSet, areaCode, posted, targets, basedOnVersion, stamp), cancellationToken);

    private static SaveResult Save(
        Assessment assessment, QuestionSet questionSet, string areaCode, IReadOnlyDictionary<string, PostedAnswer> posted, TargetChoice? targets, int? basedOnVersion, ChangeStamp stamp)
    {
        if (basedOnVersion is { } basedOn && basedOn != questionSet.Version)
        {
            return Result(SaveStatus.Upgraded, SaveOutcome.Saved);
        }

        if (questionSet.Find(areaCode) is not { } area)
        {
            return Result(SaveStatus.UnknownArea, SaveOutcome.Saved);
        }

        if (posted.Keys.Any(code => area.Find(code) is null))
        {
            return Result(SaveStatus.UnknownQuestion, SaveOutcome.Saved);
        }

        if (assessment.State == AssessmentState.Completed)
        {
            return Result(SaveStatus.Completed, SaveOutcome.Saved);
        }

        var unreadable = posted.SelectMany(p => UnreadableLevels(p.Key, p.Value)).ToList();
        var outcome = unreadable.Count > 0
            ? new SaveOutcome(unreadable, [])
            : assessment.ChangeAnswers(questionSet, area, posted.ToDictionary(p => p.Key, p => Proposal(assessment, p.Key, p.Value)), targets, stamp);
        return Result(outcome.IsSaved ? SaveStatus.Saved : SaveStatus.Refused, outcome);

        SaveResult Result(SaveStatus status, SaveOutcome what) => new(
            status,
            what,
            questionSet.Find(areaCode)?.Questions.ToDictionary(q => q.Code, q => assessment.AnswerTo(q.Code)) ?? [],
            questionSet.Areas.SkipWhile(a => a.Code != areaCode).Skip(1).FirstOrDefault()?.Code);
    }

    private static IEnumerable<AnswerFault> UnreadableLevels(string code, PostedAnswer answer)
    {
        if (!IsReadable(answer.Present))
        {
            yield return new(code, AnswerField.Present, $"{code} has no such answer. Choose one of the answers shown");
        }

        if (!IsReadable(answer.Target))
        {
            yield return new(code, AnswerField.Target, $"{code} has no such target. Choose one of the answers shown");
        }
    }

    private static bool IsReadable(string? level) => string.IsNullOrEmpty(level) || MaturityLevels.Find(level) is not null;

    private static ProposedAnswer Proposal(Assessment assessment, string code, PostedAnswer answer) => new(
        new AnswerValues(
            MaturityLevels.Find(answer.Present), MaturityLevels.Find(answer.Target), answer.Note is null ? assessment.AnswerTo(code).Note : PlainText.Normalize(answer.Note)),
        answer.SentBefore == assessment.AnswerTo(code).Fingerprint() ? answer.SentBefore : answer.BasedOn);
}
