using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Domain.Actions;

/// <summary>One way to lift an area: the fewest actions after which it is at a level.</summary>
/// <param name="From">The area's level.</param>
/// <param name="To">The level after the actions.</param>
/// <param name="Actions">The actions; empty for staying.</param>
internal sealed record Lift(MaturityLevel From, MaturityLevel To, IReadOnlyList<NextAction> Actions);

/// <summary>
/// Finds the fewest actions that lift the overall level. The overall level follows from the sum of the areas' levels, and the areas do not
/// depend on one another, so the best way to each sum over the first areas gives the best way to each sum over one more.
/// </summary>
internal static class FewestActions
{
    /// <summary>
    /// The fewest actions; of equally few, those in the lowest areas, then those that come first in the order of the areas. Within an area
    /// there is nothing to choose: each number of actions is one set.
    /// </summary>
    /// <param name="areas">The lifts of each area, staying among them.</param>
    /// <param name="level">The overall level to reach, above the present one.</param>
    /// <returns>The actions in the order of the areas; empty when the level cannot be reached.</returns>
    public static IReadOnlyList<NextAction> Find(IReadOnlyList<IReadOnlyList<Lift>> areas, MaturityLevel level)
    {
        var sum = areas.Sum(lifts => (int)lifts[0].From);
        var gain = 1;
        while (MaturityScorer.OverallFrom(sum + gain, areas.Count) < level)
        {
            gain++;
        }

        var best = new Way?[gain + 1];
        best[0] = new Way([], new int[1 + MaturityLevels.All.Count + areas.Count]);
        for (var area = 0; area < areas.Count; area++)
        {
            best = WithArea(best, areas[area], area);
        }

        return best[gain] is { } way ? [.. way.Lifts.SelectMany(l => l.Actions)] : [];
    }

    // The last place of the table stands for every gain that is enough.
    private static Way?[] WithArea(Way?[] best, IReadOnlyList<Lift> lifts, int area)
    {
        var next = new Way?[best.Length];
        for (var gain = 0; gain < best.Length; gain++)
        {
            foreach (var lift in best[gain] is null ? [] : lifts)
            {
                var sum = Math.Min(gain + (lift.To - lift.From), best.Length - 1);
                var way = best[gain]!.With(lift, area);
                next[sum] = next[sum] is { } other && !way.IsBetterThan(other) ? other : way;
            }
        }

        return next;
    }

    /// <summary>A lift for each of the first areas.</summary>
    /// <param name="Lifts">The lifts.</param>
    /// <param name="Cost">
    /// What they are compared by, first number first and less is better: the number of actions, how many of them stand in areas of each
    /// level, and how many stand in each area, these two negative. All of it adds up area by area, so a worse beginning never becomes the
    /// better whole.
    /// </param>
    private sealed record Way(IReadOnlyList<Lift> Lifts, int[] Cost)
    {
        public Way With(Lift lift, int area)
        {
            var cost = (int[])Cost.Clone();
            cost[0] += lift.Actions.Count;
            cost[1 + (int)lift.From] -= lift.Actions.Count;
            cost[1 + MaturityLevels.All.Count + area] -= lift.Actions.Count;
            return new Way([.. Lifts, lift], cost);
        }

        public bool IsBetterThan(Way other) => Cost.AsSpan().SequenceCompareTo(other.Cost) < 0;
    }
}
