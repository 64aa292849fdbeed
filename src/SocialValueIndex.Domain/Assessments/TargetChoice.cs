namespace SocialValueIndex.Domain.Assessments;

/// <summary>A way to set the targets of an area, or of the whole assessment, in one go.</summary>
public abstract record TargetChoice
{
    private TargetChoice() { }

    /// <summary>Whether targets that are set already stay as they are.</summary>
    public bool OnlyEmpty { get; init; }

    /// <summary>Each target becomes the present answer. A question without one keeps its target.</summary>
    public sealed record StayAsNow : TargetChoice;

    /// <summary>Each target becomes the option after the present one. A question without a present answer keeps its target.</summary>
    public sealed record NextStep : TargetChoice;

    /// <summary>
    /// Each target becomes the highest option that is not above <paramref name="Level"/>, but never one below the present answer. A
    /// question without either keeps its target.
    /// </summary>
    /// <param name="Level">The highest level to aim for.</param>
    public sealed record UpTo(MaturityLevel Level) : TargetChoice;
}
