namespace SocialValueIndex.Documents;

/// <summary>What a document says about itself.</summary>
/// <param name="Title">Its title, which readers show in place of a file name.</param>
/// <param name="Author">Whose document it is.</param>
/// <param name="Language">The language of its text, for example "en-GB".</param>
/// <param name="Created">The date on it.</param>
public sealed record DocumentInfo(string Title, string Author, string Language, DateOnly Created);
