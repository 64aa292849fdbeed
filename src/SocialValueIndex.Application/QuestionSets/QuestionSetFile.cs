using System.Text.Json;
using System.Text.Json.Serialization;
using SocialValueIndex.Domain;
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
        Converters = { new LevelConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
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

    // The converter that comes with JSON takes "Follower, Mature" for the sum of the two, which is Leader.
    private sealed class LevelConverter : JsonConverter<MaturityLevel>
    {
        public override MaturityLevel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && MaturityLevels.TryParse(reader.GetString(), out var level) ? level : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, MaturityLevel value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
