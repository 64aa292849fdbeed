using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Web.Features.Administration.DraftAreas;

/// <summary>What the form of an area posts.</summary>
public sealed class AreaInput
{
    public string? Code { get; init; }

    public string? Name { get; init; }

    public string? PlanName { get; init; }

    /// <summary>The fingerprint of what the page showed when it was opened.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Whether the person confirmed that the code may stand for something else than before.</summary>
    public bool ConfirmCode { get; init; }

    /// <summary>What the code stood for before, where that has to be confirmed. It is not posted.</summary>
    internal string? Reused { get; set; }

    /// <summary>What was typed, each text with the label of its field.</summary>
    public IEnumerable<(string Label, string? Text)> Submitted => [("Code", Code), ("Name", Name), ("Name in the action plan", PlanName)];

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
    int Version,
    bool IsDraft,
    Area Area,
    AreaInput Input,
    IReadOnlyList<QuestionSetFault> Faults,
    IReadOnlyList<TextChange> Differences
)
{
    public static AreaViewModel For(QuestionSetReading reading, Area area) =>
        new(
            reading.QuestionSet.Version,
            reading.IsDraft,
            area,
            new AreaInput
            {
                Code = area.Code,
                Name = area.Name,
                PlanName = area.PlanName,
                BasedOn = area.Fingerprint(),
                Reused = reading.ReusedCodes.FirstOrDefault(f => f.AreaCode == area.Code && f.QuestionCode is null)?.Message,
            },
            reading.IsDraft ? [.. reading.Faults.Where(f => f.AreaCode == area.Code)] : [],
            []
        );

    /// <summary>
    /// The same page with what the person typed. After a conflict the stored names have been seen, and saving again is meant.
    /// </summary>
    public AreaViewModel WithSubmitted(AreaInput input, bool isConflict) =>
        this with
        {
            Input = new AreaInput
            {
                Reused = input.Reused ?? Input.Reused,
                Code = input.Code,
                Name = input.Name,
                PlanName = input.PlanName,
                BasedOn = isConflict ? Area.Fingerprint() : input.BasedOn,
            },
            Differences = !isConflict
                ? []
                :
                [
                    .. TextChange.Between("Code", Area.Code, PlainText.SingleLine(input.Code)),
                    .. TextChange.Between("Name", Area.Name, PlainText.SingleLine(input.Name)),
                    .. TextChange.Between("Name in the plan", Area.PlanName, PlainText.SingleLine(input.PlanNameOrName)),
                ],
        };
}

/// <summary>The page that asks before an area is removed.</summary>
/// <param name="Version">The draft.</param>
/// <param name="Area">The area.</param>
public sealed record RemoveAreaViewModel(int Version, Area Area);
