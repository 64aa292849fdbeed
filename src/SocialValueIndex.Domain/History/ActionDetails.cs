namespace SocialValueIndex.Domain.History;

/// <summary>The old and the new value of a field.</summary>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
public sealed record FieldChange<T>(T From, T To);

/// <summary>The owner of an action as it was or became; neither a person nor a name for nobody.</summary>
/// <param name="PersonId">The person, if one.</param>
/// <param name="Name">The name of somebody without an account; may be empty.</param>
public sealed record OwnerState(Guid? PersonId, string Name);

/// <summary>What people decided about an action of the register was changed, or added to. A part that stayed as it was is none.</summary>
/// <param name="Action">The action, as addresses name it: "A2-Leader".</param>
public sealed record ActionChanged(string Action) : HistoryDetails
{
    /// <summary>Who carries it out.</summary>
    public FieldChange<OwnerState>? Owner { get; init; }

    /// <summary>The due date.</summary>
    public FieldChange<DateOnly?>? Due { get; init; }

    /// <summary>The status, by its name in code.</summary>
    public FieldChange<string>? Status { get; init; }

    /// <summary>Why it is not planned.</summary>
    public FieldChange<string>? Reason { get; init; }

    /// <summary>The cost in pounds.</summary>
    public FieldChange<decimal?>? Cost { get; init; }

    /// <summary>A comment that was added.</summary>
    public string? Comment { get; init; }

    /// <summary>The address of a link that was added.</summary>
    public string? LinkAdded { get; init; }

    /// <summary>The address of a link that was removed.</summary>
    public string? LinkRemoved { get; init; }
}
