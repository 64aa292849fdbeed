namespace SocialValueIndex.Domain.Actions;

/// <summary>The order in which a register is shown.</summary>
public enum RegisterOrder
{
    /// <summary>By area, question and level.</summary>
    Area,

    /// <summary>By due date, those without one last.</summary>
    Due,
}

/// <summary>Whose actions a filter leaves.</summary>
public abstract record OwnerFilter
{
    private OwnerFilter() { }

    internal abstract bool Takes(ActionOwner owner);

    /// <summary>Actions without an owner.</summary>
    public sealed record Nobody : OwnerFilter
    {
        internal override bool Takes(ActionOwner owner) => owner.IsNobody;
    }

    /// <summary>One person's actions.</summary>
    /// <param name="Id">The person.</param>
    public sealed record Person(Guid Id) : OwnerFilter
    {
        internal override bool Takes(ActionOwner owner) => owner.PersonId == Id;
    }

    /// <summary>Actions whose owner has no account.</summary>
    /// <param name="Name">The owner's name, in any case; none for every name.</param>
    public sealed record Named(string? Name = null) : OwnerFilter
    {
        internal override bool Takes(ActionOwner owner) =>
            owner.Name.Length > 0
            && (Name is null || string.Equals(PlainText.SingleLine(Name), owner.Name, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>Which actions of a register to show. A part that is none leaves everything.</summary>
public sealed record RegisterFilter
{
    /// <summary>Everything.</summary>
    public static RegisterFilter All { get; } = new();

    /// <summary>The code of an area.</summary>
    public string? AreaCode { get; init; }

    /// <summary>Whose actions.</summary>
    public OwnerFilter? Owner { get; init; }

    /// <summary>A status.</summary>
    public ActionStatus? Status { get; init; }

    /// <summary>Whether to show overdue actions only.</summary>
    public bool OverdueOnly { get; init; }

    internal bool Takes(RegisterEntry entry) =>
        (AreaCode is null || entry.AreaCode == AreaCode)
        && (Owner is null || Owner.Takes(entry.Values.Owner))
        && (Status is null || entry.Values.Status == Status)
        && (!OverdueOnly || entry.IsOverdue);
}
