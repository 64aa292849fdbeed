using System.Text.Json;
using System.Text.Json.Serialization;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>A question set as a JSON file carries it.</summary>
/// <param name="Title">The title of the index.</param>
/// <param name="PlanFootnote">The footnote under the action plan's matrix.</param>
/// <param name="Areas">The areas with their questions and options.</param>
public sealed record QuestionSetFile(string Title, string PlanFootnote, IReadOnlyList<Area> Areas)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The question set that the product comes with.</summary>
    public static QuestionSetFile Default()
    {
        using var stream = EmbeddedContent.Open("question-set.json");
        return Read(stream);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is not a question set in JSON.</exception>
    public static QuestionSetFile Read(Stream stream) =>
        JsonSerializer.Deserialize<QuestionSetFile>(stream, Options) ?? throw new JsonException("The file is empty.");
}
