using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SocialValueIndex.Documents.Packaging;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace SocialValueIndex.Documents.Spreadsheets;

/// <summary>Writes workbooks (XLSX). A text stays one, whatever a spreadsheet would make of how it begins.</summary>
public static class SpreadsheetWriter
{
    // Choices stand on a sheet of their own: inside a rule, a list cannot hold commas or more than 255 characters.
    private const string ChoicesSheet = "Lists";

    private const double LineHeight = 15,
        MaxRowHeight = 409;

    /// <summary>Writes a workbook. The same content gives the same bytes: no times, no made-up names.</summary>
    public static byte[] Write(Workbook workbook)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            OfficePackage.AddProperties(document, workbook.Title, "", workbook.Language, created: null);
            var part = document.AddWorkbookPart();
            document.ChangeIdOfPart(part, "rId1");
            part.AddNewPart<WorkbookStylesPart>("rIdStyles").Stylesheet = SpreadsheetStyles.Create();
            var (list, names, choices) = (new Sheets(), new DefinedNames(), new List<IReadOnlyList<string>>());
            for (var i = 0; i < workbook.Sheets.Count; i++)
            {
                Add(part, list, workbook.Sheets[i], choices, i);
                var header = $"{Quoted(workbook.Sheets[i].Name)}!$1:$1";
                names.Append(new DefinedName(header) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }

            AddChoices(part, list, choices);
            part.Workbook = new X.Workbook(list, names);
        }

