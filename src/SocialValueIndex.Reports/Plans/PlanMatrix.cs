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
    private const double BulletIndent = 8,
        HeadingGap = 2;

    public static void Set(Flow flow, ActionPlan plan)
    {
        var root = flow.Document.Root;
        var heading = root.Add(Role.H3);
        var table = new Table(flow, root, Columns(flow.Format.Inside, plan, PlanStyle.Wide, PlanStyle.MatrixArea), PlanStyle.Wide);
        var rows = plan.Areas.Select(area => (Area: area, Row: NewRow(table, area))).ToList();
        // The heading stands where the first row has room too.
        var mark = SetHeading(flow, heading, rows.Count > 0 ? table.HeightWithHeader(rows[0].Row.Cells) : 0);
        flow.Y += HeadingGap;
        table.SetHeader();
        foreach (var (area, row) in rows)
        {
            var (page, y) = table.Set(row.Cells);
            flow.Document.Bookmarks.Add(new Bookmark(area.PlanName, 3, row.Head, page, y));
        }

        SetFootnote(flow, root, plan.Footnote, mark);
    }

    /// <summary>The columns of the matrix, each as wide as what stands in it needs.</summary>
    /// <param name="width">The width that they fill together.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="look">How the table looks.</param>
    /// <param name="area">How the names of areas are set; actions and notes are set in its size.</param>
    public static IReadOnlyList<Column> Columns(double width, ActionPlan plan, TableLook look, TextStyle area)
    {
        var levels = MaturityLevels.Reachable;
        var text = PlanStyle.Matrix with { Size = area.Size };
        var columns = new ColumnWidths(look, ["Area", .. levels.Select(l => $"To reach '{l.Label()}'"), "Note"]);
        foreach (var row in plan.Areas)
        {
            columns.Add(0, [Characters.CleanLine(row.PlanName)], area);
            for (var i = 0; i < levels.Count; i++)
            {
                columns.Add(i + 1, row.ActionsToReach(levels[i]).Select(a => Characters.CleanLine(a.Text)), text, BulletIndent);
            }

            columns.Add(levels.Count + 1, Paragraphs(row.Note), text);
        }

        return columns.Share(width);
    }

    /// <summary>The heading, and where the mark that leads to the footnote stands.</summary>
    private static FootnoteMark SetHeading(Flow flow, StructNode heading, double follows)
    {
        const string Text = "Actions to reach each level";
        var style = PlanStyle.Section;
        flow.Heading(heading.Add(Role.Span), Text + " ", Text, 2, style, HeadingGap + follows);
        var link = heading.Add(Role.Reference).Add(Role.Link);
        var left = flow.Format.Left + style.Width(Text + " ");
        var box = new Box(left, flow.Y - style.Leading, style.Width(PlanWords.FootnoteMark), style.Leading);
        flow.Page.Text(link, left, box.Top + style.Baseline, style.Font, style.Size, style.Colour, PlanWords.FootnoteMark);
        return new FootnoteMark(link, flow.Document.Pages.Count - 1, box);
    }

    private static (StructNode Head, Cell[] Cells) NewRow(Table table, PlanArea area)
    {
        var (row, cells) = table.NewRow();
        var head = row.Add(new StructNode(Role.TH) { Scope = HeaderScope.Row });
        cells[0].Add(head, Characters.CleanLine(area.PlanName), PlanStyle.MatrixArea);
        for (var i = 0; i < MaturityLevels.Reachable.Count; i++)
        {
            AddActions(
                cells[i + 1],
                row.Add(Role.TD),
                [.. area.ActionsToReach(MaturityLevels.Reachable[i])],
                PlanTerms.FirstToExplain(area)
            );
        }

        AddNote(cells[^1], row.Add(Role.TD), area.Note);
        return (head, cells);
    }

    private static void AddActions(Cell cell, StructNode node, PlannedAction[] actions, PlannedAction? explained)
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

        if (explained is not null && actions.Contains(explained))
        {
            cell.Add(node.Add(Role.P), PlanTerms.ExplanationFor(explained)!, PlanStyle.MatrixTerm, before: 4);
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

    public static string[] Paragraphs(string note) => Characters.Clean(note).Split('\n');

    private static void SetFootnote(Flow flow, StructNode root, string footnote, FootnoteMark mark)
    {
        flow.Y += 8;
        flow.Need(4 * PlanStyle.Note.Leading);
        // A note is part of a line of text by its nature, and a line of text stands in a paragraph.
        var note = root.Add(Role.P).Add(new StructNode(Role.Note) { Id = "footnote" });
        var (page, y) = (flow.Document.Pages.Count - 1, flow.Y);
        flow.Paragraph(note, $"{PlanWords.FootnoteMark} {footnote}", PlanStyle.Note);
        flow.Document.Links.Add(new DocumentLink(mark.Link, mark.Page, mark.Box, "The note below the table", page, y));
        flow.Y += 14;
    }

    private static void DrawBullet(Page page, Point corner)
    {
        var middle = corner.Y + (PlanStyle.Matrix.Leading / 2);
        page.Fill(Artifact.Layout, PlanStyle.Navy, new Box(corner.X + 0.5, middle - 1.3, 2.6, 2.6));
    }

    private sealed record FootnoteMark(StructNode Link, int Page, Box Box);
}
