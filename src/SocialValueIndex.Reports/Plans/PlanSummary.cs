using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Plans;

/// <summary>The first page: whose plan it is, where the council stands and where it wants to be, overall and area by area.</summary>
internal static class PlanSummary
{
    private const double LevelColumn = 146,
        PanelGap = 5,
        PanelHeight = 29,
        HeadingGap = 2;

    public static void Set(Flow flow, ActionPlan plan, PlanHeading heading)
    {
        var root = flow.Document.Root;
        flow.Page.Fill(Artifact.Layout, PlanStyle.Navy, new Box(0, 0, flow.Format.Width, 10));
        flow.Heading(root.Add(Role.H1), plan.Title, plan.Title, 0, PlanStyle.Title, 0);
        flow.Heading(root.Add(Role.H2), "Action Plan", "Action Plan", 1, PlanStyle.Subtitle, 0);
        flow.Y += 6;
        SetFact(flow, root, "Organisation:", heading.Organisation);
        SetFact(flow, root, "Period:", heading.Period);
        SetFact(flow, root, "Status:", heading.Status.Line);
        if (heading.Status is PlanStatus.Completed { Issue: { } issue })
        {
            SetFact(flow, root, "Issued on:", issue.Line);
        }
        else
        {
            SetFact(flow, root, "Made on:", PlanStatus.Day(heading.Date));
        }

        flow.Y += 8;
        SetPanels(flow, root, plan);
        if (heading.Status.Provisional is { } provisional)
        {
            flow.Y += 4;
            flow.Paragraph(root.Add(Role.P), provisional, PlanStyle.Fact);
        }

        flow.Y += 12;
        // The table stays whole if a page can hold it.
        var look = PlanStyle.Plain;
        var unscored = plan.Areas.Count(a => a.Present.Any || a.Target.Any);
        var table = ((plan.Areas.Count + 1) * (look.Header.Leading + (2 * look.Padding))) + (unscored * PlanStyle.Reason.Leading);
        RadarChart.Set(flow, root, plan, PlanStyle.Section.Leading + HeadingGap + table);
        SetLevels(flow, root, plan, HeadingGap + table);
    }

    private static void SetFact(Flow flow, StructNode root, string label, string value)
    {
        var node = root.Add(Role.P);
        flow.Need(PlanStyle.FactLabel.Leading);
        var style = PlanStyle.FactLabel;
        // Right after its label, not in a column of its own: programs that guess from places on the page then keep the two together.
        var indent = style.Width(label + " ");
        flow.Page.Text(node, flow.Format.Left, flow.Y + style.Baseline, style.Font, style.Size, style.Colour, label + " ");
        flow.Paragraph(node, value, PlanStyle.Fact, flow.Format.Left + indent, flow.Format.Inside - indent);
    }

    private static void SetPanels(Flow flow, StructNode root, ActionPlan plan)
    {
        flow.Need((2 * PanelHeight) + PanelGap);
        var present = new Box(flow.Format.Left, flow.Y, flow.Format.Inside, PanelHeight);
        var future = present with { Top = present.Bottom + PanelGap };
        SetPanel(flow.Page, root.Add(Role.P), present, "Present Performance: ", plan.Overall.Present, plan.Present, Series.Present);
        SetPanel(flow.Page, root.Add(Role.P), future, "Future Target: ", plan.Overall.Target, plan.Target, Series.Future);
        flow.Y = future.Bottom;
    }

    private static void SetPanel(
        Page page,
        StructNode node,
        Box box,
        string label,
        MaturityLevel level,
        Unanswered unanswered,
        Series series
    )
    {
        const double Inset = 14,
            LevelAt = 118;
        page.Fill(Artifact.Layout, PlanStyle.Tint, box);
        page.Line(Artifact.Layout, new Pen(series.Colour, 3, series.Dash), new(box.Left + 1.5, box.Top), new(box.Left + 1.5, box.Bottom));
        var (small, large) = (PlanStyle.PanelLabel, PlanStyle.PanelLevel);
        // Both stand on one line of the larger size.
        var baseline = box.Top + ((box.Height - large.Leading) / 2) + large.Baseline;
        page.Text(node, box.Left + Inset, baseline, small.Font, small.Size, small.Colour, label);
        var at = box.Left + LevelAt;
        if (!unanswered.IsEverything)
        {
            page.Text(node, at, baseline, large.Font, large.Size, series.Colour, level.Label() + (unanswered.Explains(level) ? " " : ""));
            at += large.Width(level.Label()) + Inset;
        }

        if (unanswered.Explains(level))
        {
            page.Text(node, at, baseline, small.Font, small.Size, small.Colour, unanswered.Reason);
        }
    }

    private static void SetLevels(Flow flow, StructNode root, ActionPlan plan, double height)
    {
        flow.Heading(root.Add(Role.H3), "Levels by area", "Levels by area", 2, PlanStyle.Section, height);
        flow.Y += HeadingGap;
        var table = new Table(
            flow,
            root,
            [new("Area", flow.Format.Inside - (2 * LevelColumn)), new("Present", LevelColumn), new("Future", LevelColumn)],
            PlanStyle.Plain
        );
        foreach (var area in plan.Areas)
        {
            var (row, cells) = table.NewRow();
            var name = Characters.CleanLine($"{area.Code} {area.Name}");
            cells[0].Add(row.Add(new StructNode(Role.TH) { Scope = HeaderScope.Row }), name, PlanStyle.LevelArea);
            AddLevel(cells[1], row.Add(Role.TD), area.Levels.Present, area.Present, plan.Present.IsEverything, Series.Present);
            AddLevel(cells[2], row.Add(Role.TD), area.Levels.Target, area.Target, plan.Target.IsEverything, Series.Future);
            table.Set(cells);
        }

        flow.Y += 12;
    }

    /// <summary>A level, with the reason beside it where answers are missing; before anything is answered, the reason alone.</summary>
    private static void AddLevel(Cell cell, StructNode node, MaturityLevel level, Unanswered unanswered, bool isNotStarted, Series series)
    {
        const double Indent = 34;
        if (!unanswered.Any)
        {
            cell.Add(node, level.Label(), PlanStyle.LevelRow, Indent, ornament: Rungs);
            return;
        }

        if (!isNotStarted)
        {
            cell.Add(node.Add(Role.P), level.Label(), PlanStyle.LevelRow, Indent, ornament: Rungs);
        }

        cell.Add(node.Add(Role.P), unanswered.Reason, PlanStyle.Reason);

        void Rungs(Page page, Point corner) => DrawRings(page, corner, level, series);
    }

    /// <summary>Four squares, as many of them filled as the level is above the lowest.</summary>
    private static void DrawRings(Page page, Point corner, MaturityLevel level, Series series)
    {
        for (var i = 0; i < MaturityLevels.Reachable.Count; i++)
        {
            var square = new Box(corner.X + 0.3 + (i * 7.6), corner.Y + 3.6, 5.4, 5.4);
            page.Outline(Artifact.Layout, new Pen(series.Colour, 0.6), i < (int)level ? series.Colour : PlanStyle.White, square);
        }
    }
}
