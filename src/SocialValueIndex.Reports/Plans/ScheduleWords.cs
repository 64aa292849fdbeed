using System.Globalization;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Plans;

/// <summary>What documents say of how a plan is carried out, the same in each format.</summary>
internal static class ScheduleWords
{
    public const string ActionsHeading = "Who does what by when",
        StartHeading = "Where to start",
        TrajectoryHeading = "When we get there";

    /// <summary>How much of the plan is done.</summary>
    public static string Done(RegisterProgress progress) =>
        FormattableString.Invariant($"{progress.Done} of {progress.Total} actions {(progress.Done == 1 ? "is" : "are")} done.");

    /// <summary>Due, action, what, owner, status.</summary>
    public static string[] Row(RegisterEntry entry, PlanSchedule schedule) =>
        [
            entry.Values.Due is { } due ? ShortDay(due) : "No date",
            entry.Reference.ToString(),
            entry.Action.Text,
            schedule.NameOf(entry.Values.Owner),
            StatusOf(entry),
        ];

    /// <summary>From when on, the overall level, and the areas that change.</summary>
    public static string[] Row(TrajectoryStep step, MaturityScore before) =>
        [
            ShortDay(step.Date),
            step.Score.Overall.Label(),
            string.Join(
                "; ",
                step.Score.Areas.Zip(before.Areas)
                    .Where(a => a.First.Level != a.Second.Level)
                    .Select(a => $"{a.First.Area.Code} {a.First.Area.Name}: {a.First.Level.Label()}")
            ),
        ];

    /// <summary>What the fewest actions do.</summary>
    public static string Start(OverallNextSteps steps, MaturityLevel to)
    {
        if (steps.NeedsAnswersFirst)
        {
            return "Questions have to be answered first, before it can be said which actions lift the overall level.";
        }

        var words =
            steps.Actions.Count == 1
                ? "This action lifts"
                : FormattableString.Invariant($"These {steps.Actions.Count} actions, the fewest that do, lift");
        return $"{words} the council from {steps.From.Label()} to {to.Label()}:";
    }

    /// <summary>What one of them asks for.</summary>
    public static string Text(NextAction action) => action.IsAboveTarget ? $"{action.Action.Text} (above the target)" : action.Action.Text;

    private static string StatusOf(RegisterEntry entry) =>
        entry switch
        {
            { IsOverdue: true } => $"{entry.Values.Status.Label()}, overdue",
            { Tracked.DoneOn: { } day } => $"Done on {ShortDay(day)}",
            _ => entry.Values.Status.Label(),
        };

    private static string ShortDay(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
