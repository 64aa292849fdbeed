namespace SocialValueIndex.Web.Areas.Admin.Shared;

/// <summary>The page for what was typed into a place of a draft that a colleague took away meanwhile.</summary>
/// <param name="Version">The draft; none when it is gone itself.</param>
/// <param name="What">The place, in words: "question A2".</param>
/// <param name="Typed">What was typed, each with the label of its field.</param>
public sealed record GonePlace(int? Version, string What, IEnumerable<(string Label, string? Text)> Typed)
{
    /// <summary>What happened and what to do.</summary>
    public string Message => Version is null
        ? "A colleague deleted this draft while you had the page open, so nothing is saved. What you typed is shown below"
        : $"A colleague removed {What} or gave it another code while you had the page open, so nothing is saved. What you typed is shown below";
}
