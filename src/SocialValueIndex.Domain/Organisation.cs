namespace SocialValueIndex.Domain;

/// <summary>A council, or another public body, whose people answer the questionnaire together.</summary>
public sealed class Organisation
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameMaxLength = 200;

    private Organisation(Guid id, string name)
    {
        Id = id;
        Name = name;
        NormalizedName = Normalize(name);
    }

    /// <summary>What the organisation is known by inside the application.</summary>
    public Guid Id { get; private set; }

    /// <summary>The name as it is printed on the action plan, 1 to <see cref="NameMaxLength"/> characters.</summary>
    public string Name { get; private set; }

    /// <summary>The name without difference of capitals, so that both databases tell the same names apart.</summary>
    public string NormalizedName { get; private set; }

    /// <summary>When it was closed (UTC), while it is. Its people cannot sign in; its work is kept.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Counts changes, so that two that are made at the same moment are noticed when they are stored.</summary>
    public int Revision { get; private set; }

    /// <summary>Whether it is closed.</summary>
    public bool IsClosed => ClosedAt is not null;

    /// <summary>Makes an organisation. Refused where the name is empty or too long.</summary>
    public static Outcome<Organisation> Create(Guid id, string? name) =>
        FaultInName(name) is { } fault ? new Refusal.Invalid(fault) : new Organisation(id, PlainText.SingleLine(name));

    /// <summary>The name without difference of capitals and blanks.</summary>
    public static string Normalize(string? name) => PlainText.SingleLine(name).ToUpperInvariant();

    /// <summary>Gives it another name. Refused where the name is empty or too long; the name that it has already changes nothing.</summary>
    public Outcome Rename(string? name)
    {
        if (FaultInName(name) is { } fault)
        {
            return new Refusal.Invalid(fault);
        }

        if (PlainText.SingleLine(name) is var changed && changed != Name)
        {
            Name = changed;
            NormalizedName = Normalize(changed);
            Revision++;
        }

        return Outcome.Done;
    }

    /// <summary>Closes it. Closing twice is closing once.</summary>
    /// <param name="at">When (UTC).</param>
    public void Close(DateTime at)
    {
        ClosedAt ??= at;
        Revision++;
    }

    /// <summary>Opens it again.</summary>
    public void Reopen()
    {
        ClosedAt = null;
        Revision++;
    }

    private static Fault? FaultInName(string? name) => PlainText.SingleLine(name) switch
    {
        "" => new Fault("name", "Enter the organisation’s name"),
        { Length: > NameMaxLength } => new Fault("name", $"Shorten the name to {NameMaxLength} characters or fewer"),
        _ => null,
    };
}
