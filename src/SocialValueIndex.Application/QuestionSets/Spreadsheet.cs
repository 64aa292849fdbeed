using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>A row of a sheet.</summary>
/// <param name="Number">Its number, from 1, as the person sees it.</param>
/// <param name="Cells">The texts of its cells, from column A on.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The text of a column; empty where there is no cell.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column] : "";

    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);

    /// <summary>The column whose text is this, letter case aside; -1 if there is none.</summary>
    public int IndexOf(string text) => Cells.ToList().FindIndex(c => c.Trim().Equals(text, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// Reads spreadsheets with nothing but text in them. What is read comes from anywhere, so it is measured before it is looked at: a small file can
/// unpack to a huge one, and say of itself that it does not.
/// </summary>
internal static partial class Spreadsheet
{
    /// <summary>The most rows of a sheet that are read: five for each question of the largest question set, and the header.</summary>
    public const int MaxRows = 2501;

    private const int MaxParts = 100;
    private const int MaxUnpackedBytes = 24 * 1024 * 1024;
    private const int MaxColumns = 30;
    private const string Unreadable = "The file is not a spreadsheet that can be read. Save it as an Excel workbook (.xlsx) and choose it again";
    private const string TooLarge = "The spreadsheet is too large. Remove what does not belong to the question set, for example pictures and other sheets";

    /// <summary>The rows of the sheets of these names that there are, or what is wrong.</summary>
    public static (IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> Sheets, string? Fault) Read(ReadOnlyMemory<byte> content, IReadOnlyList<string> names)
    {
        var none = new Dictionary<string, IReadOnlyList<SheetRow>>();
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        try
        {
            if (!IsSmallWhenUnpacked(stream))
            {
                return (none, TooLarge);
            }

            stream.Position = 0;
            using var document = SpreadsheetDocument.Open(stream, isEditable: false);
            return ReadSheets(document, names);
        }
        catch (Exception e) when (e is InvalidDataException or FileFormatException or OpenXmlPackageException or XmlException or InvalidOperationException or ArgumentException or FormatException or NotSupportedException or KeyNotFoundException)
        {
            // Everything that a package reader throws at what is not a package.
            return (none, Unreadable);
        }
    }

    private static (IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> Sheets, string? Fault) ReadSheets(SpreadsheetDocument document, IReadOnlyList<string> names)
    {
        var workbook = document.WorkbookPart ?? throw new InvalidDataException();
        var shared = SharedTexts(workbook);
        var sheets = new Dictionary<string, IReadOnlyList<SheetRow>>();
        foreach (var sheet in workbook.Workbook?.Descendants<Sheet>() ?? [])
        {
            var name = names.FirstOrDefault(n => n.Equals(sheet.Name?.Value?.Trim(), StringComparison.OrdinalIgnoreCase));
            if (name is null || sheet.Id?.Value is not { } id || workbook.GetPartById(id) is not WorksheetPart part)
            {
                continue;
            }

            var rows = Rows(part, shared).Take(MaxRows + 1).ToList();
            if (rows.Count > MaxRows)
            {
                return (sheets, string.Create(CultureInfo.InvariantCulture, $"The sheet “{name}” has more than {MaxRows:N0} rows. A question set has five rows for each of up to 500 questions at most. Remove rows"));
            }

            sheets[name] = rows;
        }

        return (sheets, null);
    }

    private static bool IsSmallWhenUnpacked(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MaxParts || archive.Entries.Sum(e => e.Length) > MaxUnpackedBytes)
        {
            return false;
        }

        // The sizes above are what the file says of itself.
        var buffer = new byte[64 * 1024];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var unpacked = entry.Open();
            for (int read; (read = unpacked.Read(buffer)) > 0;)
            {
                total += read;
                if (total > MaxUnpackedBytes)
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Element by element, never a whole row or text as a tree: what a file holds in one element is up to whoever made it.
    private static List<string> SharedTexts(WorkbookPart workbook)
    {
        var texts = new List<StringBuilder>();
        if (workbook.SharedStringTablePart is { } part)
        {
            using var reader = OpenXmlReader.Create(part);
            foreach (var type in Starts(reader))
            {
                if (type == typeof(SharedStringItem))
                {
                    texts.Add(new StringBuilder());
                }
                else if (type == typeof(Text) && texts is [.., { } last])
                {
                    last.Append(reader.GetText());
                }
            }
        }

        return [.. texts.Select(t => Unescape(t.ToString()))];
    }

    private static IEnumerable<SheetRow> Rows(WorksheetPart part, List<string> shared)
    {
        using var reader = OpenXmlReader.Create(part);
        var (number, cells, cell) = (0, new List<string>(), default(OpenCell));
        foreach (var type in Starts(reader))
        {
            if (type == typeof(Row))
            {
                Close(cells, ref cell, shared);
                if (cells.Any(c => !string.IsNullOrWhiteSpace(c)))
                {
                    yield return new SheetRow(number, cells);
                }

                number = int.TryParse(Attribute(reader, "r"), CultureInfo.InvariantCulture, out var given) ? given : number + 1;
                cells = [];
            }
            else if (type == typeof(Cell))
            {
                Close(cells, ref cell, shared);
                var column = Attribute(reader, "r") is { } reference ? ColumnOf(reference) : cells.Count;
                cell = column < MaxColumns ? new OpenCell(column, Attribute(reader, "t") == "s", new StringBuilder()) : default;
            }
            else if (type == typeof(CellValue) || type == typeof(Text))
            {
                cell.Text?.Append(reader.GetText());
            }
        }

        Close(cells, ref cell, shared);
        if (cells.Any(c => !string.IsNullOrWhiteSpace(c)))
        {
            yield return new SheetRow(number, cells);
        }
    }

    /// <summary>The types of the elements as they begin. What is written above Japanese characters to help reading them is not part of a text.</summary>
    private static IEnumerable<Type> Starts(OpenXmlReader reader)
    {
        var more = reader.Read();
        while (more)
        {
            if (reader.IsStartElement && reader.ElementType == typeof(PhoneticRun))
            {
                reader.Skip();
                more = !reader.EOF;
                continue;
            }

            if (reader.IsStartElement)
            {
                yield return reader.ElementType;
            }

            more = reader.Read();
        }
    }

    private static string? Attribute(OpenXmlReader reader, string name) =>
        reader.Attributes.Where(a => a.LocalName == name && string.IsNullOrEmpty(a.NamespaceUri)).Select(a => a.Value).FirstOrDefault();

    private static void Close(List<string> cells, ref OpenCell cell, List<string> shared)
    {
        if (cell.Text is { } text)
        {
            while (cells.Count <= cell.Column)
            {
                cells.Add("");
            }

            cells[cell.Column] = !cell.IsShared ? Unescape(text.ToString())
                : int.TryParse(text.ToString(), CultureInfo.InvariantCulture, out var index) && index >= 0 && index < shared.Count ? shared[index]
                : "";
        }

        cell = default;
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter).Take(3))
        {
            column = (column * 26) + char.ToUpperInvariant(letter) - 'A' + 1;
        }

        return column - 1 is >= 0 and var index ? index : throw new FormatException();
    }

    // Spreadsheets write what XML cannot carry as _x000D_, and with it have to write what only looks so.
    internal static string Escape(string text) => Escapes().Replace(text, "_x005F$0");

    private static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escapes().Replace(text, m => ((char)int.Parse(m.ValueSpan.Slice(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            : text;

    private readonly record struct OpenCell(int Column, bool IsShared, StringBuilder? Text);

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escapes();
}
