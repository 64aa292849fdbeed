using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Assessments;

/// <content>Changes of many answers in one go, which can be undone.</content>
public sealed partial class Assessment
{
    /// <summary>Sets every target of the assessment in one go.</summary>
    /// <returns>What changed; refused as read-only where the assessment is completed.</returns>
    /// <exception cref="ArgumentException">The question set is not the assessment's.</exception>
    public Outcome<IReadOnlyList<LevelChange>> SetTargets(QuestionSet questionSet, TargetChoice choice, ChangeStamp stamp) =>
        ChangeLevels(questionSet, (question, values) => values with { Target = question.TargetFor(values, choice) }, stamp);

    /// <summary>
    /// Takes changes back. An answer whose levels were changed again since stays as it is, and notes stay as they are now.
    /// </summary>
    /// <returns>What is as it was before; refused as read-only where the assessment is completed.</returns>
    /// <exception cref="ArgumentException">The question set is not the assessment's.</exception>
    public Outcome<IReadOnlyList<LevelChange>> UndoChanges(QuestionSet questionSet, IReadOnlyList<LevelChange> changes, ChangeStamp stamp)
    {
        var byCode = changes.GroupBy(c => c.Code).ToDictionary(c => c.Key, c => c.First());
        return ChangeLevels(questionSet, Undone, stamp);

        AnswerValues Undone(Question question, AnswerValues values)
        {
            if (
                !byCode.TryGetValue(question.Code, out var change)
                || (values.Present, values.Target) != (change.ToPresent, change.ToTarget)
            )
            {
                return values;
            }

            var before = values with { Present = change.FromPresent, Target = change.FromTarget };
            return question.FaultsIn(before).Any() ? values : before;
        }
    }

    private Outcome<IReadOnlyList<LevelChange>> ChangeLevels(
        QuestionSet questionSet,
        Func<Question, AnswerValues, AnswerValues> wanted,
        ChangeStamp stamp
    )
    {
        EnsureOwn(questionSet);
        if (State == AssessmentState.Completed)
        {
            return new Refusal.ReadOnly();
        }

        var changes = questionSet
            .Questions.Select(q => new Change(q.Code, AnswerTo(q.Code), wanted(q, AnswerTo(q.Code))))
            .Where(c => c.From != c.To)
            .ToList();
        if (changes.Count > 0)
        {
            Apply(changes, stamp, answers => new AnswersChanged(answers));
        }

        return changes.ConvertAll(c => new LevelChange(c.Code, c.From.Present, c.From.Target, c.To.Present, c.To.Target));
    }
}
