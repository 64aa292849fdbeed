using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>A sheet to write: the first row is its header.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Widths">The widths of its columns, in characters.</param>
/// <param name="Rows">The texts of its rows.</param>
internal sealed record SheetToWrite(string Name, IReadOnlyList<double> Widths, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Writes spreadsheets with nothing but text in them. A text stays one, whatever a spreadsheet would make of how it begins.</summary>
internal static class SpreadsheetWriter
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a workbook. The same texts give the same bytes: no times, no made-up names.</summary>
    public static byte[] Write(params IReadOnlyList<SheetToWrite> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "rId1");
            workbook.AddNewPart<WorkbookStylesPart>("rIdStyles").Stylesheet = Styles();
            var list = new Sheets();
            for (var i = 0; i < sheets.Count; i++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"rId{i + 1}");
                workbook.AddNewPart<WorksheetPart>(id).Worksheet = SheetOf(sheets[i]);
                list.Append(new Sheet { Name = sheets[i].Name, SheetId = (uint)(i + 1), Id = id });
            }

            workbook.Workbook = new Workbook(list);
        }

        return WithoutTimes(stream);
    }

    private static Worksheet SheetOf(SheetToWrite sheet) => new(
        new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
        new Columns(sheet.Widths.Select((width, i) => new Column { Min = (uint)(i + 1), Max = (uint)(i + 1), Width = width, CustomWidth = true })),
        new SheetData(sheet.Rows.Select((cells, i) => new Row(cells.Select((text, column) => CellOf(text, i, column))) { RowIndex = (uint)(i + 1) })));

    private static Cell CellOf(string text, int row, int column) => new(new InlineString(new Text(Spreadsheet.Escape(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        CellReference = string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column)}{row + 1}"),
        DataType = CellValues.InlineString,
        StyleIndex = row == 0 ? 2U : 1U,
    };

    // Style 1 wraps long texts, style 2 is for the header.
    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), Format(0), Format(1)));

    private static CellFormat Format(uint font) =>
        new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { FontId = font, ApplyAlignment = true, ApplyFont = true, NumberFormatId = 49, ApplyNumberFormat = true };

    private static byte[] WithoutTimes(MemoryStream written)
    {
        written.Position = 0;
        using var result = new MemoryStream();
        using (var from = new ZipArchive(written, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName);
                copy.LastWriteTime = NoTime;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        return result.ToArray();
    }
}
