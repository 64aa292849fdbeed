using System.Globalization;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>
/// A question set as a spreadsheet (XLSX) that a person can edit: a sheet with one row for each option, and one with the title and the footnote.
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
        ["Area", "Area name", "Area name in the plan", "Question", "Question text", "Hint", "Level", "Option", "Action", "Origin"];

    /// <summary>Writes a version. The same version gives the same bytes.</summary>
    public static byte[] Write(QuestionSet questionSet) => SpreadsheetWriter.Write(
        new SheetToWrite(QuestionsSheet, [8, 24, 24, 10, 50, 40, 26, 50, 60, 16], [Columns, .. questionSet.Areas.SelectMany(RowsOf)]),
        new SheetToWrite(WordsSheet, [14, 100], [["What", "Text"], [Title, questionSet.Title], [Footnote, questionSet.PlanFootnote]]));

    /// <summary>Reads a file.</summary>
    public static ReadQuestions Read(ReadOnlyMemory<byte> content)
    {
        var (sheets, fault) = Spreadsheet.Read(content, [QuestionsSheet, WordsSheet]);
        return fault is null ? new WorkbookReader(sheets).Read() : ReadQuestions.Refused("Whole file", fault);
    }

    /// <summary>A level as the sheet words it.</summary>
    internal static MaturityLevel? LevelOf(string text) =>
        MaturityLevels.All.Where(l => text.Equals(l.Label(), StringComparison.OrdinalIgnoreCase) || text.Equals(l.ToString(), StringComparison.OrdinalIgnoreCase))
            .Select(l => (MaturityLevel?)l).FirstOrDefault();

    /// <summary>Where a row is, for a person to find it.</summary>
    internal static string Place(int row, string sheet = QuestionsSheet) => string.Create(CultureInfo.InvariantCulture, $"Sheet “{sheet}”, row {row}");

    private static IEnumerable<IReadOnlyList<string>> RowsOf(Area area) =>
        area.Questions.Count == 0 ? [[area.Code, area.Name, area.PlanName]] : area.Questions.SelectMany(q => RowsOf(area, q));

    private static IEnumerable<IReadOnlyList<string>> RowsOf(Area area, Question question)
    {
        string[] start = [area.Code, area.Name, area.PlanName, question.Code, question.Text, question.Hint];
        return question.Options.Count == 0
            ? [start]
            : question.Options.Select(o => (string[])[.. start, o.Level.Label(), o.Text, o.Action ?? "", o.Origin?.ToString() ?? ""]);
    }
}
