namespace SocialValueIndex.Web.Areas.Admin.Shared;

/// <summary>The page for what was typed where it cannot be kept any more, because of what a colleague did meanwhile.</summary>
/// <param name="Version">The version; none when it is gone itself.</param>
/// <param name="Message">What happened.</param>
/// <param name="Submitted">What was typed, each with the label of its field.</param>
public sealed record LostEdit(int? Version, string Message, IEnumerable<(string Label, string? Text)> Submitted)
{
    /// <summary>Where the place, "question A2", is not in the draft any more, or the draft is gone.</summary>
    public static LostEdit At(int? version, string place, IEnumerable<(string Label, string? Text)> typed) => new(
        version,
        version is null
            ? "A colleague, or you in another tab, deleted this draft while you had the page open, so nothing is saved. What you typed is shown below"
            : $"A colleague, or you in another tab, removed {place} or gave it another code while you had the page open, so nothing is saved. What you typed is shown below",
        typed);

    /// <summary>Where the draft was published.</summary>
    public static LostEdit Published(int version, IEnumerable<(string Label, string? Text)> typed) =>
        new(version, $"A colleague, or you in another tab, published version {version} while you had the page open. It does not change any more, so nothing is saved. What you typed is shown below", typed);
}
