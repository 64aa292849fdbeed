using System.IO.Compression;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Tests.QuestionSets;

/// <summary>Spreadsheets that somebody edited: what is taken from their cells, and which row is named where one is wrong.</summary>
public sealed class SpreadsheetExportImportTests : ExportImportTest
{
    [Fact]
    public void Spreadsheet_WithFaults_NamesSheetAndRow()
    {
        string[] header = [.. QuestionSetWorkbook.Columns];
        var read = QuestionSetWorkbook.Read(
            Workbook(
                header,
                ["A", "Area", "Area", "A1", "Question?", "", "Incomplete/Non Compliant", "No", "", ""],
                ["A", "Another", "Area", "A1", "Question?", "", "Expert", "Yes", "Do it.", "Ours"],
                ["", "", "", "A2", "Question?", "", "Follower", "No", "", ""],
                ["B", "Area", "Area", "A1", "Question?", "", "Follower", "No", "", ""],
                ["A", "Area", "Area", "", "Question?", "", "Follower", "No", "", ""]
            )
        );

        Assert.Null(read.File);
        Assert.Equal(
            [
                (
                    "Sheet “Questions”, row 3",
                    "The level is not one of the five. Use Incomplete/Non Compliant, Follower, Mature, Leader, Innovator"
                ),
                (
                    "Sheet “Questions”, row 3",
                    "“Area name” here is not the same as in the other rows of area A. Make them the same, or leave this one empty"
                ),
                ("Sheet “Questions”, row 4", "The row has no code of an area. Enter it in the column “Area”"),
                ("Sheet “Questions”, row 5", "“Area” here is not the same as in the other rows of question A1. Make them the same"),
                ("Sheet “Questions”, row 6", "The row has no code of a question. Enter it in the column “Question”"),
            ],
            read.Faults.Select(f => (f.Place, f.Message))
        );
    }

    [Fact]
    public void Spreadsheet_WhoseRuleIsBroken_NamesTheRowOfTheOption()
    {
        var read = QuestionSetWorkbook.Read(
            Workbook(
                [.. QuestionSetWorkbook.Columns],
                ["A", "Area", "Area", "A1", "Question?", "", "Follower", "No", "", ""],
                ["A", "", "", "A1", "", "", "Follower", "Yes", "", ""]
            )
        );

        Assert.Equal(
            [
                (
                    "Sheet “Questions”, row 3, question A1",
                    "Option 2 is not at a higher level than the option before it. Give it a higher level or change the order"
                ),
                ("Sheet “Questions”, row 3, question A1", "The action of option 2 is empty. Enter it"),
            ],
            read.Faults.Select(f => (f.Place, f.Message))
        );
    }

    [Fact]
    public void Spreadsheet_WhoseAreaOrTitleIsWrong_NamesTheirRows()
    {
        var longer = new string('x', 201);
        var read = QuestionSetWorkbook.Read(
            SpreadsheetWriter.Write(
                new Workbook(
                    "Index",
                    Sheet.FromTexts(
                        QuestionSetWorkbook.QuestionsSheet,
                        [10],
                        [QuestionSetWorkbook.Columns, ["A", "Area", "Area"], ["B", longer, "Area"]]
                    ),
                    Sheet.FromTexts(
                        QuestionSetWorkbook.WordsSheet,
                        [10],
                        [
                            ["What", "Text"],
                            ["Title", longer],
                            ["Footnote", "Footnote."],
                        ]
                    )
                )
            )
        );

        Assert.Equal(
            [
                "Sheet “Title and footnote”, row 2",
                "Sheet “Questions”, row 2, area A",
                "Sheet “Questions”, row 3, area B",
                "Sheet “Questions”, row 3, area B",
            ],
            read.Faults.Select(f => f.Place)
        );
    }

    [Theory]
    [InlineData("<x:c r=\"H2\" s=\"4\"><x:v>46000</x:v></x:c>")]
    [InlineData("<x:c r=\"H2\" t=\"b\"><x:v>1</x:v></x:c>")]
    [InlineData("<x:c r=\"H2\" t=\"e\"><x:v>#DIV/0!</x:v></x:c>")]
    [InlineData("<x:c r=\"H2\" t=\"str\"><x:f>A1</x:f></x:c>")]
    [InlineData("<x:c r=\"H2\"><x:f>A1</x:f></x:c>")]
    public void Spreadsheet_WithACellThatIsNoText_SaysWhichAndWhatToDo(string cell)
    {
        var read = QuestionSetWorkbook.Read(WithCell("H2", cell));

        Assert.Equal(
            (
                "Sheet “Questions”, row 2",
                "“Option” is a number, a date, an error or a formula without a result. Format the cell as text and type the text again"
            ),
            Assert.Single(read.Faults.Select(f => (f.Place, f.Message)))
        );
    }

