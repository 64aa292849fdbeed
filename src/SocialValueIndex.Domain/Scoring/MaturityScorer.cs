using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Scoring;

/// <summary>The level of one area, and what keeps it from the next one.</summary>
/// <param name="Area">The area.</param>
/// <param name="Level">Its level.</param>
/// <param name="BlockingQuestions">
/// The questions that must move for the area to reach the next level: those not answered, and those that meet no more than the area's own
/// level. Empty for an Innovator.
/// </param>
/// <param name="Unanswered">
/// Those of them that are not answered. While there are any, the area has the lowest level because it is not scored yet.
/// </param>
public sealed record AreaScore(
    Area Area,
    MaturityLevel Level,
    IReadOnlyList<Question> BlockingQuestions,
    IReadOnlyList<Question> Unanswered
);

/// <summary>The levels that a set of answers gives.</summary>
/// <param name="Overall">The mean of the area levels, halves rounded up.</param>
/// <param name="Areas">Each area's level, in the order of the question set.</param>
public sealed record MaturityScore(MaturityLevel Overall, IReadOnlyList<AreaScore> Areas)
{
    /// <summary>Whether any question is answered. Before that there is no level to show.</summary>
    public bool IsStarted => Areas.Any(a => a.Unanswered.Count < a.Area.Questions.Count);
}

/// <summary>
/// Works out levels from answers. The same rule serves present answers and targets. Pure: a published question set and answers in, levels
/// out. The rule and the reasons for it are in docs/scoring.md.
/// </summary>
public static class MaturityScorer
{
    /// <summary>The levels that the answers give.</summary>
    /// <param name="questionSet">A question set without faults: every area has questions.</param>
    /// <param name="answerTo">The answer to a question, or none when it is not answered.</param>
    /// <exception cref="ArgumentException">An answer is at a level where its question has no option.</exception>
    public static MaturityScore Score(QuestionSet questionSet, Func<Question, MaturityLevel?> answerTo)
    {
        var areas = new AreaScore[questionSet.Areas.Count];
        var sum = 0;
        for (var i = 0; i < areas.Length; i++)
        {
            areas[i] = Score(questionSet.Areas[i], answerTo);
            sum += (int)areas[i].Level;
        }

        return new MaturityScore(OverallFrom(sum, areas.Length), areas);
    }

    /// <summary>The overall level of some areas, from the sum of their levels.</summary>
    internal static MaturityLevel OverallFrom(int sum, int areas) =>
        // Whole numbers: (sum / n) rounded half up is floor((2 sum + n) / 2n).
        (MaturityLevel)(((2 * sum) + areas) / (2 * areas));

    private static AreaScore Score(Area area, Func<Question, MaturityLevel?> answerTo)
    {
        var level = MaturityLevel.Innovator;
        var met = new MaturityLevel?[area.Questions.Count];
        for (var i = 0; i < met.Length; i++)
        {
            met[i] = answerTo(area.Questions[i]) is { } answer ? area.Questions[i].LevelMet(answer) : null;
            var worth = met[i] ?? MaturityLevel.NonCompliant;
            level = worth < level ? worth : level;
        }

        var heldBackBy = new List<Question>();
        var unanswered = new List<Question>();
        for (var i = 0; i < met.Length; i++)
        {
            if (met[i] is null || (met[i] == level && level != MaturityLevel.Innovator))
            {
                heldBackBy.Add(area.Questions[i]);
            }

            if (met[i] is null)
            {
                unanswered.Add(area.Questions[i]);
            }
        }

        return new AreaScore(area, level, heldBackBy, unanswered);
    }
}
