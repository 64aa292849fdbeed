namespace SocialValueIndex.Domain.Actions;

/// <summary>The names of an action's fields, in forms, faults and conflicts.</summary>
public static class ActionFields
{
    /// <summary>Who carries it out: a person's id, "other" or nothing.</summary>
    public const string Owner = "owner";

    /// <summary>The name of an owner without an account.</summary>
    public const string OwnerName = "ownerName";

    /// <summary>The day by which it is to be done.</summary>
    public const string Due = "due";

    /// <summary>How far it is.</summary>
    public const string Status = "status";

    /// <summary>Why it is not planned.</summary>
    public const string Reason = "reason";

    /// <summary>The cost in pounds.</summary>
    public const string Cost = "cost";

    /// <summary>A comment to add.</summary>
    public const string Comment = "comment";

    /// <summary>A link to add.</summary>
    public const string Link = "link";
}
