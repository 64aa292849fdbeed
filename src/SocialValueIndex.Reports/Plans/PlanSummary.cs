using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Plans;

/// <summary>
/// The first page, which can be read alone: whose plan it is, where the council is and where it wants to be, the biggest gaps and what is
/// asked. Then the levels of all areas.
/// </summary>
internal static class PlanSummary
{
    private const double LevelColumn = 146,
        PanelGap = 5,
        PanelHeight = 29,
        HeadingGap = 2,
        SectionGap = 8,
        LevelsWidth = 580;

    public static void Set(Flow flow, ActionPlan plan, PlanHeading heading, PlanSchedule? schedule)
    {
        var root = flow.Document.Root;
        flow.Page.Fill(Artifact.Layout, PlanStyle.Navy, new Box(0, 0, flow.Format.Width, 10));
        flow.Heading(root.Add(Role.H1), plan.Title, plan.Title, 0, PlanStyle.Title, 0);
        flow.Heading(root.Add(Role.H2), "Action Plan", "Action Plan", 1, PlanStyle.Subtitle, 0);
        flow.Y += 6;
        SetFacts(flow, heading);
        flow.Y += 8;
        SetPanels(flow, root, plan);
        if (heading.Status.Provisional is { } provisional)
        {
            flow.Y += 4;
            flow.Paragraph(root.Add(Role.P), provisional, PlanStyle.Fact);
        }

        flow.Y += 8;
        flow.Paragraph(root.Add(Role.P), PlanWords.Position(heading.Organisation, plan), PlanStyle.Lead);
        flow.Y += 8;
        RadarChart.Set(flow, root, plan, BelowChart(plan));
        SetGaps(flow, root, plan);
        SetAsked(flow, root, PlanWords.Asked(plan, heading.Status, schedule));
    }

    /// <summary>Whose document it is, for when, and how far it is.</summary>
    public static void SetFacts(Flow flow, PlanHeading heading)
    {
        var root = flow.Document.Root;
        foreach (var (label, value) in heading.Facts)
        {
            SetFact(flow, root, label + ":", value);
        }
    }

    /// <summary>The levels of all areas.</summary>
    public static void SetLevels(Flow flow, ActionPlan plan)
    {
        var root = flow.Document.Root;
        var look = PlanStyle.Plain;
        // The table stays whole if a page can hold it.
        var unscored = plan.Areas.Count(a => a.Present.Any || a.Target.Any);
        var height = ((plan.Areas.Count + 1) * (look.Header.Leading + (2 * look.Padding))) + (unscored * PlanStyle.Reason.Leading);
        SetLevels(flow, root, plan, HeadingGap + height);
    }

    private static double BelowChart(ActionPlan plan)
    {
        var gaps = PlanWords.BiggestGaps(plan).Count;
        return (2 * PlanStyle.Section.Leading) + ((gaps + 3) * PlanStyle.Fact.Leading) + (2 * SectionGap);
    }

    private static void SetGaps(Flow flow, StructNode root, ActionPlan plan)
    {
        if (PlanWords.BiggestGaps(plan) is not { Count: > 0 } gaps)
        {
            return;
        }

        const string Heading = "The biggest gaps";
        flow.Heading(root.Add(Role.H3), Heading, Heading, 2, PlanStyle.Section, 2 * PlanStyle.Fact.Leading);
        var list = root.Add(Role.L);
        foreach (var area in gaps)
        {
            flow.ListItem(list, PlanWords.Gap(area), PlanStyle.Fact, PlanStyle.Navy);
        }

        flow.Y += SectionGap;
    }

    private static void SetAsked(Flow flow, StructNode root, string asked)
    {
        const string Heading = "What is asked";
        flow.Heading(root.Add(Role.H3), Heading, Heading, 2, PlanStyle.Section, 2 * PlanStyle.Fact.Leading);
        flow.Paragraph(root.Add(Role.P), asked, PlanStyle.Fact);
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
            [new("Area", LevelsWidth - (2 * LevelColumn)), new("Present", LevelColumn), new("Future", LevelColumn)],
            PlanStyle.Plain
        );
        table.SetHeader();
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
