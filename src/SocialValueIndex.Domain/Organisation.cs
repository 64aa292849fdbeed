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
    }

    /// <summary>What the organisation is known by inside the application.</summary>
    public Guid Id { get; private set; }

    /// <summary>The name as it is printed on the action plan, 1 to <see cref="NameMaxLength"/> characters.</summary>
    public string Name { get; private set; }

    /// <summary>Makes an organisation.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public static Organisation Create(Guid id, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > NameMaxLength)
        {
            throw new ArgumentException($"The name must be {NameMaxLength} characters or fewer.", nameof(name));
        }

        return new Organisation(id, name);
    }
}
