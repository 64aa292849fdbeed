namespace SocialValueIndex.Domain;

/// <summary>Something wrong with what a person typed.</summary>
/// <param name="Field">The field that it belongs to, by its name in the form.</param>
/// <param name="Message">What is wrong and what to do, in plain words.</param>
public sealed record Fault(string Field, string Message);
