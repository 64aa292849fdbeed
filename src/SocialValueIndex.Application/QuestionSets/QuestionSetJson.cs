using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Reads a question set from JSON that a person may have edited, and says what is wrong on which line.</summary>
public static class QuestionSetJson
{
    private const string WholeFile = "Whole file";

    private static readonly JsonShape Option = new(("level", null), ("text", null), ("action", null), ("origin", null));

    private static readonly JsonShape Question = new(
        ("code", null),
        ("text", null),
        ("hint", null),
        ("hintFrom", null),
        ("hintUntil", null),
        ("hintSource", null),
        ("options", Option)
    );

    private static readonly JsonShape Area = new(("code", null), ("name", null), ("planName", null), ("questions", Question));

    private static readonly JsonShape Shape = new(("title", null), ("levels", null), ("planFootnote", null), ("areas", Area));

    /// <summary>Reads a file.</summary>
    public static QuestionSetFileResult Read(ReadOnlyMemory<byte> utf8)
    {
        // Some editors begin a text file with this mark, which JSON does not know.
        utf8 = utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        if (!Utf8.IsValid(utf8.Span))
        {
            return QuestionSetFileResult.Refused(WholeFile, "The file is not in UTF-8. Save it in UTF-8 and choose it again");
        }

        try
        {
            // A misspelt key also makes something missing, which would name the wrong thing first.
            if (
                JsonKeys.FaultsIn(utf8.Span, Shape, StringComparison.OrdinalIgnoreCase, QuestionSetFileResult.MaxFaults + 1) is
                { Count: > 0 } keys
            )
            {
                return QuestionSetFileResult.Refused([.. keys.Select(k => new FileFault(Line(k.Line), k.Message))]);
            }

            using var stream = new MemoryStream(utf8.ToArray(), writable: false);
            var file = QuestionSetFile.Read(stream).Tidy();
            var faults = QuestionSetRules.FaultsIn(file.Title, file.PlanFootnote, file.Areas);
            var lines = Lines.In(utf8.Span);
            return faults.Count == 0
                ? new QuestionSetFileResult(file, [])
                : QuestionSetFileResult.Refused([.. faults.Select(f => new FileFault(lines.PlaceOf(f), f.Message))]);
        }
        catch (JsonException e)
        {
            return QuestionSetFileResult.Refused(PlaceOf(e), MessageFor(e));
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud83d without its other half is JSON, but no text.
            return QuestionSetFileResult.Refused(
                WholeFile,
                "The file has a character that is cut in half. Choose a file that was downloaded from this service"
            );
        }
    }

    private static string PlaceOf(JsonException e) => e.LineNumber is { } line ? Line(line + 1) : WholeFile;

    private static string Line(long number) => string.Create(CultureInfo.InvariantCulture, $"Line {number}");

    private static string MessageFor(JsonException e)
    {
        var part = e.Path?.Split('.')[^1] ?? "";
        return part switch
        {
            "level" => "The level is not one of the five. Use NonCompliant, Follower, Mature, Leader or Innovator",
            "hintFrom" or "hintUntil" => "The day of a hint is not a day. Write it as year, month and day, like 2026-04-01",
            "origin" => "The origin is not known. Use “published” or “supplementary”, or leave it out",
            "" or "$" =>
                "The file is not a question set in JSON, or it ends too early. Choose a file that was downloaded from this service",
            _ => $"Something is missing or is not what is expected at “{FileFault.Shortened(part)}”. Compare it with a file that was "
                + "downloaded from this service",
        };
    }

    /// <summary>The lines that areas and questions begin on, so that a person finds what is wrong.</summary>
    private sealed class Lines
    {
        private const int AreaDepth = 3;
        private const int QuestionDepth = 5;

        private readonly Dictionary<string, int> _areas = [];
        private readonly Dictionary<string, int> _questions = [];

        public static Lines In(ReadOnlySpan<byte> utf8)
        {
            var lines = new Lines();
            var reader = new Utf8JsonReader(utf8);
            var (line, counted) = (1, 0);
            while (reader.Read())
            {
                if (
                    reader.TokenType != JsonTokenType.PropertyName
                    || reader.CurrentDepth is not (AreaDepth or QuestionDepth)
                    || !reader.ValueTextEquals("code")
                )
                {
                    continue;
                }

                var start = (int)reader.TokenStartIndex;
                line += utf8[counted..start].Count((byte)'\n');
                counted = start;
                var codes = reader.CurrentDepth == AreaDepth ? lines._areas : lines._questions;
                if (reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    codes[reader.GetString()!.Trim()] = line;
                }
            }

            return lines;
        }

        public string PlaceOf(QuestionSetFault fault)
        {
            var (what, codes, code) = fault.QuestionCode is { } question
                ? ("question", _questions, question)
                : ("area", _areas, fault.AreaCode ?? "");
            return fault.AreaCode is null ? fault.Place
                : codes.TryGetValue(code, out var line)
                    ? string.Create(CultureInfo.InvariantCulture, $"Line {line}, {what} {FileFault.Shortened(code)}")
                : $"{what} {FileFault.Shortened(code)}";
        }
    }
}
