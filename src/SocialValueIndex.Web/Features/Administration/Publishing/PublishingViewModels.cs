using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Web.Features.Answers;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Features.Shared.TagHelpers;

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
        var set = reading.Sound;
        var answers = set
            .Questions.Where(q => input.Answers.ContainsKey(q.Code))
            .ToDictionary(q => q.Code, q => Read(q, input.Answers[q.Code]));
        AnswerValues To(Question question) => answers.GetValueOrDefault(question.Code, AnswerValues.None);
        var faults = set.Questions.SelectMany(q => q.FaultsIn(To(q))).ToList();
        return new PreviewViewModel(reading, answers, faults.Count == 0 ? ActionPlan.For(set, To, _ => "") : null, faults);
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

/// <summary>The page of what differs between two versions.</summary>
/// <param name="From">The number of the earlier one.</param>
/// <param name="To">The later one.</param>
/// <param name="Difference">What differs.</param>
public sealed record DifferenceViewModel(int From, QuestionSetReading To, QuestionSetDifference Difference);

/// <summary>The page of what a version would do.</summary>
/// <param name="Reading">The version.</param>
/// <param name="Assessed">The organisations that have assessments.</param>
/// <param name="Organisations">What it would do to the assessments of each of them. It is worked out while the page is written.</param>
/// <param name="Moved">The questions that count for another area than in the published version, in words.</param>
public sealed record ImpactViewModel(
    QuestionSetReading Reading,
    IReadOnlyList<AssessedOrganisation> Assessed,
    IAsyncEnumerable<OrganisationImpact> Organisations,
    IReadOnlyList<string> Moved
)
{
    /// <summary>The columns of the table.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        "Organisation",
        "Assessments",
        "Overall level differs in",
        "Levels of areas that differ",
        "Actions that differ",
        "Answers that carry over",
        "To answer again",
        "New to answer",
        "No longer asked",
    ];

    /// <summary>How much there is to work out: "12 assessments of 3 organisations".</summary>
    public string Scope => $"{Count(Assessed.Sum(a => a.Assessments), "assessment")} of {Count(Assessed.Count, "organisation")}";

    /// <summary>What stands under the last row.</summary>
    public string End =>
        Assessed.Count == 1 ? "Complete: 1 organisation is shown." : $"Complete: all {Count(Assessed.Count, "organisation")} are shown.";

    /// <summary>The cells of a row after its heading, in the order of the columns.</summary>
    public static IEnumerable<string> Cells(OrganisationImpact organisation) =>
        [
            Number(organisation.Assessments),
            Number(organisation.Overall),
            organisation.Areas.Count == 0
                ? "None"
                : string.Join(", ", organisation.Areas.Select(a => a.Value == 1 ? a.Key : $"{a.Key} (in {Number(a.Value)})")),
            Number(organisation.Actions),
            Number(organisation.Carried),
            Number(organisation.ToAnswerAgain),
            Number(organisation.New),
            Number(organisation.NoLongerAsked),
        ];

    /// <summary>The questions that count for another area, in words: "A2 counts for area B instead of area A".</summary>
    public static IReadOnlyList<string> MovedIn(QuestionSetDifference difference) =>
        [
            .. difference
                .Areas.SelectMany(a => a.Questions.Where(q => q.IsInAnotherArea).Select(q => (a, q)))
                .Select(p => $"{p.q.Code} counts for area {p.a.Code} instead of area {p.q.FromArea}. Its answers carry over with it"),
        ];

    private static string Count(int number, string one) =>
        $"{number.ToString("N0", CultureInfo.InvariantCulture)} {one}{(number == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

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
/// <param name="Difference">What is different from the published version.</param>
/// <param name="Impact">What it would do to each organisation's assessments; empty where there are none, or it has faults.</param>
/// <param name="OtherDrafts">The other drafts, which do not get what is new in this one.</param>
/// <param name="Note">What was typed so far.</param>
public sealed record PublishViewModel(
    QuestionSetReading Reading,
    QuestionSetDifference Difference,
    IReadOnlyList<OrganisationImpact> Impact,
    IReadOnlyList<QuestionSetSummary> OtherDrafts,
    string? Note
)
{
    /// <summary>What would be different in assessments that are upgraded: a fact a line, with its number.</summary>
    public IReadOnlyList<(string What, int Number)> Facts =>
        [
            ("Assessments that could be upgraded", Impact.Sum(i => i.Assessments)),
            ("Assessments whose overall level would differ", Impact.Sum(i => i.Overall)),
            ("New questions to answer, in all of them together", Impact.Sum(i => i.New)),
            ("Questions to answer again, in all of them together", Impact.Sum(i => i.ToAnswerAgain)),
            ("Answers to questions that are not asked any more", Impact.Sum(i => i.NoLongerAsked)),
            ("Actions in plans that would differ", Impact.Sum(i => i.Actions)),
        ];
}
