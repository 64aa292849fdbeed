namespace SocialValueIndex.Domain.QuestionSets;

/// <summary>A text that two versions word differently.</summary>
/// <param name="What">Which text, as a person calls it: "Question", "Hint".</param>
/// <param name="From">In the earlier version.</param>
/// <param name="To">In the later version.</param>
public sealed record TextChange(string What, string From, string To)
{
    /// <summary>The words that were removed and added.</summary>
    public IReadOnlyList<DiffSegment> Segments => WordDifference.Between(PlainText.Normalize(From), PlainText.Normalize(To));

    /// <summary>The change from one text to another; none where they are the same (<see cref="PlainText.AreSame"/>).</summary>
    public static IEnumerable<TextChange> Between(string what, string? from, string? to) =>
        PlainText.AreSame(from, to) ? [] : [new TextChange(what, from ?? "", to ?? "")];
}

/// <summary>One option in two versions of a levels.</summary>
/// <param name="From">In the earlier version; none if it was added.</param>
/// <param name="To">In the later version; none if it was removed.</param>
public sealed record OptionChange(Option? From, Option? To)
{
    /// <summary>Whether levels can differ by it: the option is new, gone, or at another level.</summary>
    public bool ChangesLevels => From?.Level != To?.Level;

    /// <summary>The texts that are worded differently.</summary>
    public IReadOnlyList<TextChange> Wording =>
        From is null || To is null
            ? []
            : [.. TextChange.Between("Option", From.Text, To.Text), .. TextChange.Between("Action", From.Action, To.Action)];
}

/// <summary>A question that differs between two versions.</summary>
/// <param name="Code">Its code.</param>
/// <param name="From">In the earlier version; none if it was added.</param>
/// <param name="To">In the later version; none if it was removed.</param>
/// <param name="Place">Where it stands now, if it moved: in words for a person; otherwise none.</param>
public sealed record QuestionChange(string Code, Question? From, Question? To, string? Place)
{
    /// <summary>Whether it counts for another area than before.</summary>
    public bool IsInAnotherArea => FromArea is not null;

    /// <summary>The code of the area that it counted for before, where it counts for another one now; otherwise none.</summary>
    public string? FromArea { get; init; }

    /// <summary>
    /// Whether the code stands for another question than before. Answers then carry over only where an administrator confirmed it.
    /// </summary>
    public bool IsAnotherQuestion => From is not null && To is not null && From.Identity != To.Identity;

    /// <summary>Whether an administrator confirmed that answers to the other question count.</summary>
    public bool IsReuseConfirmed => IsAnotherQuestion && To!.IsSameAs(From!.Identity);

    /// <summary>The question's texts that are worded differently.</summary>
    public IReadOnlyList<TextChange> Wording =>
        From is null || To is null ? [] : [.. TextChange.Between("Question", From.Text, To.Text), .. HintChanges(From, To)];

    /// <summary>The options that differ, lowest first.</summary>
    public IReadOnlyList<OptionChange> Options { get; } = From is null || To is null ? [] : [.. Changes(From.Options, To.Options)];

    /// <summary>Whether the same options stand in another order.</summary>
    public bool IsReordered =>
        From is not null
        && To is not null
        && Options.Count == 0
        && !From.Options.Select(o => o.Level).SequenceEqual(To.Options.Select(o => o.Level));

    /// <summary>
    /// Whether the same answers can give other levels: the question is new, gone, counts for another area, or has other options.
    /// </summary>
    public bool ChangesLevels =>
        From is null || To is null || IsAnotherQuestion || IsInAnotherArea || IsReordered || Options.Any(o => o.ChangesLevels);

    /// <summary>Whether anything differs.</summary>
    public bool IsChange => ChangesLevels || Place is not null || Wording.Count > 0 || Options.Count > 0;

    /// <summary>Whether answers to it carry over from the one version to the other.</summary>
    public bool AnswersCarryOver => From is not null && To is not null && To.AcceptsAnswersOf(From);

    private static readonly string[] HintParts = ["Hint", "Hint valid from", "Hint valid until", "Source of the hint"];

    private static IEnumerable<TextChange> HintChanges(Question from, Question to) =>
        HintParts.Zip(from.HintTexts(), to.HintTexts()).SelectMany(h => TextChange.Between(h.First, h.Second, h.Third));

    private static IEnumerable<OptionChange> Changes(IReadOnlyList<Option> from, IReadOnlyList<Option> to)
    {
        var pairs = Pair(from, to, o => o.Level).ToList();

        // A option at another level with the same words is the same option, moved.
        var gone = pairs.Where(p => p.To is null).Select(p => p.From!).ToList();
        var fresh = pairs.Where(p => p.From is null).Select(p => p.To!).ToList();
        return pairs
            .Where(p => p is { From: not null, To: not null })
            .Concat(Pair(gone, fresh, o => PlainText.Canonical(o.Text)))
            .Where(p => p.ChangesLevels || p.Wording.Count > 0)
            .OrderBy(p => (p.To ?? p.From)!.Level);
    }

