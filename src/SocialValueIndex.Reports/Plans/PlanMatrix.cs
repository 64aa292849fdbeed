using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Plans;

/// <summary>
/// What must be done: a row for each area, a column for each level that can be reached, one for the note, and the footnote below.
/// </summary>
internal static class PlanMatrix
{
    private const double BulletIndent = 8;

    public static void Set(Flow flow, ActionPlan plan)
    {
        var root = flow.Document.Root;
        flow.Heading(root.Add(Role.H3), "Actions to reach each level **", "Actions to reach each level", 2, PlanStyle.Section, 80);
        flow.Y += 2;
        var table = new Table(flow, root, Columns(flow.Format.Inside, plan), PlanStyle.Wide);
        foreach (var area in plan.Areas)
        {
            SetRow(flow, table, area);
        }

        SetFootnote(flow, root, plan.Footnote);
    }

    private static IReadOnlyList<Column> Columns(double width, ActionPlan plan)
    {
        var levels = MaturityLevels.Reachable;
        var columns = new ColumnWidths(PlanStyle.Wide, ["Area", .. levels.Select(l => $"To reach '{l.Label()}'"), "Note"]);
        foreach (var area in plan.Areas)
        {
            columns.Add(0, [Characters.CleanLine(area.PlanName)], PlanStyle.MatrixArea);
            for (var i = 0; i < levels.Count; i++)
            {
                columns.Add(
                    i + 1,
                    area.ActionsToReach(levels[i]).Select(a => Characters.CleanLine(a.Text)),
                    PlanStyle.Matrix,
                    BulletIndent
                );
            }

            columns.Add(levels.Count + 1, Paragraphs(area.Note), PlanStyle.Matrix);
        }

        return columns.Share(width);
    }

    private static void SetRow(Flow flow, Table table, PlanArea area)
    {
        var (row, cells) = table.NewRow();
        var head = row.Add(new StructNode(Role.TH) { Scope = HeaderScope.Row });
        cells[0].Add(head, Characters.CleanLine(area.PlanName), PlanStyle.MatrixArea);
        for (var i = 0; i < MaturityLevels.Reachable.Count; i++)
        {
            AddActions(cells[i + 1], row.Add(Role.TD), [.. area.ActionsToReach(MaturityLevels.Reachable[i])]);
        }

        AddNote(cells[^1], row.Add(Role.TD), area.Note);
        var (page, y) = table.Set(cells);
        flow.Document.Bookmarks.Add(new Bookmark(area.PlanName, 3, head, page, y));
    }

    private static void AddActions(Cell cell, StructNode node, PlannedAction[] actions)
    {
        if (actions.Length == 0)
        {
            return;
        }

        var list = node.Add(Role.L);
        var gap = 0.0;
        foreach (var action in actions)
        {
            var body = list.Add(Role.LI).Add(Role.LBody);
            cell.Add(body, Characters.CleanLine(action.Text), PlanStyle.Matrix, BulletIndent, gap, DrawBullet);
            gap = 3;
        }
    }

    /// <summary>A paragraph for each line that the person wrote; an empty line only makes a gap.</summary>
    public static void AddNote(Cell cell, StructNode node, string note)
    {
        var gap = 0.0;
        foreach (var line in Paragraphs(note))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                gap = gap > 0 ? 6 : 0;
                continue;
            }

            cell.Add(node.Add(Role.P), line, PlanStyle.Matrix, before: gap);
            gap = 2;
        }
    }

    private static string[] Paragraphs(string note) => Characters.Clean(note).Split('\n');

    private static void SetFootnote(Flow flow, StructNode root, string footnote)
    {
        flow.Y += 8;
        flow.Need(4 * PlanStyle.Note.Leading);
        // A note is part of a line of text by its nature, and a line of text stands in a paragraph.
        var note = root.Add(Role.P).Add(new StructNode(Role.Note) { Id = "footnote" });
        flow.Paragraph(note, "** " + footnote, PlanStyle.Note);
        flow.Y += 14;
    }

    private static void DrawBullet(Page page, Point corner)
    {
        var middle = corner.Y + (PlanStyle.Matrix.Leading / 2);
        page.Fill(Artifact.Layout, PlanStyle.Navy, new Box(corner.X + 0.5, middle - 1.3, 2.6, 2.6));
    }
}
