namespace SocialValueIndex.Domain.Actions;

/// <summary>What can be kept about an action, and how a person is told what cannot.</summary>
public static class ActionRules
{
    /// <summary>The longest name of an owner without an account, in characters.</summary>
    public const int OwnerNameMaxLength = 200;

    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonMaxLength = 2000;

    /// <summary>The longest comment, in characters.</summary>
    public const int CommentMaxLength = 4000;

    /// <summary>The most comments on one action.</summary>
    public const int MaxComments = 500;

    /// <summary>The longest address of a link, in characters.</summary>
    public const int LinkMaxLength = 2000;

    /// <summary>The most links of one action.</summary>
    public const int MaxLinks = 50;

    /// <summary>The highest cost, in pounds.</summary>
    public const decimal CostMax = 999_999_999.99m;

    /// <summary>The earliest due date. A date before it is a slip of the keyboard.</summary>
    public static DateOnly DueMin { get; } = new(2000, 1, 1);

    /// <summary>The latest due date.</summary>
    public static DateOnly DueMax { get; } = new(2099, 12, 31);

    /// <summary>What is wrong with a comment; none when it can be kept. An empty one is no comment.</summary>
    public static Fault? FaultInComment(string comment) =>
        comment.Length > CommentMaxLength ? TooLong(ActionFields.Comment, "comment", comment, CommentMaxLength) : null;

    /// <summary>What is wrong with the address of a link; none when it can be kept. An empty one is no link.</summary>
    public static Fault? FaultInLink(string address)
    {
        if (address.Length > LinkMaxLength)
        {
            return TooLong(ActionFields.Link, "link", address, LinkMaxLength);
        }

        return address.Length == 0 || IsWebAddress(address)
            ? null
            : new Fault(ActionFields.Link, "Enter a link that starts with https:// or http://, for example https://www.example.gov.uk");
    }

    /// <summary>
    /// Whether a text is the address of a web page. One with a user name, which can make an address look like another's, is not.
    /// </summary>
    public static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && text.StartsWith(uri.Scheme + "://", StringComparison.OrdinalIgnoreCase)
        && uri.Host.Length > 0
        && uri.UserInfo.Length == 0
        && !text.Any(c => char.IsWhiteSpace(c) || c == '\\');

    /// <summary>What is wrong with values that are about to follow others. A field that stays as it is has no fault.</summary>
    /// <param name="from">The stored values.</param>
    /// <param name="to">The values after the change.</param>
    /// <param name="mayOwn">Whether a person belongs to the organisation and can be given an action.</param>
    internal static IEnumerable<Fault> FaultsIn(ActionValues from, ActionValues to, Func<Guid, bool> mayOwn)
    {
        if (to.Owner != from.Owner && FaultIn(to.Owner, mayOwn) is { } owner)
        {
            yield return owner;
        }

        if (to.Due != from.Due && (to.Due < DueMin || to.Due > DueMax))
        {
            yield return new Fault(ActionFields.Due, $"Enter a due date between {DueMin.Year} and {DueMax.Year}");
        }

        if (!Enum.IsDefined(to.Status))
        {
            yield return new Fault(ActionFields.Status, "Choose one of the statuses shown");
        }

        if ((to.Status, to.Reason) != (from.Status, from.Reason) && FaultInReason(to) is { } reason)
        {
            yield return reason;
        }

        if (to.Cost != from.Cost && FaultIn(to.Cost) is { } cost)
        {
            yield return new Fault(ActionFields.Cost, cost);
        }
    }

    private static Fault? FaultInReason(ActionValues values) =>
        values switch
        {
            { Reason.Length: > ReasonMaxLength } => TooLong(ActionFields.Reason, "reason", values.Reason, ReasonMaxLength),
            { Status: ActionStatus.NotPlanned, Reason: "" } => new Fault(ActionFields.Reason, "Enter why the action is not planned"),
            _ => null,
        };

    private static Fault? FaultIn(ActionOwner owner, Func<Guid, bool> mayOwn) =>
        owner switch
        {
            { PersonId: not null, Name.Length: > 0 } => new Fault(ActionFields.OwnerName, "Choose a person or enter a name, not both"),
            { Name.Length: > OwnerNameMaxLength } => TooLong(ActionFields.OwnerName, "name", owner.Name, OwnerNameMaxLength),
            { PersonId: { } id } when !mayOwn(id) => new Fault(ActionFields.Owner, "Choose a person of your organisation"),
            _ => null,
        };

    private static string? FaultIn(decimal? cost) =>
        cost switch
        {
            < 0 => "Enter a cost of £0 or more",
            > CostMax => FormattableString.Invariant($"Enter a cost of £{CostMax:N2} or less"),
            { } pounds when decimal.Round(pounds, 2) != pounds =>
                "Enter the cost in pounds and pence, with no more than two decimal places",
            _ => null,
        };

    private static Fault TooLong(string field, string what, string text, int longest) =>
        new(
            field,
            FormattableString.Invariant($"The {what} has {text.Length:N0} characters. Shorten it to {longest:N0} characters or fewer")
        );
}
