namespace SocialValueIndex.Domain;

/// <summary>The five maturity levels of the index, lowest first. The numbers are the values that levels are averaged by.</summary>
public enum MaturityLevel
{
    /// <summary>Something that the Act asks for is not done, or a question is not answered.</summary>
    NonCompliant = 0,

    /// <summary>Meets the Act.</summary>
    Follower = 1,

    /// <summary>Does so as a matter of routine.</summary>
    Mature = 2,

    /// <summary>Sets an example within its sector.</summary>
    Leader = 3,

    /// <summary>Goes beyond what the Act asks, everywhere.</summary>
    Innovator = 4,
}

/// <summary>The names of the levels, as people and as files know them.</summary>
public static class MaturityLevels
{
    /// <summary>Every level, lowest first.</summary>
    public static IReadOnlyList<MaturityLevel> All { get; } =
    [MaturityLevel.NonCompliant, MaturityLevel.Follower, MaturityLevel.Mature, MaturityLevel.Leader, MaturityLevel.Innovator];

    /// <summary>The levels that an action can reach: every one but the lowest. They are the columns of the action plan.</summary>
    public static IReadOnlyList<MaturityLevel> Reachable { get; } = [.. All.Skip(1)];

    /// <summary>The level's name as it is printed: the lowest is "Incomplete/Non Compliant".</summary>
    public static string Label(this MaturityLevel level) =>
        level switch
        {
            MaturityLevel.NonCompliant => "Incomplete/Non Compliant",
            MaturityLevel.Follower => "Follower",
            MaturityLevel.Mature => "Mature",
            MaturityLevel.Leader => "Leader",
            MaturityLevel.Innovator => "Innovator",
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
        };

    /// <summary>
    /// Reads a level as people write it in files: its name in code or as it is printed, in any letter case and form
    /// (<see cref="PlainText.NameComparer"/>).
    /// </summary>
    /// <returns>The level; none if there is none of that name.</returns>
    public static MaturityLevel? Recognize(string? text)
    {
        // No name is longer, and a file can hold texts of any length.
        if (text is null || text.Length > 100)
        {
            return null;
        }

        // Nearly always it is written as files name it, and comparing names is work.
        if (Find(text) is { } exact)
        {
            return exact;
        }

        foreach (var level in All)
        {
            if (PlainText.NameComparer.Equals(text, level.ToString()) || PlainText.NameComparer.Equals(text, level.Label()))
            {
                return level;
            }
        }

        return null;
    }

    /// <summary>
    /// Reads a level from its name in code and files ("NonCompliant", "Follower" …), letter case counting.
    /// Numbers and lists of names, which <see cref="Enum.TryParse{TEnum}(string, out TEnum)"/> would take, are not names.
    /// </summary>
    /// <returns>The level; none if there is none of that name.</returns>
    public static MaturityLevel? Find(string? name)
    {
        foreach (var level in All)
        {
            if (string.Equals(level.ToString(), name, StringComparison.Ordinal))
            {
                return level;
            }
        }

        return null;
    }
}
