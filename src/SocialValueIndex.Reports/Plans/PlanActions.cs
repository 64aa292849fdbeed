using System.Globalization;
using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Reports.Plans;

/// <summary>Who does what by when, where to start, and when the council gets where.</summary>
internal static class PlanActions
{
    private const double RefColumn = 92,
        DueColumn = 90,
        StatusColumn = 90,
        OwnerColumn = 140,
        DateColumn = 110,
        LevelColumn = 160;

    public static void Set(Flow flow, PlanSchedule schedule)
    {
        if (schedule.Decided is { Count: > 0 } decided)
        {
            SetActions(flow, decided, schedule);
        }

        SetNextSteps(flow, schedule.NextSteps.Overall);
        SetTrajectory(flow, schedule.Trajectory);
    }

    private static void SetActions(Flow flow, IReadOnlyList<RegisterEntry> entries, PlanSchedule schedule)
    {
        var root = Begin(flow, "Who does what by when");
        var progress = schedule.Register.Progress;
        var done = FormattableString.Invariant($"{progress.Done} of {progress.Total} actions {(progress.Done == 1 ? "is" : "are")} done.");
        flow.Paragraph(root.Add(Role.P), done, PlanStyle.Body);
        flow.Y += 5;
        var what = flow.Format.Inside - DueColumn - RefColumn - OwnerColumn - StatusColumn;
        Column[] columns =
        [
            new("Due", DueColumn),
            new("Action", RefColumn),
            new("What", what),
            new("Owner", OwnerColumn),
            new("Status", StatusColumn),
        ];
        var table = new Table(flow, root, columns, PlanStyle.Plain);
        foreach (var entry in entries)
        {
            string[] texts = [entry.Reference.ToString(), entry.Action.Text, schedule.NameOf(entry.Values.Owner), StatusOf(entry)];
            AddRow(table, entry.Values.Due is { } due ? ShortDay(due) : "No date", texts);
        }

        flow.Y += 14;
    }

    private static void SetNextSteps(Flow flow, OverallNextSteps steps)
    {
        if (steps.To is not { } to)
        {
            return;
        }

        var root = Begin(flow, "Where to start");
        if (steps.NeedsAnswersFirst)
        {
            const string First = "Questions have to be answered first, before it can be said which actions lift the overall level.";
            flow.Paragraph(root.Add(Role.P), First, PlanStyle.Body);
            flow.Y += 14;
            return;
        }

        var words =
            steps.Actions.Count == 1
                ? "This action lifts"
                : FormattableString.Invariant($"These {steps.Actions.Count} actions, the fewest that do, lift");
        flow.Paragraph(root.Add(Role.P), $"{words} the council from {steps.From.Label()} to {to.Label()}:", PlanStyle.Body);
        flow.Y += 5;
        var table = new Table(flow, root, [new("Action", RefColumn), new("What", flow.Format.Inside - RefColumn)], PlanStyle.Plain);
        foreach (var action in steps.Actions)
        {
            var text = action.IsAboveTarget ? $"{action.Action.Text} (above the target)" : action.Action.Text;
            AddRow(table, action.Reference.ToString(), [text]);
        }

        flow.Y += 14;
    }

    private static void SetTrajectory(Flow flow, Trajectory trajectory)
    {
        var root = Begin(flow, "When we get there");
        foreach (var sentence in TrajectoryWords.Sentences(trajectory))
        {
            flow.Paragraph(root.Add(Role.P), sentence, PlanStyle.Body);
        }

        if (trajectory.Steps.Count == 0)
        {
            return;
        }

        flow.Y += 5;
        var width = flow.Format.Inside - DateColumn - LevelColumn;
        Column[] columns = [new("From", DateColumn), new("Overall", LevelColumn), new("Areas that change", width)];
        var table = new Table(flow, root, columns, PlanStyle.Plain);
        var before = trajectory.Now;
        foreach (var step in trajectory.Steps)
        {
            var changes = step
                .Score.Areas.Zip(before.Areas)
                .Where(a => a.First.Level != a.Second.Level)
                .Select(a => $"{a.First.Area.Code} {a.First.Area.Name}: {a.First.Level.Label()}");
            AddRow(table, ShortDay(step.Date), [step.Score.Overall.Label(), string.Join("; ", changes)]);
            before = step.Score;
        }
    }

    private static StructNode Begin(Flow flow, string heading)
    {
        var root = flow.Document.Root;
        flow.Heading(root.Add(Role.H3), heading, heading, 2, PlanStyle.Section, 80);
        return root;
    }

    private static void AddRow(Table table, string head, IReadOnlyList<string> texts)
    {
        var (row, cells) = table.NewRow();
        cells[0].Add(row.Add(new StructNode(Role.TH) { Scope = HeaderScope.Row }), Characters.CleanLine(head), PlanStyle.LevelArea);
        for (var i = 0; i < texts.Count; i++)
        {
            var cell = row.Add(Role.TD);
            if (texts[i].Length > 0)
            {
                cells[i + 1].Add(cell, Characters.CleanLine(texts[i]), PlanStyle.LevelRow);
            }
        }

        table.Set(cells);
    }

    private static string StatusOf(RegisterEntry entry) =>
        entry switch
        {
            { IsOverdue: true } => $"{entry.Values.Status.Label()}, overdue",
            { Tracked.DoneOn: { } day } => $"Done on {ShortDay(day)}",
            _ => entry.Values.Status.Label(),
        };

    private static string ShortDay(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
