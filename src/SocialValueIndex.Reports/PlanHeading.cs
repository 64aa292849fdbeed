namespace SocialValueIndex.Reports;

/// <summary>What stands on an action plan besides the plan itself.</summary>
/// <param name="Organisation">The name of the council.</param>
/// <param name="Period">What the assessment is of, for example "2026 to 2027".</param>
/// <param name="Date">The date on the document.</param>
public sealed record PlanHeading(string Organisation, string Period, DateOnly Date);
