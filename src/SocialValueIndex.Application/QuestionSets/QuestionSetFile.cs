using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>A question set as a file carries it.</summary>
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
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // The file is downloaded, never put into a page, so "&" and "'" can stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The question set that the product comes with.</summary>
    public static QuestionSetFile Default()
    {
        using var stream = EmbeddedContent.Open("question-set.json");
        return Read(stream);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is not a question set in JSON.</exception>
    public static QuestionSetFile Read(Stream stream)
    {
        var file = JsonSerializer.Deserialize<QuestionSetFile>(stream, Options) ?? throw new JsonException("The file is empty.");

        // That a list must not hold null is one thing that JSON options cannot say.
        return file.Areas.Any(a => a is null || a.Questions.Any(q => q is null || q.Options.Any(o => o is null)))
            ? throw new JsonException("Something in a list is null.")
            : file;
    }

    /// <summary>Writes a version, in UTF-8.</summary>
    public static byte[] Write(QuestionSet questionSet)
    {
        var content = new
        {
            questionSet.Title,
            Levels = MaturityLevels.All.Select(level => new { Level = level, Label = level.Label() }),
            questionSet.PlanFootnote,
            Areas = questionSet.Areas.Select(a => new
            {
                a.Code,
                a.Name,
                a.PlanName,
                Questions = a.Questions.Select(q => new
                {
                    q.Code,
                    q.Text,
                    q.Hint,
                    q.HintFrom,
                    q.HintUntil,
                    q.HintSource,
                    q.Options,
                }),
            }),
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(content, Options), (byte)'\n'];
    }

    /// <summary>
    /// The same texts as they are kept: without control characters or blank ends, names on one line, and nothing instead of an empty
    /// action.
    /// </summary>
    /// <remarks>One with far too many questions, which is refused anyway, is left as it is.</remarks>
    internal QuestionSetFile Tidy() =>
        Areas.Sum(a => a.Questions.Count) > QuestionSetRules.MaxQuestions
            ? this
            : new(PlainText.SingleLine(Title), PlainText.Normalize(PlanFootnote), [.. Areas.Select(Tidy)]);

    private static Area Tidy(Area area) =>
        new(
            PlainText.SingleLine(area.Code),
            PlainText.SingleLine(area.Name),
            PlainText.SingleLine(area.PlanName),
            [.. area.Questions.Select(Tidy)]
        );

    private static Question Tidy(Question question) =>
        new(
            PlainText.SingleLine(question.Code),
            PlainText.Normalize(question.Text),
            PlainText.Normalize(question.Hint),
            [.. question.Options.Select(Tidy)]
        )
        {
            HintFrom = question.HintFrom,
            HintUntil = question.HintUntil,
            HintSource = PlainText.SingleLine(question.HintSource) is { Length: > 0 } source ? source : null,
        };

    private static Option Tidy(Option option) =>
        PlainText.Normalize(option.Action) is { Length: > 0 } action
            ? new Option(option.Level, PlainText.Normalize(option.Text), action, option.Origin)
            : new Option(option.Level, PlainText.Normalize(option.Text));

    // The converter that comes with JSON takes "Follower, Mature" for the sum of the two, which is Leader.
    private sealed class LevelConverter : JsonConverter<MaturityLevel>
    {
        public override MaturityLevel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && MaturityLevels.Recognize(reader.GetString()) is { } level
                ? level
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, MaturityLevel value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
