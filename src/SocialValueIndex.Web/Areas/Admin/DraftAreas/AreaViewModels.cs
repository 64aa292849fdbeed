using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Web.Areas.Admin.DraftAreas;

/// <summary>What the form of an area posts.</summary>
public sealed class AreaInput
{
    public string? Code { get; init; }

    public string? Name { get; init; }

    public string? PlanName { get; init; }

    /// <summary>The fingerprint of what the page showed when it was opened.</summary>
    public string? Seen { get; init; }

    /// <summary>What was typed, each text with the label of its field.</summary>
    public IEnumerable<(string Label, string? Text)> Typed => [("Code", Code), ("Name", Name), ("Name in the action plan", PlanName)];

    /// <summary>The name in the plan; left empty, it is the name.</summary>
    public string PlanNameOrName => string.IsNullOrWhiteSpace(PlanName) ? Name ?? "" : PlanName;
}

/// <summary>The page that adds an area.</summary>
/// <param name="Version">The draft.</param>
/// <param name="Input">What was typed so far.</param>
public sealed record AddAreaViewModel(int Version, AreaInput Input);

/// <summary>The page of one area.</summary>
/// <param name="Version">The version.</param>
/// <param name="IsDraft">Whether it can be changed.</param>
/// <param name="Area">The area as it is stored.</param>
/// <param name="Input">What the fields hold.</param>
/// <param name="Faults">What keeps it from being published.</param>
/// <param name="Differences">What a colleague's words and the typed ones differ in.</param>
public sealed record AreaViewModel(
    int Version, bool IsDraft, Area Area, AreaInput Input, IReadOnlyList<QuestionSetFault> Faults, IReadOnlyList<TextChange> Differences)
{
    public static AreaViewModel For(QuestionSetReading reading, Area area) => new(
        reading.QuestionSet.Version,
        reading.IsDraft,
        area,
        new AreaInput { Code = area.Code, Name = area.Name, PlanName = area.PlanName, Seen = area.Fingerprint },
        reading.IsDraft ? [.. reading.Faults.Where(f => f.AreaCode == area.Code)] : [],
        []);

    /// <summary>The same page with what the person typed. After a conflict the stored names have been seen, and saving again is meant.</summary>
    public AreaViewModel WithWhatWasTyped(AreaInput input, bool isConflict) => this with
    {
        Input = new AreaInput { Code = input.Code, Name = input.Name, PlanName = input.PlanName, Seen = isConflict ? Area.Fingerprint : input.Seen },
        Differences = !isConflict ? [] :
        [
            .. TextChange.Of("Code", Area.Code, Text.Line(input.Code)),
            .. TextChange.Of("Name", Area.Name, Text.Line(input.Name)),
            .. TextChange.Of("Name in the plan", Area.PlanName, Text.Line(input.PlanNameOrName)),
        ],
    };
}

/// <summary>The page that asks before an area is removed.</summary>
/// <param name="Version">The draft.</param>
/// <param name="Area">The area.</param>
public sealed record RemoveAreaViewModel(int Version, Area Area);
