using System.Globalization;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Application.Actions;

/// <summary>The columns of a register in a spreadsheet or CSV file. A row is known by its reference, wherever the columns stand.</summary>
internal static class RegisterTable
{
    public const string Ref = "Ref";
    public const string Owner = "Owner";
    public const string Due = "Due";
    public const string Status = "Status";
    public const string Reason = "Reason";
    public const string Cost = "Cost";
    public const string Comment = "Comment";

    /// <summary>
    /// What was exported, so that a row that a colleague changed meanwhile is noticed: a hidden sheet, or the last column of a CSV.
    /// </summary>
    public const string Exported = "Exported";

    public const string Sheet = "Actions";

    /// <summary>The columns that people see, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [Ref, "Area", "Question", "Level", "Action", Owner, Due, Status, Reason, Cost, Comment];

    /// <summary>The columns that a person may change.</summary>
    public static IReadOnlyList<string> Inputs { get; } = [Owner, Due, Status, Reason, Cost, Comment];

    public static IReadOnlyList<SheetValue> Row(RegisterEntry entry, RegisterReading reading) =>
        [
            entry.Reference.ToString(),
            entry.AreaCode,
            entry.Action.QuestionCode,
            entry.Action.Level.Label(),
            entry.Action.Text,
            reading.NameOf(entry.Values.Owner),
            entry.Values.Due,
            entry.Values.Status.Label(),
            entry.Values.Reason,
            entry.Values.Cost,
            LastComment(entry),
        ];

    public static string LastComment(RegisterEntry entry) => entry.Tracked?.Comments.LastOrDefault()?.Text ?? "";

    public static string Text(SheetValue value) =>
        value.Text
        ?? value.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        ?? value.Number?.ToString("0.00", CultureInfo.InvariantCulture)
        ?? "";
}

/// <summary>The register as CSV: the columns of the spreadsheet, and a last one that says what was exported.</summary>
public static class RegisterCsv
{
    /// <summary>Writes it to a stream.</summary>
    public static async Task WriteAsync(RegisterReading reading, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new CsvWriter(stream);
        await writer.WriteAsync([.. RegisterTable.Columns, RegisterTable.Exported], cancellationToken);
        foreach (var entry in reading.Register.Entries)
        {
            await writer.WriteAsync(
                [.. RegisterTable.Row(entry, reading).Select(RegisterTable.Text), entry.Values.Fingerprint()],
                cancellationToken
            );
        }
    }
}

/// <summary>The register as a spreadsheet (XLSX) that a person can edit and upload again.</summary>
public static class RegisterWorkbook
{
    private const string Guide = "How to use this";

    /// <summary>Writes it. The same register gives the same bytes.</summary>
    public static byte[] Write(RegisterReading reading)
    {
        var entries = reading.Register.Entries;
        var rows = entries.Select(e => RegisterTable.Row(e, reading));
        var exported = entries.Select(e => (string[])[e.Reference.ToString(), e.Values.Fingerprint()]);
        return SpreadsheetWriter.Write(
            new Workbook(
                $"Actions {reading.Assessment.Assessment.Period}",
                new Sheet(RegisterTable.Sheet, Columns(), [.. rows]) { IsTable = true, IsLandscape = true },
                Sheet.FromTexts(
                    Guide,
                    [24, 90],
                    [
                        ["Column", "What to do with it"],
                        .. GuideRows(),
                    ]
                ),
                Sheet.FromTexts(
                    RegisterTable.Exported,
                    [16, 90],
                    [
                        [RegisterTable.Ref, RegisterTable.Exported],
                        .. exported,
                    ]
                ) with
                {
                    IsHidden = true,
                }
            )
        );
    }

    private static IReadOnlyList<SheetColumn> Columns() =>
        [
            new(RegisterTable.Ref, 16),
            new("Area", 8),
            new("Question", 10),
            new("Level", 12),
            new("Action", 50),
            new(RegisterTable.Owner, 22)
            {
                IsInput = true,
                Help = "A person of your organisation, or any name. Leave it empty for nobody.",
            },
            new(RegisterTable.Due, 14) { IsInput = true, Kind = SheetColumnKind.Date },
            new(RegisterTable.Status, 14) { IsInput = true, Choices = [.. Enum.GetValues<ActionStatus>().Select(s => s.Label())] },
            new(RegisterTable.Reason, 30) { IsInput = true, Help = "Needed when the action is not planned." },
            new(RegisterTable.Cost, 12) { IsInput = true, Kind = SheetColumnKind.Number },
            new(RegisterTable.Comment, 40) { IsInput = true, Help = "The newest comment. Type over it to add one; earlier comments stay." },
        ];

    private static IEnumerable<string[]> GuideRows() =>
        [
            [
                "Coloured columns",
                "Change these: Owner, Due, Status, Reason, Cost and Comment. Then upload the file on the page of the actions: it shows "
                    + "what "
                    + "would change before anything does.",
            ],
            [
                RegisterTable.Ref,
                "The reference of the action. Leave it as it is. You can filter, sort and hide rows, move columns and add your own.",
            ],
            [
                RegisterTable.Owner,
                "The name of a person of your organisation, as shown on the page of the actions, or any other name. Empty for nobody.",
            ],
            [RegisterTable.Due, "A date, for example 31/3/2027. Empty for none."],
            [RegisterTable.Status, $"One of: {string.Join(", ", Enum.GetValues<ActionStatus>().Select(s => s.Label()))}."],
            [RegisterTable.Reason, "Why an action is not planned. Needed for those."],
            [RegisterTable.Cost, "In pounds, for example 1500 or 1500.50."],
            [RegisterTable.Comment, "The newest comment. Type over it to add another; comments that are there stay."],
            ["Rows that you delete", "Nothing happens to their actions."],
        ];
}
