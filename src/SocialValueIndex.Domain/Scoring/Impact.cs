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
    public static Impact Between(IReadOnlyDictionary<string, Answer> answers, QuestionSet from, QuestionSet to) =>
        new VersionImpact(from, to).On(answers);
}
