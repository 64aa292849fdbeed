using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Web.Features.Answers;

/// <summary>How to set targets in one go.</summary>
public sealed class TargetsInput
{
    public const string Field = "targets";

    /// <summary>One of the constants of <see cref="AreaInput"/>, or the name of the highest level; empty where nothing is chosen.</summary>
    public string? Targets { get; init; }

    /// <summary>Whether targets that are set already stay.</summary>
    public string? OnlyEmpty { get; init; }

    /// <summary>The choice; none where nothing is chosen, or what is chosen is not on the page.</summary>
    public TargetChoice? Choice => Read(Targets, OnlyEmpty);

    public static TargetChoice? Read(string? targets, string? onlyEmpty)
    {
        TargetChoice? choice = targets switch
        {
            AreaInput.TargetsStay => new TargetChoice.StayAsNow(),
            AreaInput.TargetsNext => new TargetChoice.NextStep(),
            _ when MaturityLevels.Find(targets) is { } level => new TargetChoice.UpTo(level),
            _ => null,
        };
        return choice is null ? null : choice with { OnlyEmpty = onlyEmpty is not null };
    }
}

/// <summary>The fields that set targets in one go.</summary>
/// <param name="Legend">What they ask.</param>
/// <param name="Set">The codes of the questions whose target is set already.</param>
/// <param name="Input">What was chosen so far.</param>
public sealed record TargetsFields(string Legend, IReadOnlyList<string> Set, TargetsInput Input)
{
    private const int MostNamed = 12;

    private string AreReplaced => $"{Set.Count} targets are set already, and are replaced unless you choose only empty targets";

    /// <summary>What would be replaced, in words.</summary>
    public string Replaces =>
        Set.Count switch
        {
            0 => "No target is set yet, so nothing is replaced.",
            1 => $"The target of {Set[0]} is set already, and is replaced unless you choose only empty targets.",
            <= MostNamed => $"{AreReplaced}: {string.Join(", ", Set)}.",
            _ => $"{AreReplaced}.",
        };
}
