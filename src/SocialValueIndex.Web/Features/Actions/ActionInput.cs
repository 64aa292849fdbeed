using System.ComponentModel.DataAnnotations;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Web.Features.Actions;

/// <summary>A date in three fields. A field that is not posted is none, an empty one is empty.</summary>
public sealed class DateInput
{
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Day { get; init; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Month { get; init; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Year { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    /// <summary>The date; none when it is not complete, or there is no such day.</summary>
    public DateOnly? Read() => BritishDate.Parse($"{Day} {Month} {Year}");

    public static DateInput From(DateOnly? date) =>
        date is not { } day
            ? new DateInput()
            : new DateInput
            {
                Day = FormattableString.Invariant($"{day.Day}"),
                Month = FormattableString.Invariant($"{day.Month}"),
                Year = FormattableString.Invariant($"{day.Year}"),
            };
}

/// <summary>How forms post an owner: a person's id, "other" with a name, or nothing for nobody.</summary>
internal static class OwnerInput
{
    public const string Other = "other";

    public static (ActionOwner Owner, Fault? Fault) Read(string owner, string? name)
    {
        var typed = PlainText.SingleLine(name);
        return owner switch
        {
            "" when typed.Length == 0 => (ActionOwner.Nobody, null),
            "" => (
                ActionOwner.Nobody,
                new Fault(ActionFields.Owner, "Choose ‘Someone without an account’ to use the name, or clear the name")
            ),
            Other when typed.Length == 0 => (ActionOwner.Nobody, new Fault(ActionFields.OwnerName, "Enter the name of the owner")),
            Other => (ActionOwner.Named(typed), null),
            _ when Guid.TryParse(owner, out var id) => (new ActionOwner(id, typed), null),
            _ => (ActionOwner.Nobody, new Fault(ActionFields.Owner, "Choose an owner from the list")),
        };
    }

    public static string ValueOf(ActionOwner owner) => owner.PersonId?.ToString() ?? (owner.Name.Length > 0 ? Other : "");
}

/// <summary>What the form of an action posts. A field that is not posted, as on a row of the register, stays as it is.</summary>
public sealed class ActionInput
{
    public const string FromRegister = "register";
    public const string FromMyWork = "my-work";

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Owner { get; init; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? OwnerName { get; init; }

    public DateInput Due { get; init; } = new();

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Status { get; init; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Reason { get; init; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Cost { get; init; }

    public string? Comment { get; init; }

    public string? Link { get; init; }

    public string? RemoveLink { get; init; }

    /// <summary>The fingerprint of the values that the page showed.</summary>
    public string? BasedOn { get; init; }

    /// <summary>The page to go back to; the action's own unless it says another.</summary>
    public string? From { get; init; }

    /// <summary>What the register showed.</summary>
    public RegisterQuery? Back { get; init; }

    private bool HasDue => Due is { Day: not null } or { Month: not null } or { Year: not null };

    /// <summary>What was posted as a change of that action.</summary>
    public ActionEdit EditOf(ActionReference action) => new(action, Propose) { Unreadable = [.. Unreadable()] };

    /// <summary>The posted fields over stored ones; what cannot be read stays as it was.</summary>
    public ActionValues Over(ActionValues stored) =>
        new(
            Owner is null ? stored.Owner
                : OwnerInput.Read(Owner, OwnerName) is { Fault: null, Owner: var owner } ? owner
                : stored.Owner,
            !HasDue ? stored.Due
                : Due.IsEmpty ? null
                : Due.Read() ?? stored.Due,
            Status is null ? stored.Status : ActionStatuses.Recognize(Status) ?? stored.Status,
            Reason ?? stored.Reason,
            Cost is null ? stored.Cost
                : TypedCost.IsBlank(Cost) ? null
                : TypedCost.Read(Cost) ?? stored.Cost
        );

    private ProposedAction Propose(ActionValues stored) =>
        new(Over(stored), BasedOn)
        {
            Comment = Comment ?? "",
            LinkToAdd = Link ?? "",
            LinkToRemove = RemoveLink ?? "",
        };

    private IEnumerable<Fault> Unreadable()
    {
        if (Owner is not null && OwnerInput.Read(Owner, OwnerName).Fault is { } fault)
        {
            yield return fault;
        }

        if (HasDue && !Due.IsEmpty && Due.Read() is null)
        {
            yield return new Fault(ActionFields.Due, "Enter the due date as a real day, month and year, for example 31 3 2027");
        }

        if (Status is not null && ActionStatuses.Recognize(Status) is null)
        {
            yield return new Fault(ActionFields.Status, "Choose one of the statuses shown");
        }

        if (Cost is not null && !TypedCost.IsBlank(Cost) && TypedCost.Read(Cost) is null)
        {
            yield return new Fault(ActionFields.Cost, "Enter the cost in pounds, for example 1500 or 1500.50");
        }
    }
}
