using CsCheck;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Domain.Tests.Scoring;

/// <summary>That the impact is what an upgrade and the two plans say.</summary>
public class VersionImpactTests
{
    [Fact]
    public void Impact_OfAnyTwoVersions_IsWhatTheUpgradeAndBothPlansSay() =>
        Generated
            .Any.Select(Generated.Any)
            .Sample(
                (s, other) =>
                {
                    var to = Mixed(s.QuestionSet, other.QuestionSet);
                    var answers = Answers(s.QuestionSet, s.Answers);
                    var upgrade = AssessmentUpgrade.Between(answers, s.QuestionSet, to);
                    var (before, after) = (Plan(s.QuestionSet, answers), Plan(to, upgrade.Carried));

                    var impact = new VersionImpact(s.QuestionSet, to).On(answers);

                    Assert.Equal(before.Overall != after.Overall, impact.OverallDiffers);
                    Assert.Equal(
                        (upgrade.Carried.Count, upgrade.ToAnswerAgain.Count, upgrade.NoLongerAsked.Count, upgrade.New.Count),
                        (impact.Carried, impact.ToAnswerAgain, impact.NoLongerAsked, impact.New)
                    );
                    Assert.Equal(Differing(before, after), impact.Actions);
                    Assert.Equal(
                        Levels(before)
                            .Concat(Levels(after))
                            .GroupBy(l => l)
                            .Where(g => g.Count() == 1)
                            .Select(g => g.Key.Code)
                            .Distinct()
                            .Order(),
                        impact.Areas.Order()
                    );
                }
            );

    /// <summary>Some questions stay, some are worded anew in one way or the other, and the rest is another version's.</summary>
    private static QuestionSet Mixed(QuestionSet from, QuestionSet other) =>
        Build.Published([
            .. from.Areas.SkipLast(1).Select(a => a with { Questions = [.. a.Questions.Select(Changed)] }),
            .. other.Areas.Where(a => a.Code == from.Areas[^1].Code).DefaultIfEmpty(from.Areas[^1]),
        ]);

    private static Question Changed(Question question, int index) =>
        (index % 4) switch
        {
            1 => question with { Options = [.. question.Options.Select(o => o.Action is null ? o : o with { Action = "Another." })] },
            2 => question with { Options = [.. question.Options.Select(o => o with { Text = $"{o.Text}, in other words" })] },
            3 => question with { Code = $"{question.Code}-new" },
            _ => question,
        };

    private static IReadOnlyDictionary<string, Answer> Answers(
        QuestionSet questionSet,
        IReadOnlyDictionary<string, AnswerValues> answers
    ) => Assessment.Import(Guid.NewGuid(), questionSet, "2026/27", answers, Build.ByOlwen).Value.Answers;

    private static ActionPlan Plan(QuestionSet questionSet, IReadOnlyDictionary<string, Answer> answers) =>
        ActionPlan.For(questionSet, q => answers.TryGetValue(q.Code, out var answer) ? answer.Values : AnswerValues.None, _ => "");

    private static IEnumerable<(string Code, LevelPair Levels)> Levels(ActionPlan plan) => plan.Areas.Select(a => (a.Code, a.Levels));

    private static int Differing(ActionPlan before, ActionPlan after)
    {
        var (own, others) = (Texts(before), Texts(after));
        return own.Keys.Union(others.Keys).Count(k => own.GetValueOrDefault(k) != others.GetValueOrDefault(k));
    }

    private static Dictionary<(string, MaturityLevel), string> Texts(ActionPlan plan) =>
        plan.Areas.SelectMany(a => a.Actions).ToDictionary(a => (a.QuestionCode, a.Level), a => a.Text);
}
