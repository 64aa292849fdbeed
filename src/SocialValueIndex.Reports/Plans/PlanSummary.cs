using System.Globalization;
using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Plans;

/// <summary>The first page: whose plan it is, where the council stands and where it wants to be, overall and area by area.</summary>
internal static class PlanSummary
{
    private const double LevelColumn = 146, PanelGap = 5, PanelHeight = 29, HeadingGap = 2;

    public static void Set(Flow flow, ActionPlan plan, PlanHeading heading)
    {
        var root = flow.Document.Root;
        flow.Page.Fill(Artifact.Layout, PlanStyle.Navy, new Box(0, 0, flow.Format.Width, 10));
        flow.Heading(root.Add(Role.H1), plan.Title, plan.Title, 0, PlanStyle.Title, 0);
        flow.Heading(root.Add(Role.H2), "Action Plan", "Action Plan", 1, PlanStyle.Subtitle, 0);
        flow.Y += 6;
        SetFact(flow, root, "Organisation:", heading.Organisation);
        SetFact(flow, root, "Period:", heading.Period);
        SetFact(flow, root, "Date:", heading.Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
        flow.Y += 8;
        SetPanels(flow, root, plan.Overall);
        flow.Y += 12;
        // The table stays whole if a page can hold it.
        var look = PlanStyle.Plain;
        var table = (plan.Areas.Count + 1) * (look.Header.Leading + (2 * look.Padding));
        RadarChart.Set(flow, root, plan.Areas, PlanStyle.Section.Leading + HeadingGap + table);
        SetLevels(flow, root, plan.Areas, HeadingGap + table);
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

    private static void SetPanels(Flow flow, StructNode root, LevelPair levels)
    {
        flow.Need((2 * PanelHeight) + PanelGap);
        var present = new Box(flow.Format.Left, flow.Y, flow.Format.Inside, PanelHeight);
        var future = present with { Top = present.Bottom + PanelGap };
        SetPanel(flow.Page, root.Add(Role.P), present, "Present Performance: ", levels.Present, Series.Present);
        SetPanel(flow.Page, root.Add(Role.P), future, "Future Target: ", levels.Target, Series.Future);
        flow.Y = future.Bottom;
    }

    private static void SetPanel(Page page, StructNode node, Box box, string label, MaturityLevel level, Series series)
    {
        const double Inset = 14, LevelAt = 118;
        page.Fill(Artifact.Layout, PlanStyle.Tint, box);
        page.Line(Artifact.Layout, new Pen(series.Colour, 3, series.Dash), new(box.Left + 1.5, box.Top), new(box.Left + 1.5, box.Bottom));
        var (small, large) = (PlanStyle.PanelLabel, PlanStyle.PanelLevel);
        // Both stand on one line of the larger size.
        var baseline = box.Top + ((box.Height - large.Leading) / 2) + large.Baseline;
        page.Text(node, box.Left + Inset, baseline, small.Font, small.Size, small.Colour, label);
        page.Text(node, box.Left + LevelAt, baseline, large.Font, large.Size, series.Colour, level.Label());
    }

    private static void SetLevels(Flow flow, StructNode root, IReadOnlyList<PlanArea> areas, double height)
    {
        flow.Heading(root.Add(Role.H3), "Levels by area", "Levels by area", 2, PlanStyle.Section, height);
        flow.Y += HeadingGap;
        var table = new Table(flow, root, [new("Area", flow.Format.Inside - (2 * LevelColumn)), new("Present", LevelColumn), new("Future", LevelColumn)], PlanStyle.Plain);
        foreach (var area in areas)
        {
            var (row, cells) = table.NewRow();
            var name = Characters.CleanLine($"{area.Code} {area.Name}");
            cells[0].Add(row.Add(new StructNode(Role.TH) { Scope = HeaderScope.Row }), name, PlanStyle.LevelArea);
            AddLevel(cells[1], row, area.Levels.Present, Series.Present);
            AddLevel(cells[2], row, area.Levels.Target, Series.Future);
            table.Set(cells);
        }

        flow.Y += 12;
    }

    private static void AddLevel(Cell cell, StructNode row, MaturityLevel level, Series series) =>
        cell.Add(row.Add(Role.TD), level.Label(), PlanStyle.LevelRow, indent: 34, ornament: (page, corner) => DrawRungs(page, corner, level, series));

    /// <summary>Four squares, as many of them filled as the level is above the lowest.</summary>
    private static void DrawRungs(Page page, Point corner, MaturityLevel level, Series series)
    {
        for (var i = 0; i < MaturityLevels.Reachable.Count; i++)
        {
            var square = new Box(corner.X + 0.3 + (i * 7.6), corner.Y + 3.6, 5.4, 5.4);
            page.Outline(Artifact.Layout, new Pen(series.Colour, 0.6), i < (int)level ? series.Colour : PlanStyle.White, square);
        }
    }
}
