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
/// The fingerprint of an earlier answer of the same person from the same page, that may be stored by now without their knowing it;
/// none otherwise.
/// </param>
public sealed record PostedAnswer(string? Present, string? Target, string? Note, string? BasedOn, string? SentBefore = null)
{
    /// <summary>Whether the person says that a carried answer is still right.</summary>
    public bool IsConfirmed { get; init; }
}

/// <summary>What is stored after a save.</summary>
/// <param name="Answers">The answers to the area's questions, by code.</param>
/// <param name="NextArea">The code of the area after this one; none after the last.</param>
public sealed record SavedArea(IReadOnlyDictionary<string, AnswerValues> Answers, string? NextArea)
{
    /// <summary>The codes of its questions whose carried answers are still to be confirmed.</summary>
    public required IReadOnlySet<string> ToConfirm { get; init; }

    /// <summary>How far the whole assessment is after the save.</summary>
    public required AssessmentProgress Progress { get; init; }
}

/// <summary>The assessment was upgraded to another version since the person looked, who has not seen its questions.</summary>
public sealed record UpgradedMeanwhile() : Refusal.Conflict();

/// <summary>Saves answers of one area, and sets its targets in one go when that is asked for: all of it or nothing.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class SaveAnswers(AssessmentEditor editor)
{
    /// <summary>Saves.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="areaCode">The area.</param>
    /// <param name="posted">Answers by question code. Questions that are not in it stay as they are.</param>
    /// <param name="targets">How to set every target of the area; none leaves them.</param>
    /// <param name="basedOnVersion">
    /// The number of the version whose questions the person saw; none takes the answers for those of the assessment's.
    /// </param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// Refused as <see cref="UpgradedMeanwhile"/>, as gone where the question set has no such area, and as
    /// <see cref="Assessment.ChangeAnswers"/> refuses.
    /// </returns>
    public Task<Outcome<SavedArea>> RunAsync(
        Guid id,
        string areaCode,
        IReadOnlyDictionary<string, PostedAnswer> posted,
        TargetChoice? targets,
        int? basedOnVersion,
        CancellationToken cancellationToken
    ) =>
        editor.RunAsync<SavedArea>(
            id,
            (assessment, questionSet, stamp) =>
                basedOnVersion is { } basedOn && basedOn != questionSet.Version
                    ? new UpgradedMeanwhile()
                    : Save(assessment, questionSet, areaCode, posted, targets, stamp),
            cancellationToken
        );

    private static Outcome<SavedArea> Save(
        Assessment assessment,
        QuestionSet questionSet,
        string areaCode,
        IReadOnlyDictionary<string, PostedAnswer> posted,
        TargetChoice? targets,
        ChangeStamp stamp
    )
    {
        if (questionSet.Find(areaCode) is not { } area)
        {
            return new Refusal.Gone();
        }

        var proposed = posted.ToDictionary(p => p.Key, p => Proposal(assessment, area.Find(p.Key), p.Value));
        if (assessment.ChangeAnswers(questionSet, area, proposed, targets, stamp).Refusal is { } refusal)
        {
            return refusal;
        }

        return new SavedArea(
            area.Questions.ToDictionary(q => q.Code, q => assessment.AnswerTo(q.Code)),
            questionSet.Areas.SkipWhile(a => a.Code != areaCode).Skip(1).FirstOrDefault()?.Code
        )
        {
            ToConfirm = area
                .Questions.Select(q => q.Code)
                .Where(c => assessment.Answers.GetValueOrDefault(c) is { IsToConfirm: true })
                .ToHashSet(),
            Progress = AssessmentProgress.For(assessment, questionSet),
        };
    }

    private static ProposedAnswer Proposal(Assessment assessment, Question? question, PostedAnswer answer) =>
        new(
            new AnswerValues(
                MaturityLevels.Find(answer.Present),
                MaturityLevels.Find(answer.Target),
                answer.Note is not null ? PlainText.Normalize(answer.Note)
                    : question is null ? ""
                    : assessment.AnswerTo(question.Code).Note
            ),
            question is not null && answer.SentBefore == assessment.AnswerTo(question.Code).Fingerprint()
                ? answer.SentBefore
                : answer.BasedOn
        )
        {
            IsConfirmed = answer.IsConfirmed,
            Unreadable = question is null ? [] : [.. UnreadableLevels(question, answer)],
        };

    private static IEnumerable<Fault> UnreadableLevels(Question question, PostedAnswer answer)
    {
        if (!IsReadable(answer.Present))
        {
            yield return new Fault(question.FieldOf("present"), $"{question.Code} has no such answer. Choose one of the answers shown");
        }

        if (!IsReadable(answer.Target))
        {
            yield return new Fault(question.FieldOf("target"), $"{question.Code} has no such target. Choose one of the answers shown");
        }
    }

    private static bool IsReadable(string? level) => string.IsNullOrEmpty(level) || MaturityLevels.Find(level) is not null;
}
