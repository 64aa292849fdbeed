using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SocialValueIndex.Documents.Spreadsheets;
using Sheet = SocialValueIndex.Documents.Spreadsheets.Sheet;
using Workbook = SocialValueIndex.Documents.Spreadsheets.Workbook;

namespace SocialValueIndex.Documents.Tests;

/// <summary>What is read of a workbook, whoever wrote it.</summary>
public sealed class SpreadsheetReaderTests : SpreadsheetTest
{
    [Fact]
    public void Write_HiddenSheet_IsLeftOutOfViewAndIsRead()
    {
        var shown = Sheet.FromTexts(
            "Shown",
            [20],
            [
                ["Header"],
                ["Text"],
            ]
        );
        var bytes = SpreadsheetWriter.Write(new Workbook("Title", shown, shown with { Name = "Other", IsHidden = true }));

        using var stream = new MemoryStream(bytes);
        using var file = SpreadsheetDocument.Open(stream, isEditable: false);
        Package.AssertValid(file);
        Assert.Equal(
            [("Shown", null), ("Other", SheetStateValues.Hidden)],
            file.WorkbookPart!.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
                .Select(s => (s.Name!.Value, s.State?.Value))
        );
        Assert.Equal("Text", SpreadsheetReader.Read(bytes, ["Other"], Limits).Sheets["Other"][1][0]);
    }

    [Fact]
    public void Read_FirstSheet_IsTheFirstThatIsNotNamed()
    {
        var sheet = Sheet.FromTexts(
            "Named",
            [20],
            [
                ["1"],
            ]
        );
        var bytes = SpreadsheetWriter.Write(
            new Workbook(
                "Title",
                sheet,
                sheet with
                {
                    Name = "Two",
                    Rows =
                    [
                        ["2"],
                    ],
                },
                sheet with
                {
                    Name = "Three",
                    Rows =
                    [
                        ["3"],
                    ],
                }
            )
        );

        var sheets = SpreadsheetReader.Read(bytes, ["Named", SpreadsheetReader.FirstSheet], Limits).Sheets;

        Assert.Equal([("*", 2), ("Named", 1)], sheets.Select(s => (s.Key, s.Value.Count)).Order());
        Assert.Equal("2", sheets["*"][1][0]);
    }

    [Fact]
    public void Read_WithValues_GivesDaysAndNumbersAsText()
    {
        var rows = SpreadsheetReader.Read(SpreadsheetWriter.Write(Register()), ["HARVEST"], Limits with { ReadsValues = true }).Sheets[
            "HARVEST"
        ];

        Assert.Equal(
            [(1, "Fruit|Picked|State|Weight"), (2, "=Apples|2026-07-01|Ripe, or nearly|12.5"), (3, "Pears")],
            rows.Select(r => (r.Number, string.Join('|', r.Cells)))
        );
    }

    [Fact]
    public void Read_WithoutValues_SaysWhichCellsAreNotText()
    {
        var row = SpreadsheetReader.Read(SpreadsheetWriter.Write(Register()), ["Harvest"], Limits).Sheets["Harvest"][1];

        Assert.Equal([false, true, false, true], row.Cells.Select(c => ReferenceEquals(c, SpreadsheetReader.NotText)));
    }

    [Theory]
    [InlineData("dd/mm/yyyy", "46204", "2026-07-01")]
    [InlineData("[$-809]d mmmm yyyy;@", "46204", "2026-07-01")]
    [InlineData("yyyy\\-mm\\-dd hh:mm", "46204.5", "2026-07-01 12:00")]
    [InlineData("dd/mm/yyyy", "59", "1900-02-28")]
    [InlineData("dd/mm/yyyy", "61", "1900-03-01")]
    [InlineData("dd/mm/yyyy", "-1", "(not text)")]
    [InlineData("dd/mm/yyyy", "3000000", "(not text)")]
    [InlineData("0.00 \"days\"", "3", "3")]
    [InlineData("[Red]0", "3", "3")]
    [InlineData("0.0\\d", "3.5", "3.5")]
    [InlineData("#,##0", "NaN", "(not text)")]
    public void Read_Number_IsADayWhereItsFormatShowsOne(string format, string number, string expected)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook))
        {
            var workbook = file.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>("rIdS").Stylesheet = new Stylesheet(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 170, FormatCode = format }),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 170 })
            );
            workbook.AddNewPart<WorksheetPart>("rId1").Worksheet = new Worksheet(
                new SheetData(new Row(new Cell(new CellValue(number)) { StyleIndex = 1 }))
            );
            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                new Sheets(
                    new DocumentFormat.OpenXml.Spreadsheet.Sheet
                    {
                        Name = "S",
                        SheetId = 1,
                        Id = "rId1",
                    }
                )
            );
        }

        Assert.Equal(expected, SpreadsheetReader.Read(stream.ToArray(), ["S"], Limits with { ReadsValues = true }).Sheets["S"][0][0]);
    }
}
