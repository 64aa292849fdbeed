using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Plans;

/// <summary>Terms that the published actions use and that no longer stand for what they did.</summary>
internal static class PlanTerms
{
    private const string Term = "OJEU";

    private const string Explanation =
        "OJEU is the Official Journal of the European Union. Since 24 February 2025 the Procurement Act 2023 sets the thresholds: use the "
        + "one that now applies to the contract.";

    /// <summary>The explanation of what an action says; none where there is nothing to explain.</summary>
    public static string? ExplanationFor(PlannedAction action) =>
        action.Text.Split([' ', ',', '.', ';', ':', '(', ')', '/', '-', '\'', '’']).Contains(Term, StringComparer.Ordinal)
            ? Explanation
            : null;

    /// <summary>The first action of a row that has to be explained.</summary>
    public static PlannedAction? FirstToExplain(PlanArea area) => area.Actions.FirstOrDefault(a => ExplanationFor(a) is not null);
}
