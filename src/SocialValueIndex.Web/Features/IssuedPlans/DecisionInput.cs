using SocialValueIndex.Domain.IssuedPlans;
using SocialValueIndex.Web.Features.Actions;

namespace SocialValueIndex.Web.Features.IssuedPlans;

/// <summary>What the form of a decision posts.</summary>
public sealed class DecisionInput
{
    public string? Body { get; init; }

    public DateInput Date { get; init; } = new();

    public string? Outcome { get; init; }

    public string? Sponsor { get; init; }

    public string? Minutes { get; init; }

    /// <summary>The fingerprint of the decision that the page showed.</summary>
    public string? BasedOn { get; init; }

    // Names only: a number would be read as an outcome too.
    public DecisionValues Values =>
        new(
            Body ?? "",
            Date.Read(),
            Enum.GetNames<DecisionOutcome>().Contains(Outcome) ? Enum.Parse<DecisionOutcome>(Outcome!) : null,
            Sponsor ?? "",
            Minutes ?? ""
        );
}

/// <summary>The form of a decision, with what is stored or what was typed.</summary>
public sealed record DecisionForm(string? Body, DateInput Date, string? Outcome, string? Sponsor, string? Minutes, string BasedOn)
{
    /// <param name="stored">What is stored.</param>
    /// <param name="input">What was typed; none where the page is opened.</param>
    /// <param name="isConflict">Whether the next save replaces what the page shows now.</param>
    public static DecisionForm For(DecisionValues stored, DecisionInput? input, bool isConflict)
    {
        var basedOn = stored.Fingerprint();
        return input is null
            ? new DecisionForm(
                stored.Body,
                DateInput.From(stored.Date),
                stored.Outcome?.ToString(),
                stored.Sponsor,
                stored.Minutes,
                basedOn
            )
            : new DecisionForm(
                input.Body,
                input.Date,
                input.Outcome,
                input.Sponsor,
                input.Minutes,
                isConflict ? basedOn : input.BasedOn ?? basedOn
            );
    }
}
