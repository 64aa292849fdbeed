using System.Globalization;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>
/// A question set as a spreadsheet (XLSX) that a person can edit: a sheet with one row for each option, and one with the title and the
/// footnote.
/// </summary>
public static class QuestionSetWorkbook
{
    /// <summary>The name of the sheet with the options.</summary>
    public const string QuestionsSheet = "Questions";

    /// <summary>The name of the sheet with the title and the footnote.</summary>
    public const string WordsSheet = "Title and footnote";

    internal const string Title = "Title";
    internal const string Footnote = "Footnote";

    /// <summary>The columns of the sheet with the options, in order.</summary>
    internal static readonly IReadOnlyList<string> Columns =
    [
        "Area",
        "Area name",
        "Area name in the plan",
        "Question",
        "Question text",
        "Hint",
        "Level",
        "Option",
        "Action",
        "Origin",
        "Hint valid from",
        "Hint valid until",
        "Source of the hint",
    ];

    /// <summary>How many of them a file must have, from the first: those after came later.</summary>
    internal const int RequiredColumns = 10;

    /// <summary>The name of the sheet that says how to edit the others.</summary>
    private const string GuideSheet = "Guide";

    // Five rows for each question of the largest question set, and the header. A line end can be two characters here and is one where texts
    // are kept.
    private static readonly SheetLimits Limits = new(2501, 2 * QuestionSet.TextMaxLength)
    {
        Names = PlainText.NameComparer,
        ReadsNumbersAsShown = true,
    };

    private static readonly double[] Widths = [8, 24, 24, 10, 50, 40, 26, 50, 60, 16, 16, 16, 24];

    /// <summary>Writes a version. The same version gives the same bytes.</summary>
    public static byte[] Write(QuestionSet questionSet) =>
        SpreadsheetWriter.Write(
            new Workbook(
                questionSet.Title,
                new Sheet(
                    QuestionsSheet,
                    [.. Columns.Zip(Widths).Select(c => ColumnOf(c.First, c.Second))],
                    [.. questionSet.Areas.SelectMany(RowsOf).Select(row => (SheetValue[])[.. row.Select(text => (SheetValue)text)])]
                )
                {
                    IsTable = true,
                    IsLandscape = true,
                },
                Sheet.FromTexts(
                    WordsSheet,
                    [14, 100],
                    [
                        ["What", "Text"],
                        [Title, questionSet.Title],
                        [Footnote, questionSet.PlanFootnote],
                    ]
                ),
                Sheet.FromTexts(GuideSheet, [24, 90], QuestionSetGuide.Rows)
            )
        );

    private static SheetColumn ColumnOf(string header, double width) =>
        new(header, width)
        {
            Choices = header switch
            {
                "Level" => [.. MaturityLevels.All.Select(l => l.Label())],
                "Origin" => Enum.GetNames<ActionOrigin>(),
                _ => [],
            },
        };

    /// <summary>Reads a file.</summary>
    public static QuestionSetFileResult Read(ReadOnlyMemory<byte> content)
    {
        var read = SpreadsheetReader.Read(content, [QuestionsSheet, WordsSheet], Limits);
        return read.Fault is { } fault
            ? QuestionSetFileResult.Refused("Whole file", MessageFor(fault, read.FaultySheet))
            : new WorkbookReader(read.Sheets).Read();
    }

    private static string MessageFor(SheetFault fault, string sheet) =>
        fault switch
        {
            SheetFault.TooLarge =>
                "The spreadsheet is too large. Remove what does not belong to the question set, for example pictures and other sheets",
            SheetFault.TooManyRows => string.Create(
                CultureInfo.InvariantCulture,
                $"The sheet “{sheet}” has more than {Limits.MaxRows:N0} rows. "
            ) + "A question set has a header and at most five rows for each of 500 questions. Remove rows",
            _ => "The file is not a spreadsheet that can be read. Save it as an Excel workbook (.xlsx) and choose it again",
        };

    /// <summary>Where a row is, for a person to find it.</summary>
    internal static string Place(int row, string sheet = QuestionsSheet) =>
        string.Create(CultureInfo.InvariantCulture, $"Sheet “{sheet}”, row {row}");

    private static IEnumerable<IReadOnlyList<string>> RowsOf(Area area) =>
        area.Questions.Count == 0
            ?
            [
                [area.Code, area.Name, area.PlanName],
            ]
            : area.Questions.SelectMany(q => RowsOf(area, q));

    private static IEnumerable<IReadOnlyList<string>> RowsOf(Area area, Question question)
    {
        string[] start = [area.Code, area.Name, area.PlanName, question.Code, question.Text, question.Hint];
        string[] end = [Day(question.HintFrom), Day(question.HintUntil), question.HintSource ?? ""];
        return question.Options.Count == 0
            ? [(string[])[.. start, "", "", "", "", .. end]]
            : question.Options.Select(o =>
                (string[])[.. start, o.Level.Label(), o.Text, o.Action ?? "", o.Origin?.ToString() ?? "", .. end]
            );
    }

    private static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "";
}
