using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Comparisons;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Results;

/// <summary>The results of an assessment.</summary>
/// <param name="Reading">The assessment.</param>
/// <param name="Plan">Its plan, which knows the levels and what is not answered.</param>
/// <param name="Areas">Each area's result, in order.</param>
/// <param name="Today">The day in London.</param>
/// <param name="Comparable">What it can be compared with.</param>
public sealed record ResultsViewModel(
    AssessmentReading Reading,
    ActionPlan Plan,
    IReadOnlyList<AreaResult> Areas,
    DateOnly Today,
    Comparable Comparable
)
{
    /// <summary>How much of the plan is done.</summary>
    public RegisterProgress Progress { get; init; }

    public const string ByArea = "area";
    public const string ByGap = "gap";

    /// <summary>Whether the gap table is in the order of the areas; otherwise the largest gap comes first.</summary>
    public bool IsByArea { get; init; }

    /// <summary>What changed since the last issued plan; none where no plan was issued before.</summary>
    public ChangeSinceIssued? Since { get; init; }

    public Guid AssessmentId => Reading.Assessment.Id;

    public string Period => Reading.Assessment.Period;

    public bool HasPresent => !Plan.Present.IsEverything;

    public bool HasTarget => !Plan.Target.IsEverything;

    public IEnumerable<AreaResult> Sorted => IsByArea ? Areas : Areas.OrderByDescending(a => a.Gap ?? -1);

    /// <summary>The position, in two or three sentences.</summary>
    public string Position => ResultsSentences.For(Reading.OrganisationName, Plan, Areas);

    public RadarView Chart =>
        new(
            "radar",
            "Radar chart of the levels in each area, present against target",
            string.Join(
                "; ",
                Areas.Select(a =>
                    $"{a.Area.Code} {a.Area.Name}: present {a.Levels.Present.Words(a.Row.Present)}, "
                    + $"target {a.Levels.Target.Words(a.Row.Target)}"
                )
            ) + ".",
            [.. Areas.Select(a => new RadarAxis(a.Area.Code, a.Area.PlanName, a.Levels.Present, a.Levels.Target))],
            HasPresent ? "Present" : null,
            HasTarget ? "Target" : null
        );

    public static ResultsViewModel For(RegisterReading register, DateOnly today, Comparable comparable)
    {
        var reading = register.Assessment;
        var plan = reading.Plan;
        var areas = reading.Present.Areas.Zip(
            plan.Areas,
            (now, row) =>
                new AreaResult(
                    now.Area,
                    row,
                    now.Level < MaturityLevel.Innovator ? now.Level + 1 : null,
                    [.. now.BlockingQuestions.Select(q => BlockingQuestion.For(q, reading.Assessment.AnswerTo(q.Code).Present))]
                )
        );
        return new ResultsViewModel(reading, plan, [.. areas], today, comparable) { Progress = register.Register.Progress };
    }

    /// <summary>The overall level, present or target.</summary>
    public LevelView Overall(bool isTarget) =>
        isTarget
            ? new LevelView(AssessmentId, Plan.Overall.Target, Plan.Target, FirstArea(a => a.Target), HasTarget, ComeFrom.Results)
            : new LevelView(AssessmentId, Plan.Overall.Present, Plan.Present, FirstArea(a => a.Present), HasPresent, ComeFrom.Results);

    public LevelView Present(AreaResult area) =>
        new(AssessmentId, area.Levels.Present, area.Row.Present, area.Area.Code, HasPresent, ComeFrom.Results);

    public LevelView Target(AreaResult area) =>
        new(AssessmentId, area.Levels.Target, area.Row.Target, area.Area.Code, HasTarget, ComeFrom.Results);

    private string? FirstArea(Func<PlanArea, Unanswered> part) => Plan.Areas.FirstOrDefault(a => part(a).Any)?.Code;
}

/// <summary>One area's result.</summary>
/// <param name="Area">The area.</param>
/// <param name="Row">Its row of the plan.</param>
/// <param name="Next">The next level above the present one; none at the top.</param>
/// <param name="BlockingQuestions">The questions that keep the area from the next level.</param>
public sealed record AreaResult(Area Area, PlanArea Row, MaturityLevel? Next, IReadOnlyList<BlockingQuestion> BlockingQuestions)
{
    public LevelPair Levels => Row.Levels;

    /// <summary>How many levels the target is above the present; none while an answer is missing.</summary>
    public int? Gap => Row.Gap;
}

/// <summary>A question that keeps an area from its next level.</summary>
/// <param name="Question">The question.</param>
/// <param name="Present">Its present answer, if it has one.</param>
/// <param name="Action">The action that raises it; none where it is to be answered first.</param>
public sealed record BlockingQuestion(Question Question, MaturityLevel? Present, string? Action)
{
    public static BlockingQuestion For(Question question, MaturityLevel? present) =>
        new(question, present, present is { } at ? question.Options.FirstOrDefault(o => o.Level > at)?.Action : null);
}
