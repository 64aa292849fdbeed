using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SocialValueIndex.Documents.Spreadsheets;
using Sheet = SocialValueIndex.Documents.Spreadsheets.Sheet;
using Workbook = SocialValueIndex.Documents.Spreadsheets.Workbook;

namespace SocialValueIndex.Documents.Tests;

public sealed class SpreadsheetTests : SpreadsheetTest
{
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.OneOf("a", "=1+1", "_x0041_", "_x000", "\n", "\v", "\0", "\U0001F600", "\uFFFE", "<t>", "&", "\"", ",")
            .Array[0, 12]
            .Select(string.Concat)
    );

    [Fact]
    public void Write_EveryKindOfColumn_IsValid() => Open(Register(), Package.AssertValid);

    [Fact]
    public void Write_AnyTexts_IsValidAndReadBack() =>
        AnyText
            .Array[1, 30]
            .Sample(
                texts =>
                {
                    var bytes = SpreadsheetWriter.Write(
                        new Workbook(
                            texts[0],
                            Sheet.FromTexts(
                                "Sheet",
                                [20],
                                [
                                    ["Header"],
                                    .. texts.Select(t => (string[])[$"[{t}]"]),
                                ]
                            )
                        )
                    );
                    using var stream = new MemoryStream(bytes);
                    using var file = SpreadsheetDocument.Open(stream, isEditable: false);
                    Package.AssertValid(file);
                    // Carriage returns are line ends in XML.
                    Assert.Equal(
                        texts.Select(t => $"[{Whole(t).ReplaceLineEndings("\n")}]"),
                        SpreadsheetReader.Read(bytes, ["sheet"], Limits).Sheets["sheet"].Skip(1).Select(r => r[0].ReplaceLineEndings("\n"))
                    );
                },
                iter: 60
            );

    [Fact]
    public void Write_Table_CanBeFilteredAndKeepsItsHeader() =>
        Open(
            Register(),
            file =>
            {
                var sheet = SheetOf(file, "Harvest");
                var table = sheet.TableDefinitionParts.Single().Table!;
                Assert.Equal(("A1:D3", "A1:D3"), (table.Reference!.Value, table.AutoFilter!.Reference!.Value));
                Assert.Equal(
                    ["Fruit", "Picked", "State", "Weight"],
                    table.TableColumns!.Elements<TableColumn>().Select(c => c.Name!.Value!)
                );
                Assert.Equal(
                    (1D, PaneStateValues.Frozen),
                    (
                        sheet.Worksheet!.Descendants<Pane>().Single().VerticalSplit!.Value,
                        sheet.Worksheet!.Descendants<Pane>().Single().State!.Value
                    )
                );
                Assert.Contains(
                    file.WorkbookPart!.Workbook!.DefinedNames!.Elements<DefinedName>(),
                    n => n.Name == "_xlnm.Print_Titles" && n.Text == "'Harvest'!$1:$1"
                );
            }
        );

    [Fact]
    public void Write_Days_AreDaysInTheFile() =>
        Open(
            Register(),
            file =>
            {
                var cell = Cells(file, "Harvest").Single(c => c.CellReference == "B2");
                Assert.Equal("46204", cell.CellValue!.Text);
                Assert.Null(cell.DataType);
                var format = file.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>()
                    .ElementAt((int)cell.StyleIndex!.Value);
                Assert.Equal(164U, format.NumberFormatId!.Value);
            }
        );

    [Fact]
    public void Write_Choices_AreAListOfTheirOwnSheet() =>
        Open(
            Register(),
            file =>
            {
                var rule = SheetOf(file, "Harvest")
                    .Worksheet!.Descendants<DataValidation>()
                    .Single(r => r.Type?.Value == DataValidationValues.List);
                Assert.Equal(("C2:C3", "Lists!$A$1:$A$2"), (rule.SequenceOfReferences!.InnerText, rule.Formula1!.Text));
                Assert.Equal(["Ripe, or nearly", "Not ripe"], Cells(file, "Lists").Select(c => c.InnerText));
                Assert.Equal(
                    SheetStateValues.Hidden,
                    file.WorkbookPart!.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Last().State!.Value
                );
            }
        );

    [Fact]
    public void Write_InputColumns_AreMarkedAndOpen() =>
        Open(
            Register(),
            file =>
            {
                var formats = file.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
                var (input, other) = (FormatOf("C3"), FormatOf("A3"));
                Assert.False(input.Protection!.Locked!.Value);
                Assert.NotEqual(other.FillId!.Value, input.FillId!.Value);
                Assert.Null(other.Protection);

                CellFormat FormatOf(string reference) =>
                    formats[(int)Cells(file, "Harvest").Single(c => c.CellReference == reference).StyleIndex!.Value];
            }
        );

    [Fact]
    public void Write_LongTexts_HaveRowsThatAreHighEnough() =>
        Open(
            new Workbook(
                "T",
                Sheet.FromTexts(
                    "S",
                    [10],
                    [
                        ["H"],
                        ["short"],
                        [new string('x', 100)],
                        ["a\nb\nc"],
                        [new string('y', 20_000)],
                    ]
                )
            ),
            file => Assert.Equal([15, 15, 180, 45, 409], SheetOf(file, "S").Worksheet!.Descendants<Row>().Select(r => r.Height!.Value))
        );

    [Fact]
    public void Write_Workbook_SaysItsTitleAndLanguage() =>
        Open(
            Register(),
            file => Assert.Equal(("Harvest <2026>", "en-GB"), (file.PackageProperties.Title, file.PackageProperties.Language))
        );

    [Fact]
    public void Write_TheSameTwice_GivesTheSameBytes() =>
        Assert.Equal(SpreadsheetWriter.Write(Register()), SpreadsheetWriter.Write(Register()));

    private static string Whole(string text) => string.Concat(text.EnumerateRunes());

    private static void Open(Workbook workbook, Action<SpreadsheetDocument> check)
    {
        using var stream = new MemoryStream(SpreadsheetWriter.Write(workbook));
        using var file = SpreadsheetDocument.Open(stream, isEditable: false);
        check(file);
    }

    private static IEnumerable<Cell> Cells(SpreadsheetDocument file, string name) => SheetOf(file, name).Worksheet!.Descendants<Cell>();

    private static WorksheetPart SheetOf(SpreadsheetDocument file, string name) =>
        (WorksheetPart)
            file.WorkbookPart!.GetPartById(
                file.WorkbookPart.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(s => s.Name == name).Id!
            );
}
