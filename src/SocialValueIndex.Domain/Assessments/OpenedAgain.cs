namespace SocialValueIndex.Domain.Assessments;

/// <summary>Why an assessment can be changed again after it was completed. It is stored: properties are only added.</summary>
/// <param name="Why">The reason or the comment, in the person's own words.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who reopened it or sent it back.</param>
/// <param name="IsSentBack">Whether it was sent back instead of signed off.</param>
public sealed record OpenedAgain(string Why, DateTime At, Guid By, bool IsSentBack)
{
    /// <summary>The longest reason or comment, in characters.</summary>
    public const int MaxLength = 2000;

    internal static Fault? FaultIn(string field, string what, string text, string missing) =>
        text.Length switch
        {
            0 => new Fault(field, missing),
            > MaxLength => new Fault(
                field,
                FormattableString.Invariant($"The {what} has {text.Length:N0} characters. Shorten it to {MaxLength:N0} characters or fewer")
            ),
            _ => null,
        };
}
