using System.Text.RegularExpressions;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Auditing;

/// <summary>A line of the history, as administrators read it.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who did it.</param>
/// <param name="Kind">What was done, by the name of its kind.</param>
/// <param name="Organisation">The organisation that it concerns, or nothing.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="From">What was.</param>
/// <param name="To">What became; for answers and notes, which were changed.</param>
public sealed partial record AuditLine(DateTime At, string By, string Kind, string Organisation, string Subject, string From, string To)
{
    /// <summary>Who did it, if somebody who was signed in.</summary>
    public Guid? ById { get; init; }

    /// <summary>The organisation that it concerns, if one.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>What kind of thing it is about.</summary>
    public SubjectType SubjectType { get; init; }

    /// <summary>Which one.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>The number of the version, where it is about one.</summary>
    public int? Version { get; init; }

    /// <summary>The code of the question, where it is about one of a version.</summary>
    public string? Question { get; init; }

    /// <summary>The actor shown for changes that nobody made who was signed in.</summary>
    public const string OnTheServer = "Nobody signed in";

    /// <summary>What was done, in words.</summary>
    public string What => DisplayName(Kind);

    /// <summary>The kind in words: the name of its record, apart from those that would read badly.</summary>
    public static string DisplayName(string kind) =>
        kind switch
        {
            nameof(ReportTextsChanged) => "Texts of the report changed",
            nameof(ReportHeadingsChanged) => "Headings of reports changed",
            nameof(PlanNoteChanged) => "Note in the plan changed",
            nameof(PasswordLinkMade) => "Link to set a password made",
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