    private static IEnumerable<OptionChange> Pair<TKey>(IReadOnlyList<Option> from, IReadOnlyList<Option> to, Func<Option, TKey> key)
    {
        var left = to.ToList();
        foreach (var option in from)
        {
            var index = left.FindIndex(o => Equals(key(o), key(option)));
            yield return new OptionChange(option, index < 0 ? null : left[index]);
            if (index >= 0)
            {
                left.RemoveAt(index);
            }
        }

        foreach (var option in left)
        {
            yield return new OptionChange(null, option);
        }
    }
}

/// <summary>An area that differs between two versions.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in the later version or, if it was removed, in the earlier one.</param>
/// <param name="IsAdded">Whether only the later version has it.</param>
/// <param name="IsRemoved">Whether only the earlier version has it.</param>
/// <param name="IsMoved">Whether it stands in another place among the areas.</param>
/// <param name="Wording">Its names that differ.</param>
/// <param name="Questions">Its questions that differ. A question that moved to another area is under the later one.</param>
public sealed record AreaChange(
    string Code,
    string Name,
    bool IsAdded,
    bool IsRemoved,
    bool IsMoved,
    IReadOnlyList<TextChange> Wording,
    IReadOnlyList<QuestionChange> Questions
)
{
    internal bool IsChange => IsAdded || IsRemoved || IsMoved || Wording.Count > 0 || Questions.Count > 0;
}

/// <summary>What differs between two versions of the question set, question by question.</summary>
/// <param name="Wording">The title and the footnote, where they differ.</param>
/// <param name="Areas">The areas that differ, in the order of the later version; removed ones last.</param>
public sealed record QuestionSetDifference(IReadOnlyList<TextChange> Wording, IReadOnlyList<AreaChange> Areas)
{
    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Wording.Count == 0 && Areas.Count == 0;

    /// <summary>Every question that differs.</summary>
    public IEnumerable<QuestionChange> Questions => Areas.SelectMany(a => a.Questions);

    /// <summary>What differs between two versions. Pure.</summary>
    public static QuestionSetDifference Between(QuestionSet from, QuestionSet to)
    {
        var places = Places(from);
        var movedAreas = Moved(from.Areas.Select(a => a.Code), to.Areas.Select(a => a.Code));
        var later = to.Areas.Select(area =>
        {
            var before = from.Find(area.Code);
            return new AreaChange(
                area.Code,
                area.Name,
                before is null,
                false,
                movedAreas.Contains(area.Code),
                before is null
                    ? []
                    :
                    [
                        .. TextChange.Between("Name", before.Name, area.Name),
                        .. TextChange.Between("Name in the plan", before.PlanName, area.PlanName),
                    ],
                [.. QuestionsOf(area, before, places), .. RemovedFrom(before, to)]
            );
        });
        var removed = from
            .Areas.Where(a => to.Find(a.Code) is null)
            .Select(a => new AreaChange(a.Code, a.Name, false, true, false, [], [.. RemovedFrom(a, to)]));
        return new QuestionSetDifference(
            [.. TextChange.Between("Title", from.Title, to.Title), .. TextChange.Between("Footnote", from.PlanFootnote, to.PlanFootnote)],
            [.. later.Concat(removed).Where(a => a.IsChange)]
        );
    }

    private static IEnumerable<QuestionChange> QuestionsOf(
        Area area,
        Area? before,
        Dictionary<string, (Area Area, Question Question)> places
    )
    {
        var moved = Moved(before?.Questions.Select(q => q.Code) ?? [], area.Questions.Select(q => q.Code));
        foreach (var question in area.Questions)
        {
            var known = places.TryGetValue(question.Code, out var found);
            var isInAnotherArea = known && found.Area.Code != area.Code;
            var place =
                isInAnotherArea ? $"Moved here from area {found.Area.Code}"
                : moved.Contains(question.Code) ? "Moved to another place in the area"
                : null;
            var change = new QuestionChange(question.Code, known ? found.Question : null, question, place)
            {
                FromArea = isInAnotherArea ? found.Area.Code : null,
            };
            if (change.IsChange)
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<QuestionChange> RemovedFrom(Area? before, QuestionSet to)
    {
        var kept = to.Questions.Select(q => q.Code).ToHashSet();
        return before?.Questions.Where(q => !kept.Contains(q.Code)).Select(q => new QuestionChange(q.Code, q, null, null)) ?? [];
    }

    private static Dictionary<string, (Area Area, Question Question)> Places(QuestionSet questionSet) =>
        questionSet.Areas.SelectMany(a => a.Questions.Select(q => (a, q))).DistinctBy(p => p.q.Code).ToDictionary(p => p.q.Code, p => p);

    /// <summary>The codes that stand in another order, as few as explain it.</summary>
    private static HashSet<string> Moved(IEnumerable<string> from, IEnumerable<string> to)
    {
        var (before, after) = (from.ToList(), to.ToList());
        var (known, common) = (before.Intersect(after).ToHashSet(), after.Intersect(before).ToList());
        var kept = CommonSequence.Of([.. before.Where(known.Contains)], common).Select(p => common[p.After]).ToHashSet();
        return [.. common.Where(code => !kept.Contains(code))];
    }
}
