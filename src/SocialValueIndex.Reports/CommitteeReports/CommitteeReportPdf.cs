using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Documents.Word;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Reports.Plans;

namespace SocialValueIndex.Reports.CommitteeReports;

/// <summary>The covering report as an accessible PDF for archives (PDF/UA-1 and PDF/A-2a), as the plan.</summary>
public static class CommitteeReportPdf
{
    private const double ParagraphGap = 6,
        SectionGap = 10,
        BelowChart = 120;

    /// <summary>Writes a report. Safe to call from many threads; the same content gives the same bytes.</summary>
    public static byte[] Write(ReportContent content)
    {
        var heading = content.Heading;
        var document = new TaggedDocument(new DocumentInfo(content.FullTitle, heading.Organisation, "en-GB", heading.Date));
        var flow = new Flow(document, PlanStyle.Portrait);
        var root = document.Root;
        flow.Page.Fill(Artifact.Layout, PlanStyle.Navy, new Box(0, 0, flow.Format.Width, 10));
        flow.Heading(root.Add(Role.H1), content.Title, content.Title, 0, PlanStyle.ReportTitle, 0);
        flow.Y += 6;
        PlanSummary.SetFacts(flow, heading);
        foreach (var section in content.Sections)
        {
            SetSection(flow, section, content);
        }

        PlanDocument.SetFooters(
            document,
            Characters.CleanLine($"{content.Title} – {heading.Organisation}"),
            Characters.CleanLine($"{heading.Period}. {heading.Status.FullLine}")
        );
        return DocumentWriter.Write(document);
    }

    private static void SetSection(Flow flow, ReportSection section, ReportContent content)
    {
        var isAppendix = section.Part == ReportPart.Plan;
        if (isAppendix)
        {
            flow.TurnTo(PlanStyle.Landscape);
        }

        flow.Y += flow.IsAtTop ? 0 : SectionGap;
        flow.Heading(
            flow.Document.Root.Add(Role.H2),
            section.Heading,
            section.Heading,
            1,
            PlanStyle.ReportSection,
            3 * PlanStyle.Report.Leading
        );
        flow.Y += 2;
        if (isAppendix)
        {
            SetBlocks(flow, ReportBlocks.Paragraphs(section.Standing), content);
            PlanSummary.SetLevels(flow, content.Plan);
            PlanMatrix.Set(flow, content.Plan);
            PlanLeftOut.Set(flow, content.Plan.LeftOut);
        }
        else
        {
            SetBlocks(flow, ReportBlocks.Of(section, content), content);
        }
    }

    private static void SetBlocks(Flow flow, IEnumerable<WordBlock> blocks, ReportContent content)
    {
        var root = flow.Document.Root;
        foreach (var block in blocks)
        {
            switch (block)
            {
                case WordParagraph paragraph:
                    flow.Paragraph(root.Add(Role.P), string.Concat(paragraph.Texts.Select(t => t.Text)), PlanStyle.Report);
                    flow.Y += ParagraphGap;
                    break;
                case WordList list:
                    SetList(flow, root.Add(Role.L), list);
                    break;
                case WordTable table:
                    SetTable(flow, table);
                    break;
                case WordFigure:
                    RadarChart.Set(flow, root, content.Plan, BelowChart);
                    break;
            }
        }
    }

    private static void SetList(Flow flow, StructNode node, WordList list)
    {
        foreach (var item in list.Items)
        {
            flow.ListItem(node, item.Text, PlanStyle.Report, PlanStyle.Navy);
            flow.Y += ParagraphGap / 2;
        }

        flow.Y += ParagraphGap / 2;
    }

    private static void SetTable(Flow flow, WordTable content)
    {
        var share = flow.Format.Inside / content.Columns.Sum(c => c.Share);
        var columns = content.Columns.Select(c => new Column(c.Header, c.Share * share)).ToArray();
        var table = new Table(flow, flow.Document.Root, columns, PlanStyle.Plain);
        foreach (var row in content.Rows)
        {
            var (node, cells) = table.NewRow();
            for (var i = 0; i < row.Count; i++)
            {
                var cell = i == 0 ? node.Add(new StructNode(Role.TH) { Scope = HeaderScope.Row }) : node.Add(Role.TD);
                var text = string.Concat(row[i].Blocks.OfType<WordParagraph>().SelectMany(p => p.Texts).Select(t => t.Text));
                if (text.Length > 0)
                {
                    cells[i].Add(cell, Characters.CleanLine(text), i == 0 ? PlanStyle.LevelArea : PlanStyle.LevelRow);
                }
            }

            table.Set(cells);
        }

        flow.Y += ParagraphGap;
    }
}
