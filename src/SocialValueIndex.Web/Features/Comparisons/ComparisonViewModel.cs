using SocialValueIndex.Application.Comparisons;
using SocialValueIndex.Domain.Comparisons;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Reports;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Features.Shared.TagHelpers;

namespace SocialValueIndex.Web.Features.Comparisons;

/// <summary>The page that compares two assessments.</summary>
/// <param name="Reading">The comparison.</param>
public sealed record ComparisonViewModel(ComparisonReading Reading)
{
    public Comparison Comparison => Reading.Comparison;

    /// <summary>What the earlier side is called; with its first day where both have the same name.</summary>
    public string FromName => Name(Comparison.From, Reading.From.Assessment.CreatedAt);

    /// <summary>What the later side is called.</summary>
    public string ToName => Name(Comparison.To, Reading.To.Assessment.CreatedAt);

    public Guid FromId => Reading.From.Assessment.Id;

    public Guid ToId => Reading.To.Assessment.Id;

    public IReadOnlyList<string> Changes => ComparisonWords.Changes(Comparison);

    public string Promises => ComparisonWords.Promises(Comparison);

    /// <summary>Whose day it is that the actions are shown as they were on.</summary>
    public string AsOf =>
        Comparison.From.IssuedNumber is null
            ? $"Their state is that of today, {UkTime.Day(Comparison.From.AsOf)}."
            : $"Their state is that of {UkTime.Day(Comparison.From.AsOf)}, when the plan was issued.";

    public string QuestionsHeading => Comparison.Questions.Count == 0 ? "No answer differs" : "Questions whose present answer differs";

    /// <summary>The outcomes that some action of the earlier plan had, each with its actions.</summary>
    public IEnumerable<(PromiseOutcome Outcome, IReadOnlyList<Promise> Actions)> Outcomes =>
        PromiseOutcomes
            .All.Select(o => (o, (IReadOnlyList<Promise>)[.. Comparison.Promises.Where(p => p.Outcome == o)]))
            .Where(o => o.Item2.Count > 0);

    /// <summary>The parts of the address of this comparison.</summary>
    public Dictionary<string, string> RouteValues =>
        CompareWith.AddressOf(new(ToId, Comparison.To.IssuedNumber), new(FromId, Comparison.From.IssuedNumber));

    /// <summary>The same with the actions of the earlier side as they are today.</summary>
    public Dictionary<string, string> RouteValuesOfToday => CompareWith.AddressOf(new(ToId, Comparison.To.IssuedNumber), new(FromId, null));

    /// <summary>The chart of the areas that can be compared; none where there is nothing to draw.</summary>
    public RadarView? Chart => ComparisonChart.For(Comparison, FromName, ToName);

    /// <summary>The columns of the actions with an outcome.</summary>
    public static IReadOnlyList<Column> ColumnsOf(PromiseOutcome outcome) =>
        outcome switch
        {
            PromiseOutcome.DoneOnTime or PromiseOutcome.DoneLate => ["Action", "Due", "Done on"],
            PromiseOutcome.NotPlanned => ["Action", "Reason"],
            _ => ["Action", "Due"],
        };

    /// <summary>The name of an action's area in the earlier plan.</summary>
    public string AreaName(PromisedAction action) =>
        Comparison.From.Plan.Areas.FirstOrDefault(a => a.Code == action.AreaCode)?.Name ?? action.AreaCode;

    private string Name(ComparedPlan plan, DateTime startedAt) =>
        Comparison.From.Name == Comparison.To.Name && FromId != ToId ? $"{plan.Name}, started {UkTime.Day(startedAt)}" : plan.Name;
}

/// <summary>The chart that shows the present levels then and now.</summary>
internal static class ComparisonChart
{
    /// <summary>The chart of the areas that can be compared; none where there are fewer than three, which make no shape.</summary>
    public static RadarView? For(Comparison comparison, string fromName, string toName)
    {
        var areas = comparison.Areas.Where(a => a is { IsComparable: true, From: not null, To: not null }).ToList();
        var (hasFrom, hasTo) = (!comparison.From.Plan.Present.IsEverything, !comparison.To.Plan.Present.IsEverything);
        return areas.Count < 3 || !(hasFrom || hasTo)
            ? null
            : new RadarView(
                "compared",
                $"Radar chart of the present levels in each area, {fromName} and {toName}",
                string.Join("; ", areas.Select(a => $"{a.Code} {a.Area.Name}: {fromName} {Words(a.From!)}, {toName} {Words(a.To!)}")) + ".",
                [.. areas.Select(a => new RadarAxis(a.Code, a.Area.PlanName, a.To!.Levels.Present, a.From!.Levels.Present))],
                hasTo ? toName : null,
                hasFrom ? fromName : null
            );
    }

    private static string Words(PlanArea area) => area.Levels.Present.Words(area.Present);
}
