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

    /// <summary>Makes an organisation.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public static Organisation Create(Guid id, string name) => new(id, Checked(name));

    /// <summary>What is wrong with a name, in plain words; none when it can be used.</summary>
    public static string? FaultInName(string? name) => PlainText.SingleLine(name) switch
    {
        "" => "Enter the organisation’s name",
        { Length: > NameMaxLength } => $"Shorten the name to {NameMaxLength} characters or fewer",
        _ => null,
    };

    /// <summary>The name without difference of capitals and blanks.</summary>
    public static string Normalize(string? name) => PlainText.SingleLine(name).ToUpperInvariant();

    /// <summary>Gives it another name.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public void Rename(string name)
    {
        Name = Checked(name);
        NormalizedName = Normalize(name);
        Revision++;
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

    private static string Checked(string name) =>
        FaultInName(name) is { } fault ? throw new ArgumentException(fault, nameof(name)) : PlainText.SingleLine(name);
}
