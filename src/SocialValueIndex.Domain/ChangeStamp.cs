namespace SocialValueIndex.Domain;

/// <summary>Who changes something, and when.</summary>
/// <param name="By">The person.</param>
/// <param name="At">The time (UTC).</param>
public readonly record struct ChangeStamp(Guid By, DateTime At);
