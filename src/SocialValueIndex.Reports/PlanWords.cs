using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports;

/// <summary>What a plan says in sentences, the same in every document.</summary>
public static class PlanWords
{
    private const int MostGaps = 3;

    /// <summary>What “**” in a heading leads to.</summary>
    public const string FootnoteMark = "**";

    /// <summary>Where a council is and where it wants to be, in one sentence.</summary>
    public static string Position(string organisation, ActionPlan plan)
    {
        var (present, target) = (plan.Overall.Present.Label(), plan.Overall.Target.Label());
        return (plan.Present.IsEverything, plan.Target.IsEverything) switch
        {
            (true, true) => $"{organisation} has not answered any question yet, so there are no levels.",
            (true, false) => $"{organisation} wants to be at {target}, and has not answered yet where it is now.",
            (false, true) => $"{organisation} is at {present} overall, and has set no targets yet.",
            _ => $"{organisation} is at {present} overall and wants to be at {target}: {Areas(plan)}, and the plan has "
                + $"{Count(ActionCount(plan), "action")}.",
        };
    }

    /// <summary>The areas with the largest gaps between present and target, largest first; only those that are scored.</summary>
    public static IReadOnlyList<PlanArea> BiggestGaps(ActionPlan plan) =>
        [.. plan.Areas.Where(a => a.Gap > 0).OrderByDescending(a => a.Gap).Take(MostGaps)];

    /// <summary>One gap: "E Procurement: from Mature to Innovator, 2 levels and 5 actions".</summary>
    public static string Gap(PlanArea area) =>
        $"{area.Code} {area.Name}: from {area.Levels.Present.Label()} to {area.Levels.Target.Label()}, "
        + $"{Count(area.Gap ?? 0, "level")} and {Count(area.Actions.Count, "action")}";

    /// <summary>What a committee is asked to do with the plan.</summary>
    public static string Asked(ActionPlan plan, PlanStatus status, PlanSchedule? schedule)
    {
        if (status is PlanStatus.Draft)
        {
            return "Nothing is asked yet: this is a draft, and still changes.";
        }

        var (count, levels) = (ActionCount(plan), plan.Overall);
        if (count == 0)
        {
            return "To note where the council is. The plan has no actions.";
        }

        var way =
            levels.Target > levels.Present ? $", which take the council from {levels.Present.Label()} to {levels.Target.Label()}" : "";
        var agree = $"To note where the council is, and to agree the {Count(count, "action")} of this plan{way}.";
        return schedule?.NextSteps.Overall is { Actions.Count: > 0, To: { } to } next
            ? $"{agree} The section Where to start names the {Count(next.Actions.Count, "action")} that {Lift(next.Actions.Count)} it to "
                + $"{to.Label()}."
            : agree;
    }

    /// <summary>A number and what is counted: "1 action", "2 actions".</summary>
    public static string Count(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>How many actions a plan has.</summary>
    public static int ActionCount(ActionPlan plan) => plan.Areas.Sum(a => a.Actions.Count);

    private static string Lift(int count) => count == 1 ? "lifts" : "lift";

    private static string Areas(ActionPlan plan)
    {
        var rising = plan.Areas.Count(a => a.Gap > 0);
        var words = FormattableString.Invariant($"{rising} of {plan.Areas.Count} areas {(rising == 1 ? "has" : "have")} to rise");
        return plan.Areas.Count(a => a.Gap is null) switch
        {
            0 => words,
            1 => $"{words}, 1 is not scored yet",
            var unscored => FormattableString.Invariant($"{words}, {unscored} are not scored yet"),
        };
    }
}
