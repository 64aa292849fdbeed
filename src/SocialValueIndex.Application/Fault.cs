namespace SocialValueIndex.Application;

/// <summary>Why something could not be done, and what to do about it, in plain words.</summary>
/// <param name="Field">The field that it is about, as it is posted.</param>
/// <param name="Message">What is wrong.</param>
public sealed record Fault(string Field, string Message);
