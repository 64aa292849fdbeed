using System.Globalization;
using System.Text.Json.Serialization;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Comparisons;

namespace SocialValueIndex.Application.Comparisons;

/// <summary>A comparison as data: compare.json and compare.csv. The shape of the JSON is a contract.</summary>
public static class ComparisonFile
{
    private static readonly string[] Columns = ["Part", "Ref", "What", "From", "To", "Result", "Due", "Done on", "Reason"];

    /// <summary>Writes it as JSON, in UTF-8.</summary>
    public static byte[] Write(Comparison comparison) =>
        JsonFile.Write(
            new Json(
                comparison.From.Period,
                comparison.To.Period,
                new Levels(comparison.Overall.From, comparison.Overall.To),
                [.. comparison.Areas.Select(a => new AreaLevels(a.Code, a.Level.From, a.Level.To))],
                [.. comparison.Questions.Select(q => new QuestionLevels(q.Question.Code, q.From, q.To))],
                new Counts(
                    comparison.Count(PromiseOutcome.DoneOnTime),
                    comparison.Count(PromiseOutcome.DoneLate),
                    comparison.Count(PromiseOutcome.Open),
                    comparison.Count(PromiseOutcome.Overdue),
                    comparison.Count(PromiseOutcome.NotPlanned),
                    comparison.Count(PromiseOutcome.NoLongerAsked)
                ),
                NotCompared.In(comparison)
            )
            {
                FromIssued = comparison.From.IssuedNumber,
                ToIssued = comparison.To.IssuedNumber,
            }
        );

    /// <summary>Writes it as CSV to a stream: a row for the overall level, each area, each question and each action.</summary>
    public static async Task WriteCsvAsync(Comparison comparison, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new CsvWriter(stream);
        IEnumerable<string[]> rows =
        [
            Columns,
            Row("Compared", "", "", comparison.From.Name, comparison.To.Name, ""),
            Row("Overall", "", "", Label(comparison.Overall.From), Label(comparison.Overall.To), Label(comparison.Overall.Direction)),
            .. comparison.Areas.Select(AreaRow),
            .. comparison.Questions.Select(q =>
                Row("Question", q.Question.Code, q.Question.Text, Label(q.From), Label(q.To), Label(q.Direction))
            ),
            .. comparison.NotCompared.Select(q => Row("Question", q.Question.Code, q.Question.Text, "", "", $"Not compared: {q.Reason}")),
            .. comparison.Promises.Select(ActionRow),
        ];
        foreach (var row in rows)
        {
            await writer.WriteAsync(row, cancellationToken);
        }
    }

    private static string[] AreaRow(AreaComparison area) =>
        Row(
            "Area",
            area.Code,
            area.Area.Name,
            Label(area.Level.From),
            Label(area.Level.To),
            area.IsComparable ? Label(area.Level.Direction) : $"Not compared: {area.WhyNotCompared}"
        );

    private static string[] ActionRow(Promise promise) =>
        [
            .. Row("Action", promise.Action.Reference.ToString(), promise.Action.Text, "", "", promise.Outcome.Label())[..^3],
            Day(promise.Action.Due),
            Day(promise.Action.DoneOn),
            promise.Action.Reason,
        ];

    private static string[] Row(string part, string reference, string what, string from, string to, string result) =>
        [part, reference, what, from, to, result, "", "", ""];

    private static string Label(MaturityLevel? level) => level?.Label() ?? "";

    private static string Label(LevelDirection direction) => direction == LevelDirection.NotKnown ? "Not known" : direction.ToString();

    private static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private sealed record Json(
        string From,
        string To,
        Levels Overall,
        IReadOnlyList<AreaLevels> Areas,
        IReadOnlyList<QuestionLevels> Questions,
        Counts Actions,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] NotCompared? NotCompared
    )
    {
        // Only where an issued plan stands on that side.
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? FromIssued { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? ToIssued { get; init; }
    }

    private sealed record Levels(MaturityLevel? From, MaturityLevel? To);

    private sealed record AreaLevels(string Code, MaturityLevel? From, MaturityLevel? To);

    private sealed record QuestionLevels(string Question, MaturityLevel? From, MaturityLevel? To);

    private sealed record Counts(int DoneOnTime, int DoneLate, int Open, int Overdue, int NotPlanned, int NoLongerAsked);

    /// <summary>The codes of what cannot be compared; left out of the file where everything can be.</summary>
    private sealed record NotCompared(IReadOnlyList<string> Areas, IReadOnlyList<string> Questions)
    {
        public static NotCompared? In(Comparison comparison) =>
            comparison.HasOneMeasure
                ? null
                : new(
                    [.. comparison.Areas.Where(a => !a.IsComparable).Select(a => a.Code)],
                    [.. comparison.NotCompared.Select(q => q.Question.Code)]
                );
    }
}
