using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Word;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Reports.Plans;

namespace SocialValueIndex.Reports.CommitteeReports;

/// <summary>The covering report as a Word document, for the agenda pack.</summary>
public static class CommitteeReportWord
{
    /// <summary>Writes a report. Safe to call from many threads; the same content gives the same bytes.</summary>
    public static byte[] Write(ReportContent content)
    {
        var heading = content.Heading;
        var upright = new WordSection(
            false,
            [
                new WordHeading(1, content.Title),
                .. PlanWord.Facts(heading),
                .. content.Sections.Where(s => s.Part != ReportPart.Plan).SelectMany(s => Section(s, content)),
            ]
        );
        var appendix = content
            .Sections.Where(s => s.Part == ReportPart.Plan)
            .Select(s => new WordSection(
                true,
                [
                    new WordHeading(2, s.Heading),
                    .. ReportBlocks.Paragraphs(s.Standing),
                    .. PlanWord.Levels(content.Plan),
                    .. PlanWord.Matrix(content.Plan),
                    .. PlanWord.NotAnswered(content.Plan.LeftOut),
                ]
            ));
        return WordWriter.Write(
            new WordDocument(new DocumentInfo(content.FullTitle, heading.Organisation, "en-GB", heading.Date), [upright, .. appendix])
            {
                Footer = $"{content.Title} – {heading.Organisation}. {heading.Period}. {heading.Status.FullLine}",
                TextSize = 12,
            }
        );
    }

    private static IEnumerable<WordBlock> Section(ReportSection section, ReportContent content) =>
        ReportBlocks.Of(section, content).Prepend(new WordHeading(2, section.Heading));
}
