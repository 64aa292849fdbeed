using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Domain.Actions;

/// <summary>An action that lifts an area or the whole council.</summary>
/// <param name="AreaCode">The area that it stands in.</param>
/// <param name="Action">What to do.</param>
/// <param name="Target">The target of its question; none when there is none.</param>
public sealed record NextAction(string AreaCode, PlannedAction Action, MaturityLevel? Target)
{
    /// <summary>What it is known by.</summary>
    public ActionReference Reference => new(Action.QuestionCode, Action.Level);

    /// <summary>Whether the plan asks for it, so that it is in the register.</summary>
    public bool IsInPlan => Action.Level <= Target;

    /// <summary>Whether it goes beyond what the council aims for in this question.</summary>
    public bool IsAboveTarget => Action.Level > Target;
}

/// <summary>What lifts one area to its next level.</summary>
/// <param name="Area">The area.</param>
/// <param name="From">Its level.</param>
/// <param name="To">
/// The next level; none for an Innovator. Where options skip levels, the actions can lift the area further than that.
/// </param>
/// <param name="Actions">One for each answered question that holds the area back, in the order of the questions.</param>
/// <param name="AnswerFirst">The questions without a present answer. The area stays where it is until they have one.</param>
public sealed record AreaNextSteps(
    Area Area,
    MaturityLevel From,
    MaturityLevel? To,
    IReadOnlyList<NextAction> Actions,
    IReadOnlyList<Question> AnswerFirst
);

/// <summary>What lifts the overall level by one.</summary>
/// <param name="From">The overall level.</param>
/// <param name="To">The next level; none for an Innovator.</param>
/// <param name="Actions">
/// The fewest that do, in the order of areas, questions and levels; empty when none do, because areas with questions to answer first do not
/// count.
/// </param>
/// <param name="AnswerFirst">The questions of all areas without a present answer.</param>
public sealed record OverallNextSteps(
    MaturityLevel From,
    MaturityLevel? To,
    IReadOnlyList<NextAction> Actions,
    IReadOnlyList<Question> AnswerFirst
)
{
    /// <summary>Whether no action lifts the overall level before questions are answered.</summary>
    public bool NeedsAnswersFirst => To is not null && Actions.Count == 0;
}

/// <summary>
/// Where to start: the fewest actions that lift each area, and the whole council, to the next level. An action counts once those of its
/// question below it are done too. Pure: a question set and answers in, actions out.
/// </summary>
/// <param name="Areas">Each area, in the order of the question set.</param>
/// <param name="Overall">All areas together.</param>
public sealed record NextSteps(IReadOnlyList<AreaNextSteps> Areas, OverallNextSteps Overall)
{
    /// <summary>The next steps from some answers.</summary>
    /// <param name="questionSet">A question set without faults.</param>
    /// <param name="answerTo">The answer to a question; <see cref="AnswerValues.None"/> when it is not answered.</param>
    public static NextSteps For(QuestionSet questionSet, Func<Question, AnswerValues> answerTo)
    {
        var score = MaturityScorer.Score(questionSet, q => answerTo(q).Present);
        IReadOnlyList<AreaNextSteps> areas =
        [
            .. score.Areas.Select(a => new AreaNextSteps(
                a.Area,
                a.Level,
                Next(a.Level),
                [.. ActionsTo(a.Area, a.Level + 1, answerTo)],
                [.. a.Area.Questions.Where(q => answerTo(q).Present is null)]
            )),
        ];
        var to = Next(score.Overall);
        IReadOnlyList<NextAction> actions = to is { } level ? FewestActions.Find([.. areas.Select(a => LiftsOf(a, answerTo))], level) : [];
        return new NextSteps(areas, new OverallNextSteps(score.Overall, to, actions, [.. areas.SelectMany(a => a.AnswerFirst)]));
    }

    private static MaturityLevel? Next(MaturityLevel level) => level < MaturityLevel.Innovator ? level + 1 : null;

    /// <summary>
    /// What must be done for an area to be at a level: everything that the level and those below it ask for and that the answers leave
    /// undone. Questions that are not answered give nothing.
    /// </summary>
    private static IEnumerable<NextAction> ActionsTo(Area area, MaturityLevel level, Func<Question, AnswerValues> answerTo) =>
        from question in area.Questions
        let answer = answerTo(question)
        from option in question.StepsFor(answer with { Target = level })
        select new NextAction(area.Code, PlannedAction.For(question, option), answer.Target);

    // Staying costs nothing. Of levels that the same actions reach, the highest counts: where options skip levels, several are reached at
    // once.
    private static IReadOnlyList<Lift> LiftsOf(AreaNextSteps area, Func<Question, AnswerValues> answerTo) =>
        [
            .. MaturityLevels
                .All.Where(level => level == area.From || (level > area.From && area.AnswerFirst.Count == 0))
                .Select(level => new Lift(area.From, level, level == area.From ? [] : [.. ActionsTo(area.Area, level, answerTo)]))
                .GroupBy(lift => lift.Actions.Count)
                .Select(same => same.Last()),
        ];
}
