using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>
/// Tells which questions and areas of a file are those of a version that there is: a file knows them by their codes alone. One that reads
/// differently under a known code is taken for another one, until an administrator confirms that it is not.
/// </summary>
internal static class KnownIdentities
{
    /// <summary>The areas of a file with what they and their questions are known by.</summary>
    /// <param name="areas">The areas of the file.</param>
    /// <param name="versions">Every version, newest first.</param>
    /// <param name="at">When the file is imported (UTC).</param>
    public static IReadOnlyList<Area> In(IReadOnlyList<Area> areas, IReadOnlyList<IReadOnlyList<Area>> versions, DateTime at)
    {
        var known = versions.SelectMany(v => v).ToLookup(a => a.Code, StringComparer.OrdinalIgnoreCase);
        var questions = versions.SelectMany(v => v.SelectMany(a => a.Questions)).ToLookup(q => q.Code, StringComparer.OrdinalIgnoreCase);
        string? Id(IEnumerable<string> same, bool isKnown, string code) =>
            (same.FirstOrDefault() ?? (isKnown ? NewId(at) : null)) is { } id && id != code ? id : null;

        return
        [
            .. areas.Select(a =>
                a with
                {
                    Id = Id(
                        known[a.Code].DistinctBy(k => (k.Identity, k.Name)).Where(k => IsLike(k, a)).Select(k => k.Identity),
                        known.Contains(a.Code),
                        a.Code
                    ),
                    Questions =
                    [
                        .. a.Questions.Select(q =>
                            q with
                            {
                                Id = Id(
                                    questions[q.Code]
                                        .DistinctBy(k => (k.Identity, k.Text))
                                        .Where(k => IsLike(k.Text, q.Text))
                                        .Select(k => k.Identity),
                                    questions.Contains(q.Code),
                                    q.Code
                                ),
                            }
                        ),
                    ],
                }
            ),
        ];
    }

    /// <summary>
    /// The same areas with every action ours that is said to be the published plan's and is in none of its words: somebody reworded it.
    /// </summary>
    public static IReadOnlyList<Area> WithOrigins(IReadOnlyList<Area> areas, IReadOnlyList<IReadOnlyList<Area>> versions)
    {
        var published = versions
            .SelectMany(v => v)
            .SelectMany(a => a.Questions)
            .SelectMany(q => q.Options)
            .Where(o => o.Origin == ActionOrigin.Published)
            .Select(o => PlainText.Canonical(o.Action))
            .ToHashSet(StringComparer.Ordinal);
        Option WithOrigin(Option option) =>
            option.Origin == ActionOrigin.Published && !published.Contains(PlainText.Canonical(option.Action))
                ? option with
                {
                    Origin = ActionOrigin.Supplementary,
                }
                : option;

        return
        [
            .. areas.Select(a =>
                a with
                {
                    Questions = [.. a.Questions.Select(q => q with { Options = [.. q.Options.Select(WithOrigin)] })],
                }
            ),
        ];
    }

    private static bool IsLike(Area one, Area other) => IsLike(one.Name, other.Name) || PlainText.AreSame(one.PlanName, other.PlanName);

    // Reworded is the same question, as long as half of the words stay: that is also when a difference is marked word by word.
    private static bool IsLike(string one, string other) =>
        PlainText.AreSame(one, other) || WordDifference.Between(one, other).Any(s => s.Kind == DiffSegmentKind.Kept);

    private static string NewId(DateTime at) => Guid.CreateVersion7(at).ToString("N");
}
