namespace SocialValueIndex.Web.Features.Shared;

/// <summary>The page for what was typed where it cannot be kept any more, because of what a colleague did meanwhile.</summary>
/// <param name="Message">What happened.</param>
/// <param name="Submitted">What was typed, each with the label of its field.</param>
/// <param name="Next">Where to go from here.</param>
public sealed record LostEdit(string Message, IEnumerable<(string Label, string? Text)> Submitted, LinkSentence Next)
{
    /// <summary>What the error leads to: the section with what was typed.</summary>
    public const string Field = "typed";
}

/// <summary>A sentence with a link in it.</summary>
/// <param name="Before">The text before the link.</param>
/// <param name="Link">The text of the link.</param>
/// <param name="After">The text after it.</param>
/// <param name="Route">Where it leads.</param>
/// <param name="Values">The values of that route.</param>
public sealed record LinkSentence(string Before, string Link, string After, string Route, object? Values = null);
