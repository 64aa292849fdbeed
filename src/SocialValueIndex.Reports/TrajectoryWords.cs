using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Reports;

/// <summary>A trajectory in three sentences, the same on the page and in the document.</summary>
public static class TrajectoryWords
{
    /// <summary>Where the dates lead; when the target is reached, or what is in the way; how many actions have no date.</summary>
    public static IReadOnlyList<string> Sentences(Trajectory trajectory) => [Leads(trajectory), Target(trajectory), Dates(trajectory)];

    /// <summary>A day as the sentences have it.</summary>
    public static string Day(DateOnly day) => BritishDate.InWords(day);

    private static string Leads(Trajectory trajectory)
    {
        var (now, end) = (trajectory.Now.Overall, trajectory.End.Overall);
        return trajectory.Steps.Count == 0 ? $"No due date changes a level yet: the council stays at {now.Label()}."
            : end == now ? $"If every action is done when it is due, areas change, and the council as a whole stays at {now.Label()}."
            : $"If every action is done when it is due, the council moves from {now.Label()} to {end.Label()} by "
                + $"{Day(trajectory.Steps.First(s => s.Score.Overall == end).Date)}.";
    }

    private static string Target(Trajectory trajectory)
    {
        if (trajectory.TargetReachedOn is { } day)
        {
            return trajectory.Steps.Count == 0
                ? "The target of every area is reached."
                : $"The target of every area is reached on {Day(day)}.";
        }

        var obstacles = trajectory.Obstacles;
        string[] inTheWay =
        [
            .. Some(obstacles.WithoutDate.Count, "action without a date", "actions without a date"),
            .. Some(obstacles.NotPlanned.Count, "action that is not planned", "actions that are not planned"),
            .. Some(obstacles.NotAnswered.Count, "question that is not answered", "questions that are not answered"),
        ];
        return inTheWay.Length == 0
            ? "The dates do not lead to the target of every area."
            : $"The dates do not lead to the target of every area: {List(inTheWay)} {(IsOne(obstacles) ? "stands" : "stand")} in the way.";
    }

    private static string Dates(Trajectory trajectory)
    {
        var without = trajectory.WithoutDate switch
        {
            0 => "Every action that is still to be done has a due date",
            1 => "1 action has no due date",
            var count => $"{count} actions have no due date",
        };
        return trajectory.Overdue switch
        {
            0 => $"{without}.",
            1 => $"{without}, and 1 is overdue, which is counted as if it had been done in time.",
            var count => $"{without}, and {count} are overdue, which are counted as if they had been done in time.",
        };
    }

    private static bool IsOne(Obstacles obstacles) =>
        obstacles.WithoutDate.Count + obstacles.NotPlanned.Count + obstacles.NotAnswered.Count == 1;

    private static string[] Some(int count, string one, string many) =>
        count switch
        {
            0 => [],
            1 => [$"1 {one}"],
            _ => [$"{count} {many}"],
        };

    private static string List(string[] parts) => parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
}
