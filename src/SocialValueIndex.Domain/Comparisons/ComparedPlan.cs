using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Domain.Comparisons;

/// <summary>One side of a comparison: an assessment with its register, or a plan that was issued with the copy of its register.</summary>
/// <param name="Period">The period that it is for.</param>
/// <param name="QuestionSet">The version of the questions that it answers.</param>
/// <param name="AnswerTo">The answer to a question of that version; <see cref="AnswerValues.None"/> when it is not answered.</param>
/// <param name="Plan">The levels and the actions that the answers give.</param>
/// <param name="Actions">What people decided about each action of the plan, in the order of the plan.</param>
/// <param name="AsOf">The day (London) that decides what is overdue: today, or the day on which the plan was issued.</param>
public sealed record ComparedPlan(
    string Period,
    QuestionSet QuestionSet,
    Func<Question, AnswerValues> AnswerTo,
    ActionPlan Plan,
    IReadOnlyList<PromisedAction> Actions,
    DateOnly AsOf
)
{
    /// <summary>The number of the issued plan; none for an assessment as it is now.</summary>
    public int? IssuedNumber { get; init; }

    /// <summary>What the side is called: its period, and the number of the plan where it is an issued one.</summary>
    public string Name => IssuedNumber is { } number ? FormattableString.Invariant($"{Period}, issued plan {number}") : Period;

    /// <summary>An assessment as it is now.</summary>
    /// <exception cref="ArgumentException">The question set is not the one of the assessment.</exception>
    public static ComparedPlan For(Assessment assessment, QuestionSet questionSet, ActionRegister register) =>
        new(
            assessment.Period,
            questionSet,
            q => assessment.AnswerTo(q.Code),
            ActionPlan.For(assessment, questionSet),
            [.. register.Entries.Where(e => e.InPlan).Select(PromisedAction.From)],
            register.Today
        );
}

/// <summary>An action of a plan with what people decided about it, as far as it says whether the promise was kept.</summary>
/// <param name="AreaCode">The area that it stands in.</param>
/// <param name="Reference">What it is known by.</param>
/// <param name="Text">What to do.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Due">The day by which it is to be done; none when nobody set one.</param>
/// <param name="DoneOn">The day on which it was done, while it is.</param>
/// <param name="Reason">Why it is not planned; may be empty otherwise.</param>
public sealed record PromisedAction(
    string AreaCode,
    ActionReference Reference,
    string Text,
    ActionStatus Status,
    DateOnly? Due,
    DateOnly? DoneOn,
    string Reason
)
{
    /// <summary>The promise that an entry of a register makes.</summary>
    public static PromisedAction From(RegisterEntry entry) =>
        new(
            entry.AreaCode,
            entry.Reference,
            entry.Action.Text,
            entry.Values.Status,
            entry.Values.Due,
            entry.Tracked?.DoneOn,
            entry.Values.Reason
        );
}
