using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>A row of a sheet.</summary>
/// <param name="Number">Its number, from 1, as the person sees it.</param>
/// <param name="Cells">The texts of its cells without blank ends, from column A on.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The text of a column; empty where there is no cell.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column] : "";

    public bool IsBlank => Cells.All(c => c.Length == 0);

    /// <summary>The column whose text is this, letter case aside; -1 if there is none.</summary>
    public int IndexOf(string text) => Cells.ToList().FindIndex(c => c.Equals(text, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// Reads spreadsheets with nothing but text in them. What is read comes from anywhere, so it is measured before it is looked at: a small file can
/// unpack to a huge one, say of itself that it does not, and name the same text or sheet a million times.
/// </summary>
internal static partial class Spreadsheet
{
    /// <summary>The most rows of a sheet that are read: five for each question of the largest question set, and the header.</summary>
    public const int MaxRows = 2501;

    private const int MaxParts = 100;
    private const int MaxUnpackedBytes = 24 * 1024 * 1024;
    private const int MaxPlumbingBytes = 64 * 1024;
    private const int MaxColumns = 30;

    // What spreadsheets themselves take in a cell.
    private const int MaxCellLength = 32_767;
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private const string Unreadable = "The file is not a spreadsheet that can be read. Save it as an Excel workbook (.xlsx) and choose it again";
    private const string TooLarge = "The spreadsheet is too large. Remove what does not belong to the question set, for example pictures and other sheets";

    /// <summary>Stands for what is in a cell that holds a number, a date, an error or a formula without a result: what the person sees there is not in the file.</summary>
    public static readonly string NotText = new("(not text)".ToCharArray());

    // Stands for every text that is longer than any may be, so that rows which share one do not each make a copy of it.
    private static readonly string TooLong = new('x', QuestionSet.TextMaxLength + 1);

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <summary>The rows of the sheets of these names that there are, or what is wrong. Texts come without blank ends.</summary>
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
        var parts = PartsOf(workbook, names);
        var shared = SharedTexts(workbook);
        var sheets = new Dictionary<string, IReadOnlyList<SheetRow>>();
        foreach (var (name, part) in parts)
        {
            var rows = Rows(part, shared).Take(MaxRows + 1).ToList();
            if (rows.Count > MaxRows)
            {
                return (sheets, string.Create(CultureInfo.InvariantCulture, $"The sheet “{name}” has more than {MaxRows:N0} rows. A question set has a header and at most five rows for each of 500 questions. Remove rows"));
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
            var before = total;
            for (int read; (read = unpacked.Read(buffer)) > 0;)
            {
                total += read;
                if (total > MaxUnpackedBytes || (total - before > MaxPlumbingBytes && IsPlumbing(entry.FullName)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // How the parts hang together is read whole, and slower the more there is of it. The names of such parts can be written with percent signs.
    private static bool IsPlumbing(string name) =>
        name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || name.Contains("[Content_Types]", StringComparison.OrdinalIgnoreCase) || name.Contains('%', StringComparison.Ordinal);

    /// <summary>The sheets of these names; a name that there is twice counts once.</summary>
    private static Dictionary<string, WorksheetPart> PartsOf(WorkbookPart workbook, IReadOnlyList<string> names)
    {
        var parts = new Dictionary<string, WorksheetPart>();
        using var reader = XmlReader.Create(workbook.GetStream(), Settings);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" }
                && names.FirstOrDefault(n => n.Equals(reader.GetAttribute("name")?.Trim(), StringComparison.OrdinalIgnoreCase)) is { } name
                && (reader.GetAttribute("id", Relationships) ?? reader.GetAttribute("id", StrictRelationships)) is { } id
                && workbook.GetPartById(id) is WorksheetPart part)
            {
                parts.TryAdd(name, part);
            }
        }

        return parts;
    }

    private static List<string> SharedTexts(WorkbookPart workbook)
    {
        var texts = new List<string>();
        if (workbook.SharedStringTablePart is { } part)
        {
            using var reader = XmlReader.Create(part.GetStream(), Settings);
            var text = new CellText();
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "si" } or { NodeType: XmlNodeType.Element, LocalName: "si", IsEmptyElement: true })
                {
                    texts.Add(text.Take());
                }
                else
                {
                    text.Add(reader);
                }
            }
        }

        return texts;
    }

    private static IEnumerable<SheetRow> Rows(WorksheetPart part, List<string> shared)
    {
        using var reader = XmlReader.Create(part.GetStream(), Settings);
        var (number, cells, column, kind, isFormula, text) = (0, new List<string>(), -1, default(string), false, new CellText());
        while (reader.Read())
        {
            switch (reader)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "row" }:
                    number = int.TryParse(reader.GetAttribute("r"), CultureInfo.InvariantCulture, out var given) ? given : number + 1;
                    (cells, column) = ([], -1);
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "c" }:
                    (column, kind, isFormula) = (reader.GetAttribute("r") is { } reference ? ColumnOf(reference) : column + 1, reader.GetAttribute("t"), false);
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "f" }:
                    isFormula = true;
                    break;
                case { NodeType: XmlNodeType.EndElement, LocalName: "c" }:
                    Put(cells, column, TextOf(kind, text.Take(), isFormula, shared));
                    break;
                case { NodeType: XmlNodeType.EndElement, LocalName: "row" } when cells.Exists(c => c.Length > 0):
                    yield return new SheetRow(number, cells);
                    break;
                default:
                    text.Add(reader);
                    break;
            }
        }
    }

    private static void Put(List<string> cells, int column, string text)
    {
        if (column < MaxColumns && text.Length > 0)
        {
            cells.AddRange(Enumerable.Repeat("", Math.Max(0, column + 1 - cells.Count)));
            cells[column] = text;
        }
    }

    private static string TextOf(string? kind, string content, bool isFormula, List<string> shared) => kind switch
    {
        "s" => int.TryParse(content, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < shared.Count ? shared[i] : "",
        "inlineStr" or "str" when content.Length > 0 || !isFormula => content,
        _ => content.Length > 0 || isFormula ? NotText : "",
    };

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

    /// <summary>The text of one cell after another, put together from its pieces. No more of it is kept than tells that it is too long.</summary>
    private sealed class CellText
    {
        private readonly StringBuilder _text = new();
        private readonly char[] _chunk = new char[1024];

        /// <summary>Adds the piece that begins here, if one does, and goes to its end. What is written above Japanese characters to help reading them is none.</summary>
        public void Add(XmlReader reader)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "t" or "v" or "rPh", IsEmptyElement: false })
            {
                return;
            }

            var (isText, depth) = (reader.LocalName != "rPh", reader.Depth);
            while (reader.Read() && reader.Depth > depth)
            {
                if (isText && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                {
                    for (int read; _text.Length <= MaxCellLength && (read = reader.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0;)
                    {
                        _text.Append(_chunk, 0, read);
                    }
                }
            }
        }

        /// <summary>The text without blank ends, and begins the next one.</summary>
        public string Take()
        {
            var text = _text.Length > MaxCellLength ? TooLong : Unescape(_text.ToString()).Trim();
            _text.Clear();

            // A line end can be two characters here and is one where texts are kept.
            return text.Length > 2 * QuestionSet.TextMaxLength ? TooLong : text;
        }
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escapes();
}
