namespace SocialValueIndex.Domain.Actions;

/// <summary>A comment on an action. It never changes.</summary>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Text">What they wrote.</param>
public sealed record ActionComment(Guid By, DateTime At, string Text);
