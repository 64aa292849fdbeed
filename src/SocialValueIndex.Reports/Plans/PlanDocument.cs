using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Plans;

/// <summary>
/// Lays out an action plan: the first page, the levels, the matrix, its footnote, how it is carried out, the questions not answered, the
/// notes left behind, and the evidence.
/// </summary>
internal static class PlanDocument
{
    /// <summary>Nobody reads more. A plan with notes that need more pages has its notes cut, and says so.</summary>
    public const int MostPages = 100;

    private static readonly int[] NoteLengths = [1000, 300, 100, 0];

    public static TaggedDocument Create(ActionPlan plan, PlanHeading heading, PlanSchedule? schedule)
    {
        var document = Create(plan, heading, schedule, null);
        for (var i = 0; document.Pages.Count > MostPages && i < NoteLengths.Length; i++)
        {
            document = Create(plan, heading, schedule, NoteLengths[i]);
        }

        return document;
    }

    private static TaggedDocument Create(ActionPlan whole, PlanHeading heading, PlanSchedule? schedule, int? noteLength)
    {
        var plan = noteLength is { } length ? ShortNotes.Of(whole, length) : whole;
        var title = $"{plan.Title}: Action Plan";
        var name = $"{title} – {heading.Organisation}";
        var shown = heading.Status is PlanStatus.Draft ? $"{name} – {heading.Status.Line}" : name;
        var document = new TaggedDocument(new DocumentInfo(shown, heading.Organisation, "en-GB", heading.Date));
        var flow = new Flow(document, PlanStyle.Portrait);
        PlanSummary.Set(flow, plan, heading, schedule);
        flow.TurnTo(PlanStyle.Landscape);
        if (noteLength is { } shortened)
        {
            flow.Paragraph(document.Root.Add(Role.P), ShortNotes.Sentence(shortened), PlanStyle.Fact);
            flow.Y += 8;
        }

        PlanSummary.SetLevels(flow, plan);
        PlanMatrix.Set(flow, plan);
        if (schedule is not null)
        {
            PlanActions.Set(flow, schedule);
        }

        PlanLeftOut.Set(flow, plan.LeftOut);
        PlanLeftOut.Set(flow, plan.OrphanedNotes);
        PlanEvidence.Set(flow, plan.Evidence);
        SetFooters(document, Characters.CleanLine(name), Characters.CleanLine($"{heading.Period}. {heading.Status.FullLine}"));
        return document;
    }

    /// <summary>Sets what stands at the foot of each page, now that the number of pages is known.</summary>
    public static void SetFooters(TaggedDocument document, string title, string status)
    {
        var style = PlanStyle.Footer;
        for (var i = 0; i < document.Pages.Count; i++)
        {
            var page = document.Pages[i];
            var margin = page.Width < page.Height ? PlanStyle.Portrait.Margin : PlanStyle.Landscape.Margin;
            var number = FormattableString.Invariant($"Page {i + 1} of {document.Pages.Count}");
            var numberAt = page.Width - margin - style.Width(number);
            var baseline = page.Height - 31;
            page.Line(
                Artifact.Footer,
                new Pen(PlanStyle.FaintLine, 0.6),
                new(margin, baseline - 11),
                new(page.Width - margin, baseline - 11)
            );
            page.Text(
                Artifact.Footer,
                margin,
                baseline,
                style.Font,
                style.Size,
                style.Colour,
                style.Shorten(title, numberAt - margin - 20)
            );
            page.Text(
                Artifact.Footer,
                margin,
                baseline + style.Leading,
                style.Font,
                style.Size,
                style.Colour,
                style.Shorten(status, page.Width - (2 * margin))
            );
            page.Text(Artifact.Footer, numberAt, baseline, style.Font, style.Size, style.Colour, number);
        }
    }
}
