using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Administration.Shared;

/// <summary>Edits of a draft that cannot be kept any more.</summary>
internal static class LostDraftEdit
{
    /// <summary>Where the place, "question A2", is not in the draft any more, or the draft is gone.</summary>
    public static LostEdit At(int? version, string place, IEnumerable<(string Label, string? Text)> submitted) =>
        version is { } number
            ? new LostEdit(
                $"A colleague, or you in another tab, removed {place} or gave it another code while you had the page open, so nothing is "
                    + "saved. What you typed is shown below",
                submitted,
                See(number)
            )
            : new LostEdit(
                "A colleague, or you in another tab, deleted this draft while you had the page open, so nothing is saved. What you typed "
                    + "is shown below",
                submitted,
                new LinkSentence("Look at ", "the versions that there are", ", or begin another draft.", Routes.QuestionSets)
            );

    /// <summary>Where the draft was published.</summary>
    public static LostEdit Published(int version, IEnumerable<(string Label, string? Text)> submitted) =>
        new(
            $"A colleague, or you in another tab, published version {version} while you had the page open. "
                + "It does not change any more, so nothing is saved. What you typed is shown below",
            submitted,
            See(version)
        );

    private static LinkSentence See(int version) => new("See how ", $"version {version}", " is now.", Routes.QuestionSet, new { version });
}
