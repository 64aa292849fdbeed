using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Web.Features.Results;

/// <summary>The position of a council in words.</summary>
internal static class ResultsSentences
{
    private const int MostNames = 3;

    public static string For(string organisation, ActionPlan plan, IReadOnlyList<AreaResult> areas)
    {
        var (present, target) = (plan.Overall.Present.Label(), plan.Overall.Target.Label());
        return (plan.Present.IsEverything, plan.Target.IsEverything) switch
        {
            (true, true) => "Nothing is answered yet, so there are no levels.",
            (true, false) => $"{organisation} wants to be at {target}. Where it is now is not answered yet.",
            (false, true) => $"{organisation} is at {present} overall. No targets are set yet.{NotScored(areas)}",
            _ => $"{organisation} is at {present} overall and wants to be at {target}. {Gaps(areas)}{NotScored(areas)}",
        };
    }

    /// <summary>A number of levels in words.</summary>
    public static string Levels(int count) => count == 1 ? "1 level" : FormattableString.Invariant($"{count} levels");

    private static string Gaps(IReadOnlyList<AreaResult> areas)
    {
        var largest = areas.Max(a => a.Gap) ?? 0;
        var widest = areas.Where(a => a.Gap == largest).Select(a => a.Row.PlanName).ToList();
        return (largest, widest.Count) switch
        {
            (0, _) => "No area that is scored has a gap.",
            (_, 1) => $"The largest gap is in {widest[0]}: {Levels(largest)}.",
            (_, <= MostNames) =>
                $"The largest gaps, of {Levels(largest)}, are in {string.Join(", ", widest.SkipLast(1))} and {widest[^1]}.",
            _ => FormattableString.Invariant($"The largest gap, of {Levels(largest)}, is in {widest.Count} of {areas.Count} areas."),
        };
    }

    private static string NotScored(IReadOnlyList<AreaResult> areas) =>
        areas.Where(a => a.Row.Present.Any).ToList() switch
        {
            [] => "",
            [var one] => $" {one.Row.PlanName} is not scored yet.",
            var many => FormattableString.Invariant($" {many.Count} of {areas.Count} areas are not scored yet."),
        };
}