    [Fact]
    public void Spreadsheet_WithAFormulaThatGivesAText_TakesTheText()
    {
        var read = QuestionSetWorkbook.Read(WithCell("H2", "<x:c r=\"H2\" t=\"str\"><x:f>A1</x:f><x:v>None of it</x:v></x:c>"));

        Assert.Equal("None of it", read.File!.Areas[0].Questions[0].Options[0].Text);
    }

    [Fact]
    public void Spreadsheet_WhoseAreasAreMergedCells_NamesOnlyTheRowsWithoutOne()
    {
        var read = QuestionSetWorkbook.Read(
            Workbook(
                [.. QuestionSetWorkbook.Columns],
                ["A", "Area", "Area", "A1", "Question?", "", "Follower", "No", "", ""],
                ["", "", "", "A1", "", "", "Mature", "Yes", "Do it.", ""],
                ["A", "", "", "A1", "", "", "Leader", "All", "Do more.", ""]
            )
        );

        Assert.Equal(
            ("Sheet “Questions”, row 3", "The row has no code of an area. Enter it in the column “Area”"),
            Assert.Single(read.Faults.Select(f => (f.Place, f.Message)))
        );
    }

    [Theory]
    [InlineData("<x:c r=\"H2\" s=\"3\"><x:v>2026</x:v></x:c>", "2026")]
    [InlineData("<x:c r=\"H2\" s=\"0\"><x:v>0.25</x:v></x:c>", "0.25")]
    [InlineData("<x:c r=\"H2\" s=\"6\"><x:v>1234.5</x:v></x:c>", "1,234.50")]
    public void Spreadsheet_WithANumberInAPlainFormat_TakesWhatIsShown(string cell, string text)
    {
        var read = QuestionSetWorkbook.Read(WithCell("H2", cell));

        Assert.Equal(text, read.File!.Areas[0].Questions[0].Options[0].Text);
    }

    /// <summary>Somebody changes the area in the rows of A2 and leaves the rows, and the names of the area in them, as they are.</summary>
    [Fact]
    public void Spreadsheet_WithAQuestionWhoseAreaIsChanged_MovesTheQuestionAndNothingElse()
    {
        var set = Default();
        var read = QuestionSetWorkbook.Read(Workbook([.. RowsOf(set).Select(r => r[3] == "A2" ? (string[])["J", .. r.Skip(1)] : r)]));

        Assert.Equal(set.Areas.Select(a => (a.Code, a.Name, a.PlanName)), read.File!.Areas.Select(a => (a.Code, a.Name, a.PlanName)));
        Assert.Equal(["A1", "A3", "A4", "A5"], read.File.Areas[0].Questions.Select(q => q.Code));
        Assert.Equal(set.Find("J")!.Questions.Select(q => q.Code).Prepend("A2"), read.File.Areas[^1].Questions.Select(q => q.Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Spreadsheet_WithOneMisplacedRow_NamesThatRowAlone(int option)
    {
        string[][] rows = [.. RowsOf(Default())];
        var place = Array.FindIndex(rows, r => r[3] == "A2") + option;
        rows[place] = ["B", .. rows[place].Skip(1)];

        var fault = Assert.Single(QuestionSetWorkbook.Read(Workbook(rows)).Faults);

        Assert.Equal(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Sheet “Questions”, row {place + 1}"), fault.Place);
        Assert.Equal("“Area” here is not the same as in the other rows of question A2. Make them the same", fault.Message);
    }

    [Fact]
    public void Spreadsheet_WithATextChangedInTheFirstRowOnly_HasOneFault()
    {
        string[][] rows = [.. RowsOf(Default())];
        var place = Array.FindIndex(rows, r => r[3] == "A2");
        rows[place][4] = "Else?";

        var fault = Assert.Single(QuestionSetWorkbook.Read(Workbook(rows)).Faults);

        Assert.StartsWith(
            "“Question text” here is not the same as in the other rows of question A2",
            fault.Message,
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<string[]> RowsOf(QuestionSet set) =>
        SpreadsheetReader
            .Read(QuestionSetWorkbook.Write(set), [QuestionSetWorkbook.QuestionsSheet], new SheetLimits(1000, 5000))
            .Sheets[QuestionSetWorkbook.QuestionsSheet]
            .Select(r => Enumerable.Range(0, QuestionSetWorkbook.Columns.Count).Select(i => r[i]).ToArray());

    private static byte[] WithCell(string reference, string cell)
    {
        using var stream = new MemoryStream();
        stream.Write(QuestionSetWorkbook.Write(Default()));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.Entries.Single(e => e.Name == "sheet1.xml");
            using var reader = new StreamReader(entry.Open());
            var sheet = reader.ReadToEnd();
            reader.Dispose();
            var from = sheet.IndexOf($"<x:c r=\"{reference}\"", StringComparison.Ordinal);
            var to = sheet.IndexOf("</x:c>", from, StringComparison.Ordinal) + "</x:c>".Length;
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(entry.FullName).Open());
            writer.Write($"{sheet[..from]}{cell}{sheet[to..]}");
        }

        return stream.ToArray();
    }
}
