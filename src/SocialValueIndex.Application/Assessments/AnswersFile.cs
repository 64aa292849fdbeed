using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using SocialValueIndex.Documents;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>What a file holds: answers by question code, or everything that is wrong with it.</summary>
/// <param name="Answers">The answers; empty when there are faults.</param>
/// <param name="Faults">The faults, in the order of the file: the first hundred or so, if there are more.</param>
public sealed record AnswersFileResult(IReadOnlyDictionary<string, AnswerValues> Answers, IReadOnlyList<FileFault> Faults)
{
    /// <summary>The notes in the action plan by area code; empty when there are faults.</summary>
    public IReadOnlyDictionary<string, string> PlanNotes { get; init; } = new Dictionary<string, string>();
}

/// <summary>The answers of an assessment as data: answers.json.</summary>
public static class AnswersFile
{
    // A person mends a file a few faults at a time; a file of nothing else would make a page of half a million.
    private const int MaxFaults = 100;

    // Codes are far shorter, with what may stand around one too; comparing names of megabytes is work.
    private const int MaxCodeLength = 100;
    private const string WholeFile = "Whole file";
    private static readonly string LevelNames = string.Join(", ", MaturityLevels.All);
    private static readonly JsonShape AnswerShape = new(("question", null), ("present", null), ("target", null), ("note", null));
    private static readonly JsonShape Shape = new(("organisation", null), ("answers", AnswerShape), ("planNotes", null));

    /// <summary>
    /// Writes every question of the question set, in order, in UTF-8. A question that is not answered has nulls. Notes in the action plan
    /// are written where there are any; not those on areas that the question set does not have any more, which nobody could read in again.
    /// </summary>
    public static byte[] Write(AssessmentReading reading) =>
        Write(reading.OrganisationName, reading.QuestionSet, reading.Assessment.AnswerTo, reading.Assessment.PlanNotes);

    /// <inheritdoc cref="Write(AssessmentReading)"/>
    internal static byte[] Write(
        string organisation,
        QuestionSet questionSet,
        Func<string, AnswerValues> answerTo,
        IReadOnlyDictionary<string, PlanNote> planNotes
    )
    {
        var answers = questionSet.Questions.Select(q => Answer.From(q.Code, answerTo(q.Code)));
        var notes = questionSet
            .Areas.Where(a => planNotes.TryGetValue(a.Code, out var note) && note.Text.Length > 0)
            .ToDictionary(a => a.Code, a => planNotes[a.Code].Text);
        return notes.Count == 0
            ? JsonFile.Write(new { Organisation = organisation, Answers = answers })
            : JsonFile.Write(
                new
                {
                    Organisation = organisation,
                    Answers = answers,
                    PlanNotes = notes,
                }
            );
    }