        return OfficePackage.WithoutTimes(stream);
    }

    private static void Add(WorkbookPart workbook, Sheets list, Sheet sheet, List<IReadOnlyList<string>> choices, int index)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"rId{index + 1}");
        var part = workbook.AddNewPart<WorksheetPart>(id);
        var worksheet = WorksheetFrom(sheet, choices);
        if (sheet.IsTable)
        {
            part.AddNewPart<TableDefinitionPart>("rIdTable").Table = TableFrom(sheet, (uint)(index + 1));
            worksheet.Append(new TableParts(new TablePart { Id = "rIdTable" }) { Count = 1 });
        }

        part.Worksheet = worksheet;
        list.Append(
            new X.Sheet
            {
                Name = sheet.Name,
                SheetId = (uint)(index + 1),
                Id = id,
                State = sheet.IsHidden ? SheetStateValues.Hidden : null,
            }
        );
    }

    private static Worksheet WorksheetFrom(Sheet sheet, List<IReadOnlyList<string>> choices)
    {
        var header = new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        };
        var selection = new Selection
        {
            Pane = PaneValues.BottomLeft,
            ActiveCell = "A2",
            SequenceOfReferences = new(["A2"]),
        };
        var titles = sheet.Columns.Select(c => (SheetValue)c.Header).ToList();
        var worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(header, selection) { WorkbookViewId = 0 }),
            new Columns(sheet.Columns.Select((column, i) => ColumnFrom(column, (uint)(i + 1)))),
            new SheetData([RowFrom(sheet, titles, 0), .. sheet.Rows.Select((values, i) => RowFrom(sheet, values, i + 1))])
        );
        var rules = sheet.Columns.Select((column, i) => RuleFor(column, i, LastRow(sheet), choices)).OfType<DataValidation>().ToList();
        if (rules.Count > 0)
        {
            worksheet.Append(new DataValidations(rules) { Count = (uint)rules.Count });
        }

        worksheet.Append(
            new PageMargins
            {
                Left = 0.5,
                Right = 0.5,
                Top = 0.5,
                Bottom = 0.75,
                Header = 0.3,
                Footer = 0.3,
            },
            new PageSetup
            {
                PaperSize = 9,
                Orientation = sheet.IsLandscape ? OrientationValues.Landscape : OrientationValues.Portrait,
                FitToWidth = 1,
                FitToHeight = 0,
            },
            new HeaderFooter(new OddFooter("&L&A&RPage &P of &N"))
        );
        return worksheet;
    }

    private static Column ColumnFrom(SheetColumn column, uint number) =>
        new()
        {
            Min = number,
            Max = number,
            Width = column.Width,
            CustomWidth = true,
        };

    // The height is said, because not every program works it out again for wrapped text: rows would cover each other.
    private static Row RowFrom(Sheet sheet, IReadOnlyList<SheetValue> values, int row)
    {
        var cells = sheet.Columns.Select((column, i) => CellFrom(i < values.Count ? values[i] : default, column, row, i)).OfType<Cell>();
        var lines = sheet
            .Columns.Select((column, i) => i < values.Count ? LinesOf(values[i].Text ?? "", column.Width) : 1)
            .DefaultIfEmpty(1)
            .Max();
        return new Row(cells)
        {
            RowIndex = (uint)(row + 1),
            Height = Math.Min(MaxRowHeight, LineHeight * lines),
            CustomHeight = true,
        };
    }

    // Wide letters and words that do not fit take more room than an average: one character in seven.
    private static int LinesOf(string text, double width) =>
        text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Length * 1.17 / Math.Max(1, width))));

    private static Cell? CellFrom(SheetValue value, SheetColumn column, int row, int index)
    {
        if (value.IsEmpty && !column.IsInput)
        {
            return null;
        }

        var style = row == 0 ? SpreadsheetStyles.Header : SpreadsheetStyles.For(column);
        var cell = new Cell { CellReference = Reference(index, row), StyleIndex = style };
        if (value.Date is { } date)
        {
            cell.CellValue = new CellValue(date.ToDateTime(TimeOnly.MinValue).ToOADate());
        }
        else if (value.Number is { } number)
        {
            cell.CellValue = new CellValue(number);
        }
        else if (!string.IsNullOrEmpty(value.Text))
        {
            cell.DataType = CellValues.InlineString;
            cell.Append(new InlineString(TextFrom(value.Text)));
        }

        return cell;
    }

    private static Text TextFrom(string text) => new(SpreadsheetText.Escape(text)) { Space = SpaceProcessingModeValues.Preserve };

    private static Table TableFrom(Sheet sheet, uint id)
    {
        var range = $"A1:{Reference(sheet.Columns.Count - 1, LastRow(sheet))}";
        var columns = sheet.Columns.Select(
            (column, i) => new TableColumn { Id = (uint)(i + 1), Name = SpreadsheetText.Escape(column.Header) }
        );
        var name = string.Create(CultureInfo.InvariantCulture, $"Table{id}");
        return new Table(
            new AutoFilter { Reference = range },
            new TableColumns(columns) { Count = (uint)sheet.Columns.Count },
            new TableStyleInfo
            {
                Name = "TableStyleLight1",
                ShowFirstColumn = false,
                ShowLastColumn = false,
                ShowRowStripes = false,
                ShowColumnStripes = false,
            }
        )
        {
            Id = id,
            Name = name,
            DisplayName = name,
            Reference = range,
        };
    }

    private static DataValidation? RuleFor(SheetColumn column, int index, int lastRow, List<IReadOnlyList<string>> choices)
    {
        if (column.Choices.Count == 0 && column.Kind != SheetColumnKind.Date && column.Help.Length == 0)
        {
            return null;
        }

        var rule = new DataValidation
        {
            AllowBlank = true,
            ShowErrorMessage = true,
            ShowInputMessage = column.Help.Length > 0,
            SequenceOfReferences = new([$"{Reference(index, 1)}:{Reference(index, lastRow)}"]),
        };
        if (column.Help.Length > 0)
        {
            rule.Prompt = SpreadsheetText.Escape(column.Help);
        }

        if (column.Choices.Count > 0)
        {
            choices.Add(column.Choices);
            var list = ColumnName(choices.Count - 1);
            rule.Type = DataValidationValues.List;
            rule.Error = "Choose one of the list";
            rule.Append(
                new Formula1(string.Create(CultureInfo.InvariantCulture, $"{ChoicesSheet}!${list}$1:${list}${column.Choices.Count}"))
            );
        }
        else if (column.Kind == SheetColumnKind.Date)
        {
            rule.Type = DataValidationValues.Date;
            rule.Operator = DataValidationOperatorValues.GreaterThanOrEqual;
            rule.Error = "Enter a date, for example 1/7/2026";
            rule.Append(new Formula1("1"));
        }

        return rule;
    }

    private static void AddChoices(WorkbookPart workbook, Sheets list, List<IReadOnlyList<string>> choices)
    {
        if (choices.Count == 0)
        {
            return;
        }

        var rows = Enumerable
            .Range(0, choices.Max(c => c.Count))
            .Select(row => new Row(
                choices
                    .Index()
                    .Where(c => row < c.Item.Count)
                    .Select(c => new Cell(new InlineString(TextFrom(c.Item[row])))
                    {
                        CellReference = Reference(c.Index, row),
                        DataType = CellValues.InlineString,
                    })
            )
            {
                RowIndex = (uint)(row + 1),
            });
        workbook.AddNewPart<WorksheetPart>("rIdLists").Worksheet = new Worksheet(new SheetData(rows));
        var id = (uint)(list.Count() + 1);
        list.Append(
            new X.Sheet
            {
                Name = ChoicesSheet,
                SheetId = id,
                Id = "rIdLists",
                State = SheetStateValues.Hidden,
            }
        );
    }

    // A table has at least one row below its header.
    private static int LastRow(Sheet sheet) => Math.Max(1, sheet.Rows.Count);

    private static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Reference(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{ColumnName(column)}{row + 1}");

    private static string ColumnName(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));
}
