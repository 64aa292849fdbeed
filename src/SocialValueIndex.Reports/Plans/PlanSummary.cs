using System.Globalization;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Reports.Layout;
using SocialValueIndex.Reports.TaggedPdf;

namespace SocialValueIndex.Reports.Plans;

/// <summary>The first page: whose plan it is, where the council stands and where it wants to be, overall and area by area.</summary>
internal static class PlanSummary
{
    private const double LabelColumn = 82, LevelColumn = 146, PanelGap = 14, PanelHeight = 48;

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
        RadarChart.Set(flow, root, plan.Areas);
        SetLevels(flow, root, plan.Areas);
    }

    private static void SetFact(Flow flow, StructNode root, string label, string value)
    {
        var node = root.Add(Role.P);
        flow.Need(PlanStyle.FactLabel.Leading);
        var style = PlanStyle.FactLabel;
        // The label ends in a space for those who hear it; the eye sees two columns.
        flow.Page.Text(node, flow.Format.Left, flow.Y + style.Baseline, style.Font, style.Size, style.Colour, label + " ");
        flow.Paragraph(node, value, PlanStyle.Fact, flow.Format.Left + LabelColumn, flow.Format.Inside - LabelColumn);
    }

    private static void SetPanels(Flow flow, StructNode root, LevelPair levels)
    {
        flow.Need(PanelHeight);
        var width = (flow.Format.Inside - PanelGap) / 2;
        var box = new Box(flow.Format.Left, flow.Y, width, PanelHeight);
        SetPanel(flow.Page, root.Add(Role.P), box, "Present Performance: ", levels.Present, Series.Present);
        SetPanel(flow.Page, root.Add(Role.P), box with { Left = box.Left + width + PanelGap }, "Future Target: ", levels.Target, Series.Future);
        flow.Y = box.Bottom;
    }

    private static void SetPanel(Page page, StructNode node, Box box, string label, MaturityLevel level, Series series)
    {
        const double Inset = 14;
        page.Fill(Artifact.Layout, PlanStyle.Tint, box);
        page.Line(Artifact.Layout, new Pen(series.Colour, 3, series.Dash * 1.5), new(box.Left + 1.5, box.Top), new(box.Left + 1.5, box.Bottom));
        var (small, large) = (PlanStyle.PanelLabel, PlanStyle.PanelLevel);
        page.Text(node, box.Left + Inset, box.Top + 6 + small.Baseline, small.Font, small.Size, small.Colour, label);
        page.Text(node, box.Left + Inset, box.Top + 6 + small.Leading + large.Baseline, large.Font, large.Size, series.Colour, level.Label());
    }

    private static void SetLevels(Flow flow, StructNode root, IReadOnlyList<PlanArea> areas)
    {
        flow.Heading(root.Add(Role.H3), "Levels by area", "Levels by area", 2, PlanStyle.Section, 60);
        flow.Y += 2;
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
