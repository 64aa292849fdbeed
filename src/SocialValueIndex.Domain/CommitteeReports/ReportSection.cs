using System.Collections.Immutable;

namespace SocialValueIndex.Domain.CommitteeReports;

/// <summary>A part of a report with all its words.</summary>
/// <param name="Part">The part.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Standing">What it says in every report of the council; may be empty.</param>
/// <param name="Text">What people wrote for this report; may be empty.</param>
public sealed record ReportSection(ReportPart Part, string Heading, string Standing, string Text)
{
    /// <summary>The sections of a report: those that the council does not leave out.</summary>
    /// <param name="headings">The council's own words, where it has some.</param>
    /// <param name="report">What people wrote; none where nobody did.</param>
    public static IReadOnlyList<ReportSection> For(ImmutableDictionary<ReportPart, ReportHeading> headings, CommitteeReport? report) =>
        [
            .. from part in ReportParts.All
            let words = headings.Of(part)
            where words.Heading.Length > 0
            select new ReportSection(part, words.Heading, words.Standing, report?.TextOf(part) ?? ""),
        ];
}
