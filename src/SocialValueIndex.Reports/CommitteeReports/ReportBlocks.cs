using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Word;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.Comparisons;
using SocialValueIndex.Reports.Plans;

namespace SocialValueIndex.Reports.CommitteeReports;

/// <summary>What a covering report says, in blocks that every format sets in its own way.</summary>
public static class ReportBlocks
{
    /// <summary>What stands where neither the council nor anybody who wrote the report says anything.</summary>
    public const string NotWritten = "Not written yet.";

    // Small enough to stand on the first page with what comes before it in most reports.
    private const double ChartRadius = 84;

    private static readonly string[] Bullets = ["- ", "* ", "• "];

    /// <summary>A section without its heading: standing text, what people wrote, and the figures of the plan.</summary>
    public static IReadOnlyList<WordBlock> Of(ReportSection section, ReportContent content)
    {
        List<WordBlock> blocks =
        [
            .. Paragraphs(section.Standing),
            .. Paragraphs(section.Text),
            .. section is { Part: ReportPart.Recommendations, Text.Length: > 0 } ? [] : Figures(section.Part, content),
        ];
        return blocks.Count > 0 ? blocks : [new WordParagraph(NotWritten)];
    }

    /// <summary>What the plan gives for a part; nothing where it gives nothing.</summary>
    public static IReadOnlyList<WordBlock> Figures(ReportPart part, ReportContent content) =>
        part switch
        {
            ReportPart.Recommendations => [new WordParagraph(PlanWords.Asked(content.Plan, content.Heading.Status, null))],
            ReportPart.Position => [.. Position(content)],
            ReportPart.Changes => [.. Changes(content.Changes)],
            ReportPart.Gaps => PlanWords.BiggestGaps(content.Plan) is { Count: > 0 } gaps
                ? [new WordList([.. gaps.Select(g => (WordText)PlanWords.Gap(g))])]
                : [new WordParagraph("No area that is scored has a gap.")],
            ReportPart.DueActions => [.. DueActions(content)],
            _ => [],
        };

    /// <summary>A paragraph for each line that somebody wrote; lines that begin with a dash, a star or a bullet become a list.</summary>
    public static IEnumerable<WordBlock> Paragraphs(string text)
    {
        var items = new List<string>();
        foreach (var line in Characters.Clean(text).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (Array.Find(Bullets, line.StartsWith) is { } bullet && line.Length > bullet.Length)
            {
                items.Add(line[bullet.Length..].TrimStart());
                continue;
            }

            if (items.Count > 0)
            {
                yield return ListOf(items);
                items.Clear();
            }

            yield return new WordParagraph(line);
        }

        if (items.Count > 0)
        {
            yield return ListOf(items);
        }
    }

    private static WordList ListOf(IEnumerable<string> items) => new([.. items.Select(i => new WordText(i))]);

    private static IEnumerable<WordBlock> Position(ReportContent content)
    {
        yield return new WordParagraph(PlanWords.Position(content.Heading.Organisation, content.Plan));
        if (content.Heading.Status.Provisional is { } provisional)
        {
            yield return new WordParagraph(provisional);
        }

        if (RadarChart.CanDraw(content.Plan))
        {
            yield return PlanWord.Chart(content.Plan, ChartRadius);
        }
    }

    private static IEnumerable<WordBlock> Changes(Comparison? comparison)
    {
        if (comparison is null)
        {
            yield return new WordParagraph("This is the first report: no plan was issued before.");
            yield break;
        }

        yield return new WordParagraph($"Since {comparison.From.Name}:");
        yield return new WordList([
            .. ComparisonWords.Changes(comparison).Append(ComparisonWords.Promises(comparison)).Select(s => new WordText(s)),
        ]);
    }

    private static IEnumerable<WordBlock> DueActions(ReportContent content)
    {
        var until = content.NextReport;
        var due = content.Schedule.Decided.Where(e => IsOpen(e) && e.Values.Due <= until).ToList();
        var day = PlanStatus.Day(until);
        if (due.Count == 0)
        {
            yield return new WordParagraph($"No action has a due date by {day}, when the next report is expected.");
            yield break;
        }

        yield return new WordParagraph(
            $"{PlanWords.Count(due.Count, "action")} {(due.Count == 1 ? "is" : "are")} due by {day}, when the next report is expected."
        );
        yield return PlanWord.Actions("Actions due before the next report", due, content.Schedule);
    }

    private static bool IsOpen(RegisterEntry entry) =>
        entry.InPlan && entry.Values.Status is ActionStatus.NotStarted or ActionStatus.InProgress;
}
