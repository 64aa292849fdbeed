using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Scoring;

/// <summary>
/// How much of one assessment's result would differ under another version, answers carried over. Counts only: it says nothing about
/// answers.
/// </summary>
/// <param name="OverallDiffers">Whether the overall level, present or target, would differ.</param>
/// <param name="Areas">The codes of the areas whose level, present or target, would differ, and of areas that only one version has.</param>
/// <param name="Actions">How many actions would be new, gone, or worded differently.</param>
/// <param name="Carried">How many answers would carry over.</param>
/// <param name="ToAnswerAgain">How many answered questions would have to be answered again.</param>
/// <param name="NoLongerAsked">How many answered questions would not be asked any more.</param>
public sealed record Impact(
    bool OverallDiffers,
    IReadOnlyList<string> Areas,
    int Actions,
    int Carried,
    int ToAnswerAgain,
    int NoLongerAsked
)
{
    /// <summary>How many questions would be asked that are not asked now.</summary>
    public int New { get; init; }

    /// <summary>Whether nothing would differ.</summary>
    public bool IsNone => !OverallDiffers && Areas.Count == 0 && Actions == 0 && ToAnswerAgain == 0 && NoLongerAsked == 0 && New == 0;

    /// <summary>The impact on one assessment. Pure; both versions are without faults.</summary>
    public static Impact Between(IReadOnlyDictionary<string, Answer> answers, QuestionSet from, QuestionSet to)
    {
        var upgrade = AssessmentUpgrade.Between(answers, from, to);
        var before = Plan(from, answers);
        var after = Plan(to, upgrade.Carried);
        var levels = before.Areas.ToDictionary(a => a.Code, a => a.Levels);
        var differing = after.Areas.Where(a => !levels.Remove(a.Code, out var was) || was != a.Levels).Select(a => a.Code).ToList();
        return new Impact(
            before.Overall != after.Overall,
            [.. differing, .. levels.Keys],
            Differing(before, after),
            upgrade.Carried.Count,
            upgrade.ToAnswerAgain.Count,
            upgrade.NoLongerAsked.Count
        )
        {
            New = upgrade.New.Count,
        };
    }

    private static ActionPlan Plan(QuestionSet questionSet, IReadOnlyDictionary<string, Answer> answers) =>
        ActionPlan.For(questionSet, q => answers.TryGetValue(q.Code, out var answer) ? answer.Values : AnswerValues.None, _ => "");

    private static int Differing(ActionPlan before, ActionPlan after)
    {
        var texts = Texts(before);
        var differing = 0;
        foreach (var (key, text) in Texts(after))
        {
            differing += texts.Remove(key, out var was) && PlainText.AreSame(was, text) ? 0 : 1;
        }

        return differing + texts.Count;
    }

    private static Dictionary<(string, MaturityLevel), string> Texts(ActionPlan plan) =>
        plan.Areas.SelectMany(a => a.Actions).ToDictionary(a => (a.QuestionCode, a.Level), a => a.Text);
}
