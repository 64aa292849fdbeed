using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Assessments;

/// <summary>How far an area is.</summary>
public enum ProgressState
{
    /// <summary>Nothing is answered.</summary>
    NotStarted,

    /// <summary>Something is answered, but not every question twice, or a carried answer is not confirmed.</summary>
    InProgress,

    /// <summary>Every question has a present answer and a target, and none is still to be confirmed.</summary>
    Done,
}

/// <summary>How far one area of an assessment is, and who changed it last.</summary>
/// <param name="Area">The area.</param>
/// <param name="Answered">How many of its questions have both a present answer and a target, and are not to be confirmed.</param>
/// <param name="ToConfirm">
/// How many have a carried answer, present and target, that nobody confirmed yet. One that lacks a half is to be answered.
/// </param>
/// <param name="State">Not started, in progress or done.</param>
/// <param name="LastChange">Who changed or confirmed one of its answers last in this assessment, if anybody did.</param>
public sealed record AreaProgress(Area Area, int Answered, int ToConfirm, ProgressState State, ChangeStamp? LastChange)
{
    /// <summary>How many questions are left to answer or to confirm.</summary>
    public int Left => Area.Questions.Count - Answered;

    /// <summary>How far an area of an assessment is.</summary>
    public static AreaProgress For(Assessment assessment, Area area)
    {
        var (answered, toConfirm, isBegun) = (0, 0, false);
        ChangeStamp? last = null;
        foreach (var question in area.Questions)
        {
            if (assessment.Answers.GetValueOrDefault(question.Code) is not { } answer)
            {
                continue;
            }

            answered += assessment.IsAnswered(question.Code) ? 1 : 0;
            toConfirm += answer is { IsToConfirm: true, Values.IsComplete: true } ? 1 : 0;
            isBegun |= (answer.Values.Present ?? answer.Values.Target) is not null;
            if (answer.LastTouched is { } touched && (last is null || touched.At >= last.Value.At))
            {
                last = touched;
            }
        }

        var state =
            answered == area.Questions.Count ? ProgressState.Done
            : isBegun ? ProgressState.InProgress
            : ProgressState.NotStarted;
        return new AreaProgress(area, answered, toConfirm, state, last);
    }
}

/// <summary>How far an assessment is, area by area.</summary>
/// <param name="Areas">Each area, in the order of the question set.</param>
/// <param name="Next">The first question that is to be answered or confirmed, and its area; none when nothing is left.</param>
public sealed record AssessmentProgress(IReadOnlyList<AreaProgress> Areas, (Area Area, Question Question)? Next)
{
    /// <summary>How many questions there are.</summary>
    public int Questions => Areas.Sum(a => a.Area.Questions.Count);

    /// <summary>How many of them are answered twice and not to be confirmed.</summary>
    public int Answered => Areas.Sum(a => a.Answered);

    /// <summary>How many have a carried answer that nobody confirmed yet. Levels are provisional while there are any.</summary>
    public int ToConfirm => Areas.Sum(a => a.ToConfirm);

    /// <summary>How many are not answered twice.</summary>
    public int Missing { get; private init; }

    /// <summary>Whether a question is to be answered or confirmed.</summary>
    public bool IsAnythingLeft => Missing > 0 || ToConfirm > 0;

    /// <summary>What is left, in words: "1 of 54 questions is not answered in full, and 5 answers are not confirmed".</summary>
    public string WhatIsLeft =>
        (Missing, ToConfirm) switch
        {
            (0, 0) => "Nothing is missing",
            (0, _) => Unconfirmed,
            (_, 0) => Unanswered,
            _ => $"{Unanswered}, and {Unconfirmed}",
        };

    private string Unanswered =>
        FormattableString.Invariant($"{Missing} of {Questions} questions {(Missing == 1 ? "is" : "are")} not answered in full");

    private string Unconfirmed
    {
        get
        {
            var answers = ToConfirm == 1 ? "answer from an earlier assessment is" : "answers from an earlier assessment are";
            return FormattableString.Invariant($"{ToConfirm} {answers} not confirmed");
        }
    }

    /// <summary>How far an assessment is.</summary>
    public static AssessmentProgress For(Assessment assessment, QuestionSet questionSet) =>
        new(
            [.. questionSet.Areas.Select(a => AreaProgress.For(assessment, a))],
            questionSet
                .Areas.SelectMany(a => a.Questions, (area, question) => ((Area, Question)?)(area, question))
                .FirstOrDefault(q => !assessment.IsAnswered(q!.Value.Item2.Code))
        )
        {
            Missing = questionSet.Questions.Count(q => !assessment.AnswerTo(q.Code).IsComplete),
        };
}
