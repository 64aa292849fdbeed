using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.Comparisons;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.CommitteeReports;

/// <summary>A covering report: the words that people wrote, and the plan that its figures come from.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Schedule">How it is carried out.</param>
/// <param name="Changes">What changed since the last report; none where there was none.</param>
/// <param name="Sections">Its sections, in order.</param>
public sealed record ReportContent(
    PlanHeading Heading,
    ActionPlan Plan,
    PlanSchedule Schedule,
    Comparison? Changes,
    IReadOnlyList<ReportSection> Sections
)
{
    /// <summary>What the report is called.</summary>
    public string Title => $"{Plan.Title}: report to committee";

    /// <summary>What the file is called where readers show it, with the council and, while it is one, that it is a draft.</summary>
    public string FullTitle =>
        Heading.Status is PlanStatus.Draft
            ? $"{Title} – {Heading.Organisation} – {Heading.Status.Line}"
            : $"{Title} – {Heading.Organisation}";

    /// <summary>The day before which actions are listed: reports are yearly.</summary>
    public DateOnly NextReport => Heading.Date.AddYears(1);
}
