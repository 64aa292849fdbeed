using System.Text.RegularExpressions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.Auditing;

/// <summary>A line of the audit, as it is read.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who did it.</param>
/// <param name="Kind">What was done, by the name of its kind.</param>
/// <param name="Organisation">The organisation that it concerns, or nothing.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="From">What was.</param>
/// <param name="To">What became; for answers and notes, which were changed.</param>
public sealed partial record AuditLine(DateTime At, string By, string Kind, string Organisation, string Subject, string From, string To)
{
    /// <summary>Who did what nobody who was signed in did.</summary>
    public const string OnTheServer = "Nobody signed in";

    /// <summary>Every kind that there is: of assessments, then of everything else.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetNames<AssessmentEventKind>(), .. Enum.GetNames<AuditKind>()];

    /// <summary>What was done, in words.</summary>
    public string What => DisplayName(Kind);

    /// <summary>The kind in words.</summary>
    public static string DisplayName(string kind) => kind switch
    {
        nameof(AssessmentEventKind.Created) => "Assessment started",
        nameof(AssessmentEventKind.Imported) => "Assessment imported",
        nameof(AssessmentEventKind.Answered) => "Answers changed",
        nameof(AssessmentEventKind.PlanNoteChanged) => "Note in the plan changed",
        nameof(AssessmentEventKind.Completed) => "Assessment completed",
        nameof(AssessmentEventKind.Reopened) => "Assessment reopened",
        nameof(AuditKind.PasswordLinkMade) => "Link to set a password made",
        _ when Enum.TryParse<AssessmentEventKind>(kind, out _) => $"Assessment {Apart(kind).ToLowerInvariant()}",
        _ => Apart(kind),
    };

    private static string Apart(string name)
    {
        var words = Capitals().Replace(name, " $0").Trim();
        return words[..1] + words[1..].ToLowerInvariant();
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capitals();
}
