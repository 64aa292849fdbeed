using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Comparisons;

/// <summary>
/// What became of a council between two plans: levels and present answers then and now, and what became of each action of the earlier plan.
/// Pure: two plans in, a comparison out. The versions of the questions may differ; what cannot be compared is named.
/// </summary>
/// <param name="From">The earlier plan.</param>
/// <param name="To">The later plan.</param>
/// <param name="Overall">The overall level.</param>
/// <param name="Areas">Every area: those of the later version in its order, then those that only the earlier one has.</param>
/// <param name="Questions">The questions whose present answer differs, in the order of the later version.</param>
/// <param name="NotCompared">The questions that cannot be compared, in the order of the later version, then of the earlier one.</param>
/// <param name="Promises">What became of each action of the earlier plan, in its order.</param>
public sealed record Comparison(
    ComparedPlan From,
    ComparedPlan To,
    LevelComparison Overall,
    IReadOnlyList<AreaComparison> Areas,
    IReadOnlyList<QuestionComparison> Questions,
    IReadOnlyList<QuestionNotCompared> NotCompared,
    IReadOnlyList<Promise> Promises
)
{
    /// <summary>Whether both versions ask the same questions in the same areas, so that everything can be compared.</summary>
    public bool HasOneMeasure => NotCompared.Count == 0 && Areas.All(a => a.IsComparable);

    /// <summary>Whether everything can be compared, and no level and no present answer differs.</summary>
    public bool IsNoChange =>
        HasOneMeasure && Questions.Count == 0 && Overall.From == Overall.To && Areas.All(a => a.Level.From == a.Level.To);

    /// <summary>Compares two plans.</summary>
    public static Comparison Between(ComparedPlan from, ComparedPlan to)
    {
        var pairs = PairsOf(from.QuestionSet, to.QuestionSet);
        return new Comparison(
            from,
            to,
            new LevelComparison(
                from.Plan.Overall.Present,
                to.Plan.Overall.Present,
                !from.Plan.Present.Explains(from.Plan.Overall.Present) && !to.Plan.Present.Explains(to.Plan.Overall.Present)
            ),
            AreasOf(from, to),
            [.. pairs.Where(p => p.IsComparable).Select(p => p.Compare(from, to)).Where(q => q.From != q.To)],
            [.. pairs.Where(p => !p.IsComparable).Select(p => new QuestionNotCompared(p.From, p.To))],
            Promise.Of(from, to)
        );
    }

    /// <summary>How many actions of the earlier plan had an outcome. The six numbers add up to its actions.</summary>
    public int Count(PromiseOutcome outcome) => Promises.Count(p => p.Outcome == outcome);

    private static List<QuestionPair> PairsOf(QuestionSet from, QuestionSet to)
    {
        var earlier = from.Questions.ToDictionary(q => q.Code);
        var later = to.Questions.Select(q => new QuestionPair(earlier.GetValueOrDefault(q.Code), q)).ToList();
        var known = later.Select(p => p.To!.Code).ToHashSet();
        return [.. later, .. from.Questions.Where(q => !known.Contains(q.Code)).Select(q => new QuestionPair(q, null))];
    }

    private static IReadOnlyList<AreaComparison> AreasOf(ComparedPlan from, ComparedPlan to)
    {
        var gone = from.QuestionSet.Areas.Where(a => to.QuestionSet.Find(a.Code) is null).Select(a => a.Code);
        return [.. to.QuestionSet.Areas.Select(a => a.Code).Concat(gone).Select(code => AreaComparison.Of(code, from, to))];
    }

    private sealed record QuestionPair(Question? From, Question? To)
    {
        public bool IsComparable => From is not null && To is not null && To.AcceptsAnswersOf(From);

        public QuestionComparison Compare(ComparedPlan from, ComparedPlan to) =>
            new(To!, from.AnswerTo(From!).Present, to.AnswerTo(To!).Present);
    }
}

/// <summary>A question whose present answer differs.</summary>
/// <param name="Question">The question, as the later version asks it. Its options are the same in both.</param>
/// <param name="From">The earlier answer; none when it was not answered.</param>
/// <param name="To">The later answer; none when it is not answered.</param>
public sealed record QuestionComparison(Question Question, MaturityLevel? From, MaturityLevel? To)
{
    /// <summary>Whether the answer is higher or lower; not known where one is missing.</summary>
    public LevelDirection Direction => new LevelComparison(From, To, true).Direction;
}

/// <summary>A question whose answers cannot be compared: only one version asks it, or its options have other levels or texts.</summary>
/// <param name="From">As the earlier version asks it; none if it does not.</param>
/// <param name="To">As the later version asks it; none if it does not.</param>
public sealed record QuestionNotCompared(Question? From, Question? To)
{
    /// <summary>The question: as the later version asks it or, if it does not, as the earlier one did.</summary>
    public Question Question => To ?? From!;

    /// <summary>Why it cannot be compared, in words.</summary>
    public string Reason =>
        From is null ? "Only the later version asks it"
        : To is null ? "Only the earlier version asks it"
        : "Its answers to choose from differ between the versions";
}
