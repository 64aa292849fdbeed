using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Scoring;

/// <summary>
/// Works out the impact of one version on assessments of another, one after the other: whatever depends on the versions alone is looked up
/// once. Both are without faults.
/// </summary>
public sealed class VersionImpact
{
    private readonly QuestionSet _from;
    private readonly QuestionSet _to;
    private readonly int _new;
    private readonly List<Step> _steps = [];
    private readonly HashSet<string> _carried = [];

    /// <summary>Compares the versions.</summary>
    /// <param name="from">The version that the assessments answer.</param>
    /// <param name="to">The other version.</param>
    public VersionImpact(QuestionSet from, QuestionSet to)
    {
        (_from, _to) = (from, to);
        var after = to.Questions.ToDictionary(q => q.Code);
        foreach (var question in from.Questions)
        {
            var now = after.GetValueOrDefault(question.Code);
            var fate = AssessmentUpgrade.FateOf(question, now);
            _steps.Add(new Step(question, fate, fate == AnswerFate.Carried ? LevelsOfOtherActions(question, now!) : []));
            if (fate == AnswerFate.Carried)
            {
                _carried.Add(question.Code);
            }
        }

        _new = to.Questions.Select(q => q.Code).Except(from.Questions.Select(q => q.Code)).Count();
    }

    /// <summary>The impact on one assessment. Pure.</summary>
    /// <param name="answers">Its answers by question code.</param>
    public Impact On(IReadOnlyDictionary<string, Answer> answers)
    {
        var counts = new int[Enum.GetValues<AnswerFate>().Length];
        var actions = 0;
        foreach (var step in _steps)
        {
            if (answers.TryGetValue(step.Question.Code, out var answer) && answer.Values != AnswerValues.None)
            {
                counts[(int)step.Fate]++;
                actions += step.Question.StepsFor(answer.Values).Count(o => step.IsOther(o.Level));
            }
        }

        var before = Levels.Of(_from, q => answers.GetValueOrDefault(q.Code)?.Values);
        var after = Levels.Of(_to, q => _carried.Contains(q.Code) ? answers.GetValueOrDefault(q.Code)?.Values : null);
        return new Impact(
            before.Overall != after.Overall,
            Differing(before.Areas, after.Areas),
            actions,
            counts[(int)AnswerFate.Carried],
            counts[(int)AnswerFate.ToAnswerAgain],
            counts[(int)AnswerFate.NoLongerAsked]
        )
        {
            New = _new,
        };
    }

    private static HashSet<MaturityLevel> LevelsOfOtherActions(Question from, Question to) =>
        [.. from.Options.Zip(to.Options).Where(o => !PlainText.AreSame(o.First.Action, o.Second.Action)).Select(o => o.First.Level)];

    private static IReadOnlyList<string> Differing(
        IReadOnlyList<(string Code, LevelPair Levels)> before,
        IReadOnlyList<(string Code, LevelPair Levels)> after
    )
    {
        var left = before.ToDictionary(a => a.Code, a => a.Levels);
        return [.. after.Where(a => !left.Remove(a.Code, out var was) || was != a.Levels).Select(a => a.Code), .. left.Keys];
    }

    /// <summary>A question of the earlier version, and what becomes of its answers and of the actions that follow from them.</summary>
    private sealed record Step(Question Question, AnswerFate Fate, HashSet<MaturityLevel> OtherActions)
    {
        // An answer that does not carry over takes all its actions with it.
        public bool IsOther(MaturityLevel level) => Fate != AnswerFate.Carried || OtherActions.Contains(level);
    }

    private sealed record Levels(LevelPair Overall, IReadOnlyList<(string Code, LevelPair Levels)> Areas)
    {
        public static Levels Of(QuestionSet questionSet, Func<Question, AnswerValues?> answerTo)
        {
            var present = MaturityScorer.Score(questionSet, q => answerTo(q)?.Present);
            var target = MaturityScorer.Score(questionSet, q => answerTo(q)?.Target);
            return new Levels(
                new LevelPair(present.Overall, target.Overall),
                [.. present.Areas.Zip(target.Areas).Select(a => (a.First.Area.Code, new LevelPair(a.First.Level, a.Second.Level)))]
            );
        }
    }
}
