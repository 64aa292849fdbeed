using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Domain.Actions;

/// <summary>What one save changed about an action, for its history. A field that stayed as it was is none.</summary>
/// <param name="Action">The action.</param>
public sealed record ActionChange(ActionReference Action)
{
    /// <summary>Who carries it out.</summary>
    public FieldChange<ActionOwner>? Owner { get; init; }

    /// <summary>The due date.</summary>
    public FieldChange<DateOnly?>? Due { get; init; }

    /// <summary>The status.</summary>
    public FieldChange<ActionStatus>? Status { get; init; }

    /// <summary>The reason.</summary>
    public FieldChange<string>? Reason { get; init; }

    /// <summary>The cost in pounds.</summary>
    public FieldChange<decimal?>? Cost { get; init; }

    /// <summary>A comment that was added.</summary>
    public string? Comment { get; init; }

    /// <summary>The address of a link that was added.</summary>
    public string? LinkAdded { get; init; }

    /// <summary>The address of a link that was removed.</summary>
    public string? LinkRemoved { get; init; }

    /// <summary>Whether nothing changed.</summary>
    public bool IsNone => this == new ActionChange(Action);

    /// <summary>The change as the history keeps it.</summary>
    internal ActionChanged ForHistory() =>
        new(Action.ToString())
        {
            Owner = Owner is null ? null : new(State(Owner.From), State(Owner.To)),
            Due = Due,
            Status = Status is null ? null : new(Status.From.ToString(), Status.To.ToString()),
            Reason = Reason,
            Cost = Cost,
            Comment = Comment,
            LinkAdded = LinkAdded,
            LinkRemoved = LinkRemoved,
        };

    internal static ActionChange Between(ActionReference action, ActionValues from, ActionValues to) =>
        new(action)
        {
            Owner = Field(from.Owner, to.Owner),
            Due = Field(from.Due, to.Due),
            Status = Field(from.Status, to.Status),
            Reason = Field(from.Reason, to.Reason),
            Cost = Field(from.Cost, to.Cost),
        };

    private static OwnerState State(ActionOwner owner) => new(owner.PersonId, owner.Name);

    private static FieldChange<T>? Field<T>(T from, T to) =>
        EqualityComparer<T>.Default.Equals(from, to) ? null : new FieldChange<T>(from, to);
}

/// <summary>A field that a colleague changed since the person looked, and the person wants otherwise. Somebody has to choose.</summary>
/// <param name="Field">The field, one of <see cref="ActionFields"/>.</param>
/// <param name="Theirs">The values that are stored now.</param>
/// <param name="ChangedBy">Who changed the action last.</param>
/// <param name="ChangedAt">When (UTC).</param>
public sealed record ActionConflict(string Field, ActionValues Theirs, Guid ChangedBy, DateTime ChangedAt);

/// <summary>What a person wants to do with an action, all of it or nothing.</summary>
/// <param name="Values">The fields as they are to be. A form that shows only some takes the stored values for the others.</param>
/// <param name="BasedOn">
/// The <see cref="ActionValues.Fingerprint"/> of the values that the person saw; none when they did not look first, which overwrites.
/// </param>
public sealed record ProposedAction(ActionValues Values, string? BasedOn)
{
    /// <summary>A comment to add; empty for none.</summary>
    public string Comment { get; init; } = "";

    /// <summary>The address of a link to add; empty for none.</summary>
    public string LinkToAdd { get; init; } = "";

    /// <summary>The address of a link to remove; empty for none.</summary>
    public string LinkToRemove { get; init; } = "";
}
