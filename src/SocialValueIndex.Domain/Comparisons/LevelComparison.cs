using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Domain.Comparisons;

/// <summary>Which way a level went.</summary>
public enum LevelDirection
{
    /// <summary>One of the two levels is missing, or they cannot be compared.</summary>
    NotKnown,

    /// <summary>It is the same.</summary>
    Stayed,

    /// <summary>It is higher than before.</summary>
    Rose,

    /// <summary>It is lower than before.</summary>
    Fell,
}

/// <summary>A present level then and now.</summary>
/// <param name="From">Then; none where the earlier version has no such area, or the question was not answered.</param>
/// <param name="To">Now; none where the later version has no such area, or the question is not answered.</param>
/// <param name="IsScored">Whether both are known. A level is the lowest one while questions are not answered.</param>
public sealed record LevelComparison(MaturityLevel? From, MaturityLevel? To, bool IsScored)
{
    /// <summary>Which way it went.</summary>
    public LevelDirection Direction =>
        (From, To) switch
        {
            (null, _) or (_, null) => LevelDirection.NotKnown,
            _ when !IsScored => LevelDirection.NotKnown,
            var (from, to) when to > from => LevelDirection.Rose,
            var (from, to) when to < from => LevelDirection.Fell,
            _ => LevelDirection.Stayed,
        };
}

/// <summary>One area then and now.</summary>
/// <param name="Code">The area's letter.</param>
/// <param name="From">Its row in the earlier plan; none where that version does not have the area.</param>
/// <param name="To">Its row in the later plan; none where that version does not have the area.</param>
/// <param name="IsComparable">
/// Whether both versions have it, and it is the same area in both: by its name in the plan, or by a question that takes the other's
/// answers.
/// </param>
/// <param name="HasSameQuestions">Whether both versions ask the same questions there, with the same options.</param>
public sealed record AreaComparison(string Code, PlanArea? From, PlanArea? To, bool IsComparable, bool HasSameQuestions)
{
    /// <summary>The area's row: the later one or, where there is none, the earlier one.</summary>
    public PlanArea Area => To ?? From!;

    /// <summary>Its present level.</summary>
    public LevelComparison Level =>
        new(From?.Levels.Present, To?.Levels.Present, IsComparable && From is { Present.Any: false } && To is { Present.Any: false });

    /// <summary>Why its levels cannot be compared, in words; none where they can.</summary>
    public string? WhyNotCompared =>
        IsComparable ? null
        : From is null ? "Only the later version has this area"
        : To is null ? "Only the earlier version has this area"
        : "The letter stands for another area in each version";

    internal static AreaComparison Of(string code, ComparedPlan from, ComparedPlan to)
    {
        var (was, now) = (from.QuestionSet.Find(code), to.QuestionSet.Find(code));
        return new AreaComparison(
            code,
            from.Plan.Areas.FirstOrDefault(a => a.Code == code),
            to.Plan.Areas.FirstOrDefault(a => a.Code == code),
            was is not null && now is not null && now.TakesNotesOn(was),
            was is not null
                && now is not null
                && now.Questions.Count == was.Questions.Count
                && now.Questions.All(q => was.Find(q.Code) is { } other && q.AcceptsAnswersOf(other))
        );
    }
}
