using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Tests;

/// <summary>The default question set, the example council's answers, and the plan that the user's document says they give.</summary>
internal static class WorkedExample
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static JsonNode ExpectedPlan => Read("example-action-plan.json");

    public static QuestionSet QuestionSet()
    {
        var file = Read("question-set.json");
        var questionSet = Domain.QuestionSets.QuestionSet.Draft(
            Guid.NewGuid(),
            1,
            file["title"]!.GetValue<string>(),
            file["planFootnote"]!.GetValue<string>(),
            file["areas"].Deserialize<Area[]>(Options)!
        );
        questionSet.Publish(Build.Now);
        return questionSet;
    }

    public static Dictionary<string, AnswerValues> Answers() =>
        Read("example-assessment.json")["answers"]!
            .AsArray()
            .ToDictionary(a => a!["question"]!.GetValue<string>(), a => new AnswerValues(Level(a!["present"]), Level(a["target"]), ""));

    private static MaturityLevel? Level(JsonNode? name) => name is null ? null : Enum.Parse<MaturityLevel>(name.GetValue<string>());

    private static JsonNode Read(string name)
    {
        using var stream =
            typeof(WorkedExample).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        return JsonNode.Parse(stream)!;
    }
}
