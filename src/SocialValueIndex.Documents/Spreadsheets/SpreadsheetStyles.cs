using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SocialValueIndex.Documents.Spreadsheets;

/// <summary>How cells look. Text on each fill has a contrast of at least 7:1.</summary>
internal static class SpreadsheetStyles
{
    private const uint DateFormat = 164,
        TextFormat = 49,
        MoneyFormat = 4;
    private const uint White = 1,
        Navy = 2,
        Yellow = 3;

    /// <summary>The number of the style for header cells.</summary>
    public const uint Header = 1;

    /// <summary>The number of the style for the cells of a column.</summary>
    public static uint For(SheetColumn column) => 2 + (2 * (uint)column.Kind) + (column.IsInput ? 1U : 0U);

    public static Stylesheet Create() =>
        new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "d mmm yyyy" }),
            new Fonts(FontOf(), FontOf(new Bold(), "FFFFFFFF")),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                Solid("FF142F4F"),
                Solid("FFFFF7D6")
            ),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Thin()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                Format(TextFormat, font: White, fill: Navy),
                Format(TextFormat),
                Input(TextFormat),
                Format(DateFormat),
                Input(DateFormat),
                Format(MoneyFormat),
                Input(MoneyFormat)
            )
        );

    private static CellFormat Input(uint number)
    {
        var format = Format(number, fill: Yellow);
        format.Append(new Protection { Locked = false });
        format.ApplyProtection = true;
        return format;
    }

    private static CellFormat Format(uint number, uint font = 0, uint fill = 0) =>
        new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = fill > 0 ? 1U : 0U,
            ApplyAlignment = true,
            ApplyBorder = true,
            ApplyFill = true,
            ApplyFont = true,
            ApplyNumberFormat = true,
        };

    private static Font FontOf(Bold? bold = null, string? colour = null)
    {
        var font = new Font();
        var ink = colour is null ? null : new Color { Rgb = colour };
        OpenXmlElement?[] parts = [bold, new FontSize { Val = 11 }, ink, new FontName { Val = "Calibri" }];
        font.Append(parts.OfType<OpenXmlElement>());
        return font;
    }

    private static Fill Solid(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static Border Thin() =>
        new(
            new LeftBorder(Line()) { Style = BorderStyleValues.Thin },
            new RightBorder(Line()) { Style = BorderStyleValues.Thin },
            new TopBorder(Line()) { Style = BorderStyleValues.Thin },
            new BottomBorder(Line()) { Style = BorderStyleValues.Thin },
            new DiagonalBorder()
        );

    private static Color Line() => new() { Rgb = "FF8C98A6" };
}
