using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Domain.Actions;

/// <summary>A day on which a level changes.</summary>
/// <param name="Date">The day.</param>
/// <param name="Score">The levels from that day on.</param>
public sealed record TrajectoryStep(DateOnly Date, MaturityScore Score);

/// <summary>What keeps the levels below the targets' if every action with a date is done when it is due.</summary>
/// <param name="WithoutDate">Actions that somebody still has to do, and that have no due date.</param>
/// <param name="NotPlanned">Actions that the council decided against.</param>
/// <param name="NotAnswered">Questions without a present answer or without a target.</param>
public sealed record Obstacles(
    IReadOnlyList<RegisterEntry> WithoutDate,
    IReadOnlyList<RegisterEntry> NotPlanned,
    IReadOnlyList<Question> NotAnswered
)
{
    /// <summary>Whether nothing is in the way.</summary>
    public bool IsNone => WithoutDate.Count == 0 && NotPlanned.Count == 0 && NotAnswered.Count == 0;
}

/// <summary>
/// When the council gets where: the levels at each date if every action is done when it is due. An option counts once every action of its
/// question between the present answer and it is done or due. Pure: answers and a register in, levels out.
/// </summary>
/// <param name="Now">The levels of the present answers, as they were given.</param>
/// <param name="Target">The levels of the targets.</param>
/// <param name="Steps">
/// The days on which a level changes, earliest first. A day can be past: something was done, or due, and no answer was raised.
/// </param>
/// <param name="TargetReachedOn">
/// The first day on which every area, and so the council, is at its target's level; today when the present answers are; none when the dates
/// do not lead there, or a question lacks an answer or a target.
/// </param>
/// <param name="Obstacles">What is in the way of the target; nothing when it is reached.</param>
/// <param name="WithoutDate">How many actions of the register somebody still has to do without a date.</param>
/// <param name="Overdue">How many actions are overdue. The steps assume that they were done when they were due.</param>
public sealed record Trajectory(
    MaturityScore Now,
    MaturityScore Target,
    IReadOnlyList<TrajectoryStep> Steps,
    DateOnly? TargetReachedOn,
    Obstacles Obstacles,
    int WithoutDate,
    int Overdue
)
{
    /// <summary>Where the dates lead: the levels after the last step.</summary>
    public MaturityScore End => Steps.Count == 0 ? Now : Steps[^1].Score;

    /// <summary>The trajectory of an assessment.</summary>
    /// <param name="questionSet">The question set of the answers.</param>
    /// <param name="answerTo">The answer to a question; <see cref="AnswerValues.None"/> when it is not answered.</param>
    /// <param name="register">The register that these answers give.</param>
    public static Trajectory For(QuestionSet questionSet, Func<Question, AnswerValues> answerTo, ActionRegister register)
    {
        var now = MaturityScorer.Score(questionSet, q => answerTo(q).Present);
        var target = MaturityScorer.Score(questionSet, q => answerTo(q).Target);
        var steps = StepsFrom(now, questionSet, answerTo, register);
        var end = steps.Count == 0 ? now : steps[^1].Score;
        IReadOnlyList<Question> notAnswered = [.. questionSet.Questions.Where(q => !answerTo(q).IsComplete)];
        var reachedOn =
            notAnswered.Count > 0 ? null
            : Reaches(now, target) ? register.Today
            : steps.FirstOrDefault(s => Reaches(s.Score, target))?.Date;
        return new Trajectory(
            now,
            target,
            steps,
            reachedOn,
            reachedOn is null ? ObstaclesTo(target, end, register, notAnswered) : new Obstacles([], [], []),
            register.Entries.Count(e => e.LacksDate),
            register.OverdueCount
        );
    }

    /// <summary>The levels on a day.</summary>
    public MaturityScore On(DateOnly date) => Steps.LastOrDefault(s => s.Date <= date)?.Score ?? Now;

    /// <summary>
    /// The levels on the last day of each quarter, from the one that a day is in to the one in which the last level changes.
    /// </summary>
    /// <param name="from">The day to begin with.</param>
    public IEnumerable<TrajectoryStep> ByQuarter(DateOnly from)
    {
        var last = Steps.Count == 0 || Steps[^1].Date < from ? from : Steps[^1].Date;
        for (var end = EndOfQuarter(from); end <= EndOfQuarter(last); end = EndOfQuarter(end.AddDays(1)))
        {
            yield return new TrajectoryStep(end, On(end));
        }
    }

    private static DateOnly EndOfQuarter(DateOnly date)
    {
        var month = (date.Month + 2) / 3 * 3;
        return new DateOnly(date.Year, month, DateTime.DaysInMonth(date.Year, month));
    }

    private static List<TrajectoryStep> StepsFrom(
        MaturityScore now,
        QuestionSet questionSet,
        Func<Question, AnswerValues> answerTo,
        ActionRegister register
    )
    {
        var dates = register.Entries.Where(e => e.CountsFrom is not null).ToDictionary(e => e.Reference, e => e.CountsFrom!.Value);
        var steps = new List<TrajectoryStep>();
        var before = now;
        foreach (var date in dates.Values.Distinct().Order())
        {
            var score = MaturityScorer.Score(questionSet, q => ReachedOn(date, q, answerTo(q).Present, dates));
            if (!score.Areas.Select(a => a.Level).SequenceEqual(before.Areas.Select(a => a.Level)))
            {
                steps.Add(new TrajectoryStep(date, score));
            }

            before = score;
        }

        return steps;
    }

    private static MaturityLevel? ReachedOn(
        DateOnly date,
        Question question,
        MaturityLevel? present,
        Dictionary<ActionReference, DateOnly> dates
    )
    {
        var above = question.Options.Where(o => o.Level > present);
        var reached = above.TakeWhile(o => dates.TryGetValue(new ActionReference(question.Code, o.Level), out var from) && from <= date);
        return reached.LastOrDefault()?.Level ?? present;
    }

    private static bool Reaches(MaturityScore score, MaturityScore target) =>
        score.Areas.Zip(target.Areas).All(a => a.First.Level >= a.Second.Level);

    // In an area that stays below its target's level, everything that the level and those below it ask for has to be done.
    private static Obstacles ObstaclesTo(
        MaturityScore target,
        MaturityScore end,
        ActionRegister register,
        IReadOnlyList<Question> notAnswered
    )
    {
        var missed = target
            .Areas.Zip(end.Areas)
            .Where(a => a.Second.Level < a.First.Level)
            .ToDictionary(a => a.First.Area.Code, a => a.First.Level);
        var needed = register
            .Entries.Where(e => e.InPlan && missed.TryGetValue(e.AreaCode, out var level) && e.Action.Level <= level)
            .ToList();
        return new Obstacles(
            [.. needed.Where(e => e.LacksDate)],
            [.. needed.Where(e => e.Values.Status == ActionStatus.NotPlanned)],
            notAnswered
        );
    }
}
