namespace SocialValueIndex.Domain.History;

/// <summary>A text of a covering report before and after.</summary>
/// <param name="Part">The name of the part of the report.</param>
/// <param name="From">What it said; empty where nobody had written it.</param>
/// <param name="To">What it says now.</param>
public sealed record ReportTextChange(string Part, string From, string To);

/// <summary>Texts of an assessment's covering report were changed.</summary>
/// <param name="Texts">Each of them.</param>
public sealed record ReportTextsChanged(IReadOnlyList<ReportTextChange> Texts) : HistoryDetails;

/// <summary>The words of a part of a report.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Standing">Its standing text.</param>
public sealed record ReportWords(string Heading, string Standing);

/// <summary>The words that an organisation's reports have for a part, before and after.</summary>
/// <param name="Part">The name of the part of the report.</param>
/// <param name="From">What they were.</param>
/// <param name="To">What they are now.</param>
public sealed record ReportHeadingChange(string Part, ReportWords From, ReportWords To);

/// <summary>The headings and standing texts of an organisation's covering reports were changed.</summary>
/// <param name="Headings">Each of them.</param>
public sealed record ReportHeadingsChanged(IReadOnlyList<ReportHeadingChange> Headings) : HistoryDetails;
