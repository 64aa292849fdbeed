using System.Text.Json.Nodes;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Tests;

/// <summary>Plans to write: the worked example, and ones made difficult on purpose.</summary>
internal static class Sample
{
    public static PlanHeading Heading { get; } =
        new(
            "Example Borough Council",
            "2026 to 2027",
            new DateOnly(2026, 11, 22),
            new PlanStatus.Completed(new DateOnly(2026, 11, 20), "Olwen Officer")
        );

    public static QuestionSet QuestionSet { get; } = ReadQuestionSet();

    /// <summary>The answers of the worked example, by question code.</summary>
    public static IReadOnlyDictionary<string, AnswerValues> Answers { get; } = AnswersFileResult();

    /// <summary>The worked example: the action plan that the index was given to reproduce.</summary>
    public static ActionPlan Example { get; } = PlanWith(_ => "");

    public static ActionPlan Unanswered { get; } = ActionPlan.For(QuestionSet, _ => AnswerValues.None, _ => "");

    public static ActionPlan PlanWith(Func<Area, string> noteOn) =>
        ActionPlan.For(QuestionSet, q => Answers.TryGetValue(q.Code, out var answer) ? answer : AnswerValues.None, noteOn);

    public static JsonNode Json(string name)
    {
        using var stream = typeof(Sample).Assembly.GetManifestResourceStream(name)!;
        return JsonNode.Parse(stream)!;
    }

    private static QuestionSet ReadQuestionSet()
    {
        var json = Json("question-set.json");
        return QuestionSet.Draft(
            new Guid("0194fdc2-fa2f-7cc0-81d3-ff12045b73c8"),
            1,
            Text(json["title"]),
            Text(json["planFootnote"]),
            [.. json["areas"]!.AsArray().Select(ReadArea)]
        );
    }

    private static Area ReadArea(JsonNode? json) =>
        new(
            Text(json!["code"]),
            Text(json["name"]),
            Text(json["planName"]),
            [
                .. json["questions"]!
                    .AsArray()
                    .Select(q => new Question(
                        Text(q!["code"]),
                        Text(q["text"]),
                        Text(q["hint"]),
                        [
                            .. q["options"]!
                                .AsArray()
                                .Select(o => new Option(Level(o!["level"])!.Value, Text(o["text"]), (string?)o["action"])),
                        ]
                    )),
            ]
        );

    private static Dictionary<string, AnswerValues> AnswersFileResult() =>
        Json("example-assessment.json")["answers"]!
            .AsArray()
            .ToDictionary(
                a => Text(a!["question"]),
                a => new AnswerValues(Level(a!["present"]), Level(a["target"]), ""),
                StringComparer.Ordinal
            );

    private static string Text(JsonNode? json) => (string?)json ?? "";

    private static MaturityLevel? Level(JsonNode? json) => MaturityLevels.Find((string?)json);
}