    /// <summary>Reads a file against a question set. The organisation that it names is not looked at.</summary>
    public static AnswersFileResult Read(ReadOnlyMemory<byte> utf8, QuestionSet questionSet)
    {
        if (utf8.Length > ChosenFile.MaxBytes)
        {
            return Refused(WholeFile, "The file is larger than 8 MB. Choose a file of answers that was downloaded from this service");
        }

        if (FileKinds.Recognize(utf8) is not (FileKind.Json or FileKind.Text) and var kind)
        {
            return Refused(WholeFile, $"This is {kind.Describe()}. Choose a file of answers (JSON) that was downloaded from this service");
        }

        // Some editors begin a text file with this mark, which JSON does not know.
        utf8 = utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        if (!Utf8.IsValid(utf8.Span))
        {
            return Refused(WholeFile, "The file is not in UTF-8. Save it in UTF-8 and choose it again");
        }

        try
        {
            using var document = JsonDocument.Parse(utf8);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("answers", out var answers)
                && answers.ValueKind == JsonValueKind.Array
                ? ReadPlanNotes(
                    document.RootElement,
                    questionSet,
                    Read(
                        answers,
                        // Each element answers another question or has a fault, so no more are looked at.
                        JsonLineNumbers.OfElements("answers"u8, utf8.Span, MaxFaults + questionSet.Questions.Count()),
                        JsonKeys.FaultsIn(utf8.Span, Shape, StringComparison.Ordinal, MaxFaults),
                        questionSet
                    )
                )
                : Refused(
                    WholeFile,
                    "The file has no list named “answers”. Choose a file of answers that was downloaded from this service"
                );
        }
        catch (JsonException e)
        {
            var line = ((e.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
            return Refused(
                $"Line {line}",
                "The file is not JSON, or it ends too early. Choose a file of answers that was downloaded from this service"
            );
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud83d without its other half is JSON, but no text: reading it fails wherever it stands.
            return Refused(
                WholeFile,
                "The file has a character that is cut in half. Choose a file of answers that was downloaded from this service"
            );
        }
    }

    private static AnswersFileResult Refused(string place, string message) =>
        new(new Dictionary<string, AnswerValues>(), [new FileFault(place, message)]);

    private static AnswersFileResult Read(JsonElement list, List<int> lines, IReadOnlyList<KeyFault> keyFaults, QuestionSet questionSet)
    {
        var questions = questionSet.Questions.ToDictionary(q => q.Code, PlainText.NameComparer);
        var answers = new Dictionary<string, AnswerValues>();
        var keys = keyFaults.ToLookup(k => k.Index);
        var faults = keys[-1].Select(k => new FileFault(Line(k.Line), k.Message)).ToList();
        var index = 0;
        foreach (var entry in list.EnumerateArray())
        {
            if (faults.Count >= MaxFaults)
            {
                faults.Add(new FileFault(WholeFile, "There may be more faults after these. Correct these and choose the file again"));
                break;
            }

            var line = Line(lines[index]);
            var code = Text(entry, "question");
            var question = code is null or { Length: > MaxCodeLength } ? null : questions.GetValueOrDefault(code);
            var place = question is null ? "" : $", question {question.Code}";
            faults.AddRange(keys[index].Select(k => new FileFault(Line(k.Line) + place, k.Message)));
            if (code is null)
            {
                // What stands under a key that is not known may be the code: one fault is enough.
                faults.AddRange(
                    keys[index].Any()
                        ? []
                        :
                        [
                            new FileFault(
                                line,
                                "An answer does not say which question it is for. Add “question” with its code, for example “A2”"
                            ),
                        ]
                );
            }
            else if (question is null)
            {
                faults.Add(
                    new FileFault(line, $"There is no question “{FileFault.Shortened(code)}”. Remove the answer or correct the code")
                );
            }
            else if (answers.ContainsKey(question.Code))
            {
                faults.Add(new FileFault(line + place, "The question is answered twice. Keep one of the answers"));
            }
            else
            {
                answers.Add(question.Code, ReadValues(entry, question, line + place, faults));
            }

            index++;
        }

        return new AnswersFileResult(faults.Count == 0 ? answers : new Dictionary<string, AnswerValues>(), faults);
    }

    private static AnswersFileResult ReadPlanNotes(JsonElement file, QuestionSet questionSet, AnswersFileResult read)
    {
        if (!file.TryGetProperty("planNotes", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return read;
        }

        if (list.ValueKind != JsonValueKind.Object)
        {
            return new AnswersFileResult(
                read.Answers,
                [.. read.Faults, new FileFault(WholeFile, "“planNotes” is not a list of notes by area. Write it like {\"A\": \"A note\"}")]
            );
        }

        var notes = new Dictionary<string, string>();
        var faults = read.Faults.ToList();
        foreach (var note in list.EnumerateObject().TakeWhile(_ => faults.Count < MaxFaults))
        {
            var place = $"Plan note {FileFault.Shortened(note.Name)}";
            var text = note.Value.ValueKind == JsonValueKind.String ? PlainText.Normalize(note.Value.GetString()) : null;
            if (questionSet.Find(note.Name) is null)
            {
                faults.Add(
                    new FileFault(place, $"There is no area “{FileFault.Shortened(note.Name)}”. Remove the note or correct the code")
                );
            }
            else if (text is null)
            {
                faults.Add(new FileFault(place, "The note is not text. Put it between quotation marks"));
            }
            else if (text.Length > PlanNote.MaxLength)
            {
                faults.Add(
                    new FileFault(
                        place,
                        FormattableString.Invariant(
                            $"The note has {text.Length:N0} characters. Shorten it to {PlanNote.MaxLength:N0} characters or fewer"
                        )
                    )
                );
            }
            else if (!notes.TryAdd(note.Name, text))
            {
                faults.Add(new FileFault(place, "The area has two notes. Keep one of them"));
            }
        }

        return faults.Count == 0 ? read with { PlanNotes = notes } : new AnswersFileResult(new Dictionary<string, AnswerValues>(), faults);
    }

    private static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"Line {number}");

    private static AnswerValues ReadValues(JsonElement entry, Question question, string place, List<FileFault> faults)
    {
        var values = new AnswerValues(
            ReadLevel(entry, "present", place, faults),
            ReadLevel(entry, "target", place, faults),
            PlainText.Normalize(ReadNote(entry, place, faults))
        );
        faults.AddRange(question.FaultsIn(values).Select(f => new FileFault(place, f.Message)));
        return values;
    }

    private static MaturityLevel? ReadLevel(JsonElement entry, string name, string place, List<FileFault> faults)
    {
        if (!entry.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (MaturityLevels.Recognize(Text(entry, name)) is { } level)
        {
            return level;
        }

        faults.Add(new FileFault(place, $"“{name}” is not a level. Use one of {LevelNames}, or null when the question is not answered"));
        return null;
    }

    private static string? ReadNote(JsonElement entry, string place, List<FileFault> faults)
    {
        if (entry.TryGetProperty("note", out var value) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            faults.Add(new FileFault(place, "“note” is not text. Put it between quotation marks"));
        }

        return Text(entry, "note");
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private sealed record Answer(
        string Question,
        MaturityLevel? Present,
        MaturityLevel? Target,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note
    )
    {
        public static Answer From(string code, AnswerValues values) =>
            new(code, values.Present, values.Target, values.Note.Length == 0 ? null : values.Note);
    }
}
