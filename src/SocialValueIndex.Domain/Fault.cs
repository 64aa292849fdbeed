namespace SocialValueIndex.Domain;

/// <summary>Something wrong with what a person entered, in plain words that say what to do about it.</summary>
/// <param name="Field">
/// The field that it is about, named as forms post it: "name", "answers[A2].target". Empty where it is about the whole page.
/// </param>
/// <param name="Message">What is wrong and what to do. Pages show it beside the field and in their summary.</param>
public record Fault(string Field, string Message);
