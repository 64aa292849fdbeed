using System.Collections.Immutable;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Domain.CommitteeReports;

/// <summary>The parts of a covering report, in their order. Their names are stored and posted.</summary>
public enum ReportPart
{
    /// <summary>Why there is a report.</summary>
    Purpose,

    /// <summary>What the committee is asked to do.</summary>
    Recommendations,

    /// <summary>Where the council is.</summary>
    Position,

    /// <summary>What changed since the last report.</summary>
    Changes,

    /// <summary>The biggest gaps between present and target.</summary>
    Gaps,

    /// <summary>The actions that are due before the next report.</summary>
    DueActions,

    /// <summary>Why the committee is asked to do it.</summary>
    Reasons,

    /// <summary>What else was considered.</summary>
    Options,

    /// <summary>What the law asks.</summary>
    Legal,

    /// <summary>What it costs.</summary>
    Financial,

    /// <summary>What it means for equality.</summary>
    Equality,

    /// <summary>The appendix: the plan.</summary>
    Plan,
}

/// <summary>The council's own words for a part of its reports.</summary>
/// <param name="Heading">What its heading says; empty where the council leaves the part out.</param>
/// <param name="Standing">What it says in every report; may be empty.</param>
public sealed record ReportHeading(string Heading, string Standing)
{
    /// <summary>The longest heading, in characters.</summary>
    public const int HeadingMaxLength = 200;

    /// <summary>The longest standing text, in characters.</summary>
    public const int StandingMaxLength = 4000;

    /// <summary>The same, as it is stored.</summary>
    public ReportHeading Normalized() => new(PlainText.SingleLine(Heading), PlainText.Normalize(Standing));

    /// <summary>What is wrong with it, by the fields of its part.</summary>
    internal IEnumerable<Fault> FaultsIn(ReportPart part)
    {
        if (Heading.Length > HeadingMaxLength)
        {
            yield return new Fault($"parts[{part}].heading", $"Shorten the heading to {HeadingMaxLength} characters or fewer");
        }

        if (Standing.Length > StandingMaxLength)
        {
            yield return new Fault(
                $"parts[{part}].standing",
                FormattableString.Invariant(
                    $"The text has {Standing.Length:N0} characters. Shorten it to {StandingMaxLength:N0} characters or fewer"
                )
            );
        }
    }

    internal ReportWords ForHistory() => new(Heading, Standing);
}

/// <summary>The parts of a report, and what they say where a council has no words of its own.</summary>
public static class ReportParts
{
    /// <summary>Every part, in the order of the report.</summary>
    public static IReadOnlyList<ReportPart> All { get; } = Enum.GetValues<ReportPart>();

    /// <summary>Reads a part from its name. Letter case counts, and a number, which parsing would take, is no name.</summary>
    public static ReportPart? Find(string? name) =>
        All.Where(p => string.Equals(p.ToString(), name, StringComparison.Ordinal)).Select(p => (ReportPart?)p).FirstOrDefault();

    extension(ReportPart part)
    {
        /// <summary>Whether people write a text for it. The appendix is the plan alone.</summary>
        public bool TakesText => part != ReportPart.Plan;

        /// <summary>What it says where the council has no words of its own.</summary>
        public ReportHeading Default =>
            part switch
            {
                ReportPart.Purpose => new(
                    "Purpose of the report",
                    "To report how far the council takes social value into account in what it commissions and buys, and what it plans "
                        + "to do."
                ),
                ReportPart.Recommendations => new("Recommendations", ""),
                ReportPart.Position => new("Where we are", ""),
                ReportPart.Changes => new("What changed since the last report", ""),
                ReportPart.Gaps => new("The biggest gaps", ""),
                ReportPart.DueActions => new("Actions due before the next report", ""),
                ReportPart.Reasons => new("Reasons for the recommendations", ""),
                ReportPart.Options => new("Other options considered", ""),
                ReportPart.Legal => new(
                    "Legal implications",
                    "The Public Services (Social Value) Act 2012 requires the council to consider, before it procures certain services, "
                        + "how what it procures might improve the economic, social and environmental well-being of its area."
                ),
                ReportPart.Financial => new("Financial implications", ""),
                ReportPart.Equality => new("Equality implications", ""),
                _ => new("Appendix: the plan", ""),
            };
    }

    /// <summary>The words of a part: the council's own or, where it has none, the default.</summary>
    public static ReportHeading Of(this ImmutableDictionary<ReportPart, ReportHeading> own, ReportPart part) =>
        own.GetValueOrDefault(part) ?? part.Default;
}
