using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Web.Features.Administration.Publishing;

/// <summary>What a difference in a question means for an assessment that is upgraded: what weighs most, where there are several.</summary>
public enum ChangeKind
{
    New,
    Removed,
    ReusedCode,
    ToAnswerAgain,
    InAnotherArea,
    OtherAdvice,
    Reworded,
    Moved,
}

/// <summary>What differs between two versions, in a sentence for each kind of difference.</summary>
internal static class DifferenceSentences
{
    /// <summary>A sentence for each kind of difference between questions that there is, and one on what they do to levels.</summary>
    public static IReadOnlyList<string> Of(QuestionSetDifference difference) =>
        [
            .. difference
                .Questions.CountBy(KindOf)
                .OrderBy(m => m.Key)
                .Select(m => m.Value == 1 ? $"1 question {OfOne(m.Key)}" : $"{m.Value} questions {OfMany(m.Key)}"),
            .. difference.Questions.Any() ? [LevelsSentence(difference.Questions.Count(q => q.ChangesLevels))] : Array.Empty<string>(),
        ];

    public static ChangeKind KindOf(QuestionChange question) =>
        question switch
        {
            { From: null } => ChangeKind.New,
            { To: null } => ChangeKind.Removed,
            { IsAnotherQuestion: true } => ChangeKind.ReusedCode,
            { AnswersCarryOver: false } => ChangeKind.ToAnswerAgain,
            { IsInAnotherArea: true } => ChangeKind.InAnotherArea,
            { Options.Count: > 0 } => ChangeKind.OtherAdvice,
            { Wording.Count: > 0 } => ChangeKind.Reworded,
            _ => ChangeKind.Moved,
        };

    private static string LevelsSentence(int count) =>
        count switch
        {
            0 => "Each answer counts as before, so none of this changes levels",
            1 => "1 of these can change levels. In any other, each answer counts as before",
            _ => $"{count} of these can change levels. In any other, each answer counts as before",
        };

    private static string OfOne(ChangeKind meaning) =>
        meaning switch
        {
            ChangeKind.New => "is new",
            ChangeKind.Removed => "is removed",
            ChangeKind.ReusedCode => "has the code of another question",
            ChangeKind.ToAnswerAgain => "has other options, so an assessment that is upgraded has to answer it again",
            ChangeKind.InAnotherArea => "counts for another area",
            ChangeKind.OtherAdvice => "has actions that are worded differently, so plans give the new wording",
            ChangeKind.Reworded => "is worded differently",
            _ => "is in another place",
        };

    private static string OfMany(ChangeKind meaning) =>
        meaning switch
        {
            ChangeKind.New => "are new",
            ChangeKind.Removed => "are removed",
            ChangeKind.ReusedCode => "have the codes of other questions",
            ChangeKind.ToAnswerAgain => "have other options, so an assessment that is upgraded has to answer them again",
            ChangeKind.InAnotherArea => "count for another area",
            ChangeKind.OtherAdvice => "have actions that are worded differently, so plans give the new wording",
            ChangeKind.Reworded => "are worded differently",
            _ => "are in another place",
        };
}
