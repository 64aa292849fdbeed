using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace SocialValueIndex.Documents.Spreadsheets;

/// <summary>
/// Turns the number in a cell into text. Spreadsheets keep dates as numbers of days, and only the format of the cell tells one from the
/// other.
/// </summary>
internal sealed partial class NumberFormats
{
    // From 1 January 1900 to 31 December 9999, as spreadsheets count.
    private const double FirstDay = 1,
        EndOfDays = 2_958_466;
    private const int DaysTo1904 = 1462;

    // The formats that every program shows alike: as it is, whole, with decimals, with commas, in per cent, and as text.
    private static readonly Dictionary<int, string> PlainFormats = new()
    {
        [0] = "0.##########",
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [49] = "0.##########",
    };

    private readonly HashSet<int> _dateStyles = [];
    private readonly List<string> _formats = [];
    private bool _startsIn1904;

    /// <summary>Reads which styles of a workbook show dates.</summary>
    public static NumberFormats From(WorkbookPart workbook, XmlReaderSettings settings)
    {
        var formats = new NumberFormats();
        if (workbook.WorkbookStylesPart is { } part)
        {
            using var styles = XmlReader.Create(part.GetStream(), settings);
            formats.ReadStyles(styles);
        }

        using var reader = XmlReader.Create(workbook.GetStream(), settings);
        while (reader.Read())
        {
            formats._startsIn1904 |= reader.LocalName == "workbookPr" && reader.GetAttribute("date1904") is "1" or "true";
        }

        return formats;
    }

    /// <summary>The text of a number; null if it is none.</summary>
    public string? TextOf(string number, int style)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return null;
        }

        if (!_dateStyles.Contains(style))
        {
            return value.ToString("0.###############", CultureInfo.InvariantCulture);
        }

        var days = _startsIn1904 ? value + DaysTo1904 : value;
        if (days is < FirstDay or >= EndOfDays)
        {
            return null;
        }

        var date = DateTime.FromOADate(days);
        // Spreadsheets count a 29 February 1900 that there never was.
        date = days < 60 ? date.AddDays(1) : date;
        return date.ToString(date.TimeOfDay < TimeSpan.FromMinutes(1) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>A number as it is shown; null if it is none, or is shown in a format that is not plain.</summary>
    public string? ShownText(string number, int style) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
        && int.TryParse(_formats.ElementAtOrDefault(style) ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var format)
        && PlainFormats.TryGetValue(format, out var plain)
            ? value.ToString(plain, CultureInfo.InvariantCulture)
            : null;

    private void ReadStyles(XmlReader reader)
    {
        var (dates, inCells, style) = (new HashSet<string>(), false, 0);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "numFmt" && IsDate(reader.GetAttribute("formatCode") ?? ""))
            {
                dates.Add(reader.GetAttribute("numFmtId") ?? "");
            }
            else if (reader.LocalName == "cellXfs")
            {
                inCells = reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            }
            else if (inCells && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var format = reader.GetAttribute("numFmtId") ?? "0";
                if (dates.Contains(format) || IsBuiltInDate(format))
                {
                    _dateStyles.Add(style);
                }

                _formats.Add(format);

                style++;
            }
        }
    }

    // The numbers that the standard gives to dates, in some languages among them.
    private static bool IsBuiltInDate(string format) =>
        int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && id is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58);

    // A day or a year in it, outside of what is only shown: quoted words, escaped letters, colours and languages.
    private static bool IsDate(string format) => DayOrYear().IsMatch(OnlyShown().Replace(format, ""));

    [GeneratedRegex(
        """
            "[^"]*"|\\.|\[[^\]]*\]|_.|\*.
            """
    )]
    private static partial Regex OnlyShown();

    [GeneratedRegex("[dyDY]")]
    private static partial Regex DayOrYear();
}
