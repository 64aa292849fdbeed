using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;
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
        var root = Begin(flow, ScheduleWords.ActionsHeading);
        flow.Paragraph(root.Add(Role.P), ScheduleWords.Done(schedule.Register.Progress), PlanStyle.Body);
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
            var row = ScheduleWords.Row(entry, schedule);
            AddRow(table, row[0], row[1..]);
        }

        flow.Y += 14;
    }

    private static void SetNextSteps(Flow flow, OverallNextSteps steps)
    {
        if (steps.To is not { } to)
        {
            return;
        }

        var root = Begin(flow, ScheduleWords.StartHeading);
        flow.Paragraph(root.Add(Role.P), ScheduleWords.Start(steps, to), PlanStyle.Body);
        if (steps.NeedsAnswersFirst)
        {
            flow.Y += 14;
            return;
        }

        flow.Y += 5;
        var table = new Table(flow, root, [new("Action", RefColumn), new("What", flow.Format.Inside - RefColumn)], PlanStyle.Plain);
        foreach (var action in steps.Actions)
        {
            AddRow(table, action.Reference.ToString(), [ScheduleWords.Text(action)]);
        }

        flow.Y += 14;
    }

    private static void SetTrajectory(Flow flow, Trajectory trajectory)
    {
        var root = Begin(flow, ScheduleWords.TrajectoryHeading);
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
            var row = ScheduleWords.Row(step, before);
            AddRow(table, row[0], row[1..]);
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
}
