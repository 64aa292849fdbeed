namespace SocialValueIndex.Domain.Assessments;

/// <summary>How the levels of one answer changed, so that the change can be undone. Notes are not part of it.</summary>
/// <param name="Code">The question.</param>
/// <param name="FromPresent">The present level before; none when not answered.</param>
/// <param name="FromTarget">The target before.</param>
/// <param name="ToPresent">The present level after.</param>
/// <param name="ToTarget">The target after.</param>
public sealed record LevelChange(
    string Code,
    MaturityLevel? FromPresent,
    MaturityLevel? FromTarget,
    MaturityLevel? ToPresent,
    MaturityLevel? ToTarget
)
{
    /// <summary>Whether anything changed.</summary>
    public bool IsChange => (FromPresent, FromTarget) != (ToPresent, ToTarget);
}
