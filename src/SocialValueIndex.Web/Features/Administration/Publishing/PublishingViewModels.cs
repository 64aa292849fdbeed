using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Web.Features.Answers;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Administration.Publishing;

/// <summary>What the preview posts: answers[A2].present and answers[A2].target, as an officer's page does.</summary>
public sealed class PreviewInput
{
    [ModelBinder(typeof(AnswersBinder))]
    public IReadOnlyDictionary<string, AnswerInput> Answers { get; init; } = new Dictionary<string, AnswerInput>();
}

/// <summary>The preview.</summary>
/// <param name="Reading">The version.</param>
/// <param name="Answers">What was answered so far, by question code.</param>
/// <param name="Plan">The levels and actions that it gives; none before anything is answered.</param>
/// <param name="Errors">What is wrong, by field.</param>
public sealed record PreviewViewModel(
    QuestionSetReading Reading,
    IReadOnlyDictionary<string, AnswerValues> Answers,
    ActionPlan? Plan,
    IReadOnlyList<Fault> Errors
)
{
    public static PreviewViewModel Empty(QuestionSetReading reading) => new(reading, new Dictionary<string, AnswerValues>(), null, []);

    public static PreviewViewModel For(QuestionSetReading reading, PreviewInput input)
    {
        if (reading.Faults.Count > 0)
        {
            return Empty(reading);
        }

        var answers = reading
            .QuestionSet.Questions.Where(q => input.Answers.ContainsKey(q.Code))
            .ToDictionary(q => q.Code, q => Read(q, input.Answers[q.Code]));
        AnswerValues To(Question question) => answers.GetValueOrDefault(question.Code, AnswerValues.None);
        var faults = reading.QuestionSet.Questions.SelectMany(q => q.FaultsIn(To(q))).ToList();
        return new PreviewViewModel(reading, answers, faults.Count == 0 ? ActionPlan.For(reading.QuestionSet, To, _ => "") : null, faults);
    }

    /// <summary>A question with what was answered.</summary>
    public AnswerFieldsets View(Question question) =>
        Answers.TryGetValue(question.Code, out var answer)
            ? new(question, answer.Present?.ToString(), answer.Target?.ToString())
            : new(question);

    // What no form of ours posts is as if it were not answered.
    private static AnswerValues Read(Question question, AnswerInput answer) =>
        new(Level(question, answer.Present), Level(question, answer.Target), "");

    private static MaturityLevel? Level(Question question, string? name) =>
        MaturityLevels.Find(name) is { } level && question.OptionAt(level) is not null ? level : null;
}

/// <summary>What a difference in a question means for an assessment that is upgraded: what weighs most, where there are several.</summary>
public enum ChangeKind
{
    New,
    Removed,
    ToAnswerAgain,
    InAnotherArea,
    OtherAdvice,
    Reworded,
    Moved,
}

/// <summary>The page of what differs between two versions.</summary>
/// <param name="From">The number of the earlier one.</param>
/// <param name="To">The later one.</param>
/// <param name="Difference">What differs.</param>
public sealed record DifferenceViewModel(int From, QuestionSetReading To, QuestionSetDifference Difference)
{
    /// <summary>A sentence for each kind of difference between questions that there is, and one on what they do to levels.</summary>
    public IReadOnlyList<string> Summary =>
        [
            .. Difference
                .Questions.CountBy(KindOf)
                .OrderBy(m => m.Key)
                .Select(m => m.Value == 1 ? $"1 question {OfOne(m.Key)}" : $"{m.Value} questions {OfMany(m.Key)}"),
            .. Difference.Questions.Any() ? [LevelsSentence(Difference.Questions.Count(q => q.ChangesLevels))] : Array.Empty<string>(),
        ];

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
            ChangeKind.ToAnswerAgain => "have other options, so an assessment that is upgraded has to answer them again",
            ChangeKind.InAnotherArea => "count for another area",
            ChangeKind.OtherAdvice => "have actions that are worded differently, so plans give the new wording",
            ChangeKind.Reworded => "are worded differently",
            _ => "are in another place",
        };

    public static ChangeKind KindOf(QuestionChange question) =>
        question switch
        {
            { From: null } => ChangeKind.New,
            { To: null } => ChangeKind.Removed,
            { AnswersCarryOver: false } => ChangeKind.ToAnswerAgain,
            { IsInAnotherArea: true } => ChangeKind.InAnotherArea,
            { Options.Count: > 0 } => ChangeKind.OtherAdvice,
            { Wording.Count: > 0 } => ChangeKind.Reworded,
            _ => ChangeKind.Moved,
        };
}

/// <summary>The page of what a version would do.</summary>
/// <param name="Reading">The version.</param>
/// <param name="Organisations">What it would do to each organisation's assessments.</param>
public sealed record ImpactViewModel(QuestionSetReading Reading, IReadOnlyList<OrganisationImpact> Organisations);

/// <summary>What the page that publishes posts.</summary>
public sealed class PublishInput
{
    public string? Note { get; init; }

    /// <summary>The revision of the draft that the page showed.</summary>
    public int Revision { get; init; }

    /// <summary>The number of the version that was published then.</summary>
    public int Published { get; init; }
}

/// <summary>The page that publishes.</summary>
/// <param name="Reading">The draft.</param>
/// <param name="Note">What was typed so far.</param>
public sealed record PublishViewModel(QuestionSetReading Reading, string? Note);
