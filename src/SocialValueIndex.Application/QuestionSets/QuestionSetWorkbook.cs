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
    ];

    // Five rows for each question of the largest question set, and the header. A line end can be two characters here and is one where texts
    // are kept.
    private static readonly SheetLimits Limits = new(2501, 2 * QuestionSet.TextMaxLength) { Names = PlainText.NameComparer };

    /// <summary>Writes a version. The same version gives the same bytes.</summary>
    public static byte[] Write(QuestionSet questionSet) =>
        SpreadsheetWriter.Write(
            new Workbook(
                questionSet.Title,
                Sheet.FromTexts(
                    QuestionsSheet,
                    [8, 24, 24, 10, 50, 40, 26, 50, 60, 16],
                    [Columns, .. questionSet.Areas.SelectMany(RowsOf)]
                ),
                Sheet.FromTexts(
                    WordsSheet,
                    [14, 100],
                    [
                        ["What", "Text"],
                        [Title, questionSet.Title],
                        [Footnote, questionSet.PlanFootnote],
                    ]
                )
            )
        );

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
        return question.Options.Count == 0
            ? [start]
            : question.Options.Select(o => (string[])[.. start, o.Level.Label(), o.Text, o.Action ?? "", o.Origin?.ToString() ?? ""]);
    }
}
