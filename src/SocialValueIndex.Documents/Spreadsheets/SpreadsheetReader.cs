using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace SocialValueIndex.Documents.Spreadsheets;

/// <summary>
/// Reads the texts of a workbook (XLSX). What is read comes from anywhere, so it is measured before it is looked at: a small file can
/// unpack to a huge one, say of itself that it does not, and name the same text or sheet a million times.
/// </summary>
public static class SpreadsheetReader
{
    private const int MaxParts = 100;
    private const int MaxUnpackedBytes = 24 * 1024 * 1024;
    private const int MaxStructureBytes = 64 * 1024;
    private const int MaxColumns = 30;

    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    /// <summary>
    /// Stands for what is in a cell that holds a number, a date, an error or a formula without a result: what the person sees there is not
    /// in the file.
    /// </summary>
    public static readonly string NotText = new("(not text)".ToCharArray());

    /// <summary>Stands for the first sheet whose name is not asked for, whatever it is called. No sheet can have this name.</summary>
    public const string FirstSheet = "*";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>
    /// Reads the sheets of these names, as far as they are there. Each row that merged cells go over has their text.
    /// </summary>
    /// <param name="content">The bytes of the file, from anywhere.</param>
    /// <param name="names">The names of the sheets to read.</param>
    /// <param name="limits">How much is read.</param>
    public static WorkbookRows Read(ReadOnlyMemory<byte> content, IReadOnlyList<string> names, SheetLimits limits)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        try
        {
            if (!IsSmallWhenUnpacked(stream))
            {
                return WorkbookRows.Refused(SheetFault.TooLarge);
            }

            stream.Position = 0;
            using var document = SpreadsheetDocument.Open(stream, isEditable: false);
            return ReadSheets(document, names, limits);
        }
        catch (Exception e) when (IsThrownAtNoPackage(e))
        {
            return WorkbookRows.Refused(SheetFault.Unreadable);
        }
    }

    private static bool IsThrownAtNoPackage(Exception e) =>
        e
            is InvalidDataException
                or FileFormatException
                or OpenXmlPackageException
                or XmlException
                or InvalidOperationException
                or ArgumentException
                or FormatException
                or NotSupportedException
                or KeyNotFoundException;

    private static WorkbookRows ReadSheets(SpreadsheetDocument document, IReadOnlyList<string> names, SheetLimits limits)
    {
        var workbook = document.WorkbookPart ?? throw new InvalidDataException();
        var parts = PartsOf(workbook, names, limits.Names);
        var cells = new CellReader(SharedTexts(workbook, limits), FormatsFor(workbook, limits), limits.ReadsValues);
        var sheets = new Dictionary<string, IReadOnlyList<SheetRow>>();
        foreach (var (name, part) in parts)
        {
            var merged = new MergedCells();
            var rows = Rows(part, cells, limits, merged).Take(limits.MaxRows + 1).ToList();
            if (rows.Count > limits.MaxRows)
            {
                return WorkbookRows.Refused(SheetFault.TooManyRows, name);
            }

            sheets[name] = merged.Fill(rows);
        }

        return new WorkbookRows(sheets);
    }

    private static NumberFormats? FormatsFor(WorkbookPart workbook, SheetLimits limits) =>
        limits.ReadsValues || limits.ReadsNumbersAsShown ? NumberFormats.From(workbook, Settings) : null;

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
            for (int read; (read = unpacked.Read(buffer)) > 0; )
            {
                total += read;
                if (total > MaxUnpackedBytes || (total - before > MaxStructureBytes && IsPackageStructure(entry.FullName)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // How the parts hang together is read whole, and slower the more there is of it. The names of such parts can be written with percent
    // signs.
    private static bool IsPackageStructure(string name) =>
        name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        || name.Contains("[Content_Types]", StringComparison.OrdinalIgnoreCase)
        || name.Contains('%', StringComparison.Ordinal);

    /// <summary>The sheets of these names; a name that there is twice counts once.</summary>
    private static Dictionary<string, WorksheetPart> PartsOf(
        WorkbookPart workbook,
        IReadOnlyList<string> names,
        IEqualityComparer<string> comparer
    )
    {
        var parts = new Dictionary<string, WorksheetPart>();
        using var reader = XmlReader.Create(workbook.GetStream(), Settings);
        while (reader.Read())
        {
            if (
                reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" }
                && NameFor(reader.GetAttribute("name"), names, comparer) is { } name
                && (reader.GetAttribute("id", Relationships) ?? reader.GetAttribute("id", StrictRelationships)) is { } id
                && workbook.GetPartById(id) is WorksheetPart part
            )
            {
                parts.TryAdd(name, part);
            }
        }

        return parts;
    }

    private static string? NameFor(string? sheet, IReadOnlyList<string> names, IEqualityComparer<string> comparer) =>
        names.FirstOrDefault(n => comparer.Equals(n, sheet?.Trim())) ?? names.FirstOrDefault(n => n == FirstSheet);

    private static List<string> SharedTexts(WorkbookPart workbook, SheetLimits limits)
    {
        var texts = new List<string>();
        if (workbook.SharedStringTablePart is { } part)
        {
            using var reader = XmlReader.Create(part.GetStream(), Settings);
            var text = new CellText(limits.MaxTextLength);
            while (reader.Read())
            {
                if (
                    reader
                    is { NodeType: XmlNodeType.EndElement, LocalName: "si" }
                        or { NodeType: XmlNodeType.Element, LocalName: "si", IsEmptyElement: true }
                )
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

    private static IEnumerable<SheetRow> Rows(WorksheetPart part, CellReader values, SheetLimits limits, MergedCells merged)
    {
        using var reader = XmlReader.Create(part.GetStream(), Settings);
        var (number, cells, column, cell, text) = (0, new List<string>(), -1, default(CellKind), new CellText(limits.MaxTextLength));
        while (reader.Read())
        {
            switch (reader)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "row" }:
                    number = int.TryParse(reader.GetAttribute("r"), CultureInfo.InvariantCulture, out var given) ? given : number + 1;
                    (cells, column) = ([], -1);
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "c" }:
                    column = reader.GetAttribute("r") is { } reference ? ColumnOf(reference) : column + 1;
                    cell = new CellKind(reader.GetAttribute("t"), reader.GetAttribute("s"), IsFormula: false);
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "f" }:
                    cell = cell with { IsFormula = true };
                    break;
                case { NodeType: XmlNodeType.EndElement, LocalName: "c" }:
                    Put(cells, column, values.TextOf(cell, text.Take()));
                    break;
                case { NodeType: XmlNodeType.EndElement, LocalName: "row" } when cells.Exists(c => c.Length > 0):
                    yield return new SheetRow(number, cells) { Names = limits.Names };
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "mergeCell" }:
                    merged.Add(reader.GetAttribute("ref"));
                    break;
                default:
                    text.Add(reader);
                    break;
            }
        }
    }

    internal static void Put(List<string> cells, int column, string text)
    {
        if (column < MaxColumns && text.Length > 0)
        {
            cells.AddRange(Enumerable.Repeat("", Math.Max(0, column + 1 - cells.Count)));
            cells[column] = text;
        }
    }

    internal static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter).Take(3))
        {
            column = (column * 26) + char.ToUpperInvariant(letter) - 'A' + 1;
        }

        return column - 1 is >= 0 and var index ? index : throw new FormatException();
    }

    /// <summary>What a cell says about its content.</summary>
    private readonly record struct CellKind(string? Type, string? Style, bool IsFormula);

    /// <summary>Knows what the content of a cell stands for. Without formats, only texts are read.</summary>
    private sealed class CellReader(List<string> shared, NumberFormats? formats, bool readsValues)
    {
        public string TextOf(CellKind cell, string content) =>
            cell.Type switch
            {
                "s" => int.TryParse(content, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < shared.Count
                    ? shared[i]
                    : "",
                "inlineStr" or "str" when content.Length > 0 || !cell.IsFormula => content,
                _ => content.Length > 0 ? ValueOf(cell, content)
                : cell.IsFormula ? NotText
                : "",
            };

        private string ValueOf(CellKind cell, string content) =>
            (formats, cell.Type) switch
            {
                (null, _) => NotText,
                (_, null or "n") when !readsValues => formats.ShownText(content, StyleOf(cell)) ?? NotText,
                _ when !readsValues => NotText,
                (_, null or "n") => formats.TextOf(content, StyleOf(cell)) ?? NotText,
                (_, "b") => content == "1" ? "TRUE" : "FALSE",
                (_, "d") => content,
                _ => NotText,
            };
    }

    private static int StyleOf(CellKind cell) =>
        int.TryParse(cell.Style, NumberStyles.None, CultureInfo.InvariantCulture, out var style) ? style : 0;
}
