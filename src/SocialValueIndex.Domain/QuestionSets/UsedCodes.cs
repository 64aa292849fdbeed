namespace SocialValueIndex.Domain.QuestionSets;

/// <summary>A code that an earlier version used for something else.</summary>
/// <param name="Code">The code, as the later version writes it.</param>
/// <param name="IsArea">Whether it is the code of an area, not of a question.</param>
/// <param name="Version">The newest version that used it for something else.</param>
/// <param name="Was">What that was: the question's text, or the area's name.</param>
public sealed record ReusedCode(string Code, bool IsArea, int Version, string Was)
{
    /// <summary>What that means, in plain words.</summary>
    public string Message =>
        IsArea
            ? $"Version {Version} used the code {Code} for another area, “{Was}”. Notes on that area would stand here"
            : $"Version {Version} used the code {Code} for another question, “{Was}”. Answers to that would count here";
}

/// <summary>A code cannot be given unless somebody confirms that it may stand for something else than before.</summary>
/// <param name="Reused">What the code was used for.</param>
/// <param name="NextFree">The next code that no version used.</param>
public sealed record ReusedCodeFault(ReusedCode Reused, string NextFree)
    : Fault("code", $"{Reused.Message}. Use {NextFree}, which is free, or confirm below that you mean this");

/// <summary>What the codes of areas and questions stand for in the versions that assessments have or had. Pure.</summary>
public sealed class UsedCodes
{
    private readonly ILookup<string, (int Version, string Code, string Identity, string Text)> _questions;
    private readonly ILookup<string, (int Version, string Code, string Identity, string Text)> _areas;

    private UsedCodes(IReadOnlyList<QuestionSet> versions)
    {
        var newestFirst = versions.OrderByDescending(v => v.Version).ToList();
        _questions = newestFirst
            .SelectMany(v => v.Questions.Select(q => (v.Version, q.Code, q.Identity, q.Text)))
            .ToLookup(q => q.Code, StringComparer.OrdinalIgnoreCase);
        _areas = newestFirst
            .SelectMany(v => v.Areas.Select(a => (v.Version, a.Code, a.Identity, a.Name)))
            .ToLookup(a => a.Code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Those of some versions, none of which is a draft.</summary>
    public static UsedCodes In(IEnumerable<QuestionSet> versions) => new([.. versions]);

    /// <summary>What a question's code was used for, where that was something else and nobody confirmed it; otherwise none.</summary>
    public ReusedCode? For(Question question) =>
        _questions[question.Code].FirstOrDefault(q => !question.IsSameAs(q.Identity)) is { Text: { } text } was
            ? new ReusedCode(question.Code, false, was.Version, text)
            : null;

    /// <summary>What an area's code was used for, where that was something else and nobody confirmed it; otherwise none.</summary>
    public ReusedCode? For(Area area) =>
        _areas[area.Code].FirstOrDefault(a => area.Identity != a.Identity && area.ConfirmedIds?.Contains(a.Identity) is not true)
            is { Text: { } text } was
            ? new ReusedCode(area.Code, true, was.Version, text)
            : null;

    /// <summary>What keeps a draft from being published: codes that stand for something else than before, unconfirmed.</summary>
    public IReadOnlyList<QuestionSetFault> FaultsIn(IReadOnlyList<Area> areas) =>
        [
            .. areas.SelectMany(area =>
                new[] { For(area) is { } reused ? Of(area, null, reused) : null }
                    .Concat(area.Questions.Select(q => For(q) is { } used ? Of(area, q, used) : null))
                    .OfType<QuestionSetFault>()
            ),
        ];

    /// <summary>The question, confirmed: whatever its code stood for, answers to that count here.</summary>
    public Question Confirmed(Question question) =>
        question with
        {
            ConfirmedIds = Confirmed(question.ConfirmedIds, question.Identity, _questions[question.Code]),
        };

    /// <summary>The area, confirmed: whatever its code stood for, notes on that stand here.</summary>
    public Area Confirmed(Area area) => area with { ConfirmedIds = Confirmed(area.ConfirmedIds, area.Identity, _areas[area.Code]) };

    /// <summary>The first code that begins as given, ends in a number, and stands for nothing in these versions or among others.</summary>
    public string NextFree(string prefix, IEnumerable<string> others)
    {
        var taken = others.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable
            .Range(1, int.MaxValue)
            .Select(n => FormattableString.Invariant($"{prefix}{n}"))
            .First(code => !_questions.Contains(code) && !_areas.Contains(code) && !taken.Contains(code));
    }

    /// <summary>The first letter that is no area's code in these versions or among others; after Z, letters with numbers.</summary>
    public string NextFreeArea(IEnumerable<string> others)
    {
        var taken = others.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable
                .Range('A', 26)
                .Select(letter => ((char)letter).ToString())
                .FirstOrDefault(code => !_areas.Contains(code) && !taken.Contains(code))
            ?? NextFree("Z", taken);
    }

    private static string[]? Confirmed(
        IReadOnlyList<string>? before,
        string own,
        IEnumerable<(int Version, string Code, string Identity, string Text)> used
    )
    {
        string[] ids = [.. (before ?? []).Concat(used.Select(u => u.Identity)).Where(id => id != own).Distinct()];
        return ids.Length == 0 ? null : ids;
    }

    private static QuestionSetFault Of(Area area, Question? question, ReusedCode reused) =>
        new(reused.Code, $"{reused.Message}. Confirm that, or give it another code")
        {
            AreaCode = area.Code,
            QuestionCode = question?.Code,
            Field = "code",
        };
}
