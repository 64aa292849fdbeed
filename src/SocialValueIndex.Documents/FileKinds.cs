using System.IO.Compression;
using System.Text;

namespace SocialValueIndex.Documents;

/// <summary>Tells what a file is from what is in it, so that a person who chose the wrong one is told which it is.</summary>
public static class FileKinds
{
    // Enough for the first lines of a text.
    private const int Beginning = 8 * 1024;

    /// <summary>Tells what a file is.</summary>
    /// <param name="content">Its bytes, from anywhere. Nothing is unpacked.</param>
    public static FileKind Recognize(ReadOnlyMemory<byte> content) =>
        content.Span switch
        {
            [0x50, 0x4B, ..] => InZip(content),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => InCompoundFile(content.Span),
            [0x25, 0x50, 0x44, 0x46, ..] => FileKind.Pdf,
            [0x7B, 0x5C, 0x72, 0x74, 0x66, ..] => FileKind.RichText,
            [0x89, 0x50, 0x4E, 0x47, ..] or [0xFF, 0xD8, 0xFF, ..] or [0x47, 0x49, 0x46, 0x38, ..] => FileKind.Picture,
            [0x1F, 0x8B, ..] or [0x37, 0x7A, 0xBC, 0xAF, ..] or [0x52, 0x61, 0x72, 0x21, ..] => FileKind.Archive,
            [0xFF, 0xFE, ..] => InText(Encoding.Unicode.GetString(content.Span[2..Math.Min(content.Length, Beginning)])),
            [0xFE, 0xFF, ..] => InText(Encoding.BigEndianUnicode.GetString(content.Span[2..Math.Min(content.Length, Beginning)])),
            _ => InText(Encoding.Latin1.GetString(content.Span[..Math.Min(content.Length, Beginning)])),
        };

    /// <summary>What a file is, as a sentence says it: "an old Excel workbook (.xls)".</summary>
    public static string Describe(this FileKind kind) =>
        kind switch
        {
            FileKind.Text => "a text file",
            FileKind.Json => "a JSON file",
            FileKind.Csv => "a CSV file",
            FileKind.Workbook => "an Excel workbook (.xlsx)",
            FileKind.OldWorkbook => "an old Excel workbook (.xls)",
            FileKind.BinaryWorkbook => "a binary Excel workbook (.xlsb)",
            FileKind.XmlWorkbook => "an old Excel workbook (XML)",
            FileKind.OpenSpreadsheet => "an OpenDocument spreadsheet (.ods)",
            FileKind.Numbers => "an Apple Numbers spreadsheet",
            FileKind.Protected => "a file with a password",
            FileKind.WordDocument => "a Word document (.docx)",
            FileKind.OldOffice => "an old Office file (.doc or .ppt)",
            FileKind.Presentation => "a PowerPoint presentation (.pptx)",
            FileKind.OpenDocument => "an OpenDocument file",
            FileKind.RichText => "a rich text document (.rtf)",
            FileKind.Pdf => "a PDF",
            FileKind.Picture => "a picture",
            FileKind.WebPage => "a web page",
            FileKind.Xml => "an XML file",
            FileKind.Zip => "a ZIP archive",
            FileKind.Archive => "an archive of compressed files",
            _ => "not a file that can be read here",
        };

    /// <summary>Whether a spreadsheet program can open such a file and save it as an Excel workbook (.xlsx).</summary>
    public static bool IsOtherSpreadsheet(this FileKind kind) =>
        kind
            is FileKind.OldWorkbook
                or FileKind.BinaryWorkbook
                or FileKind.XmlWorkbook
                or FileKind.OpenSpreadsheet
                or FileKind.Numbers
                or FileKind.Csv;

    private static FileKind InZip(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            var names = archive.Entries.Take(1000).Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return names.Contains("xl/workbook.bin") ? FileKind.BinaryWorkbook
                : names.Any(n => n.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) ? FileKind.Workbook
                : names.Any(n => n.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) ? FileKind.WordDocument
                : names.Any(n => n.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase)) ? FileKind.Presentation
                : names.Any(n => n.EndsWith(".iwa", StringComparison.OrdinalIgnoreCase)) ? FileKind.Numbers
                : names.Contains("mimetype") ? InOpenDocument(content.Span)
                : names.Contains("[Content_Types].xml") ? FileKind.Workbook
                : FileKind.Zip;
        }
        catch (InvalidDataException)
        {
            // What reads workbooks says that it is damaged.
            return FileKind.Workbook;
        }
    }

    // The type is the first thing in the archive, and not compressed.
    private static FileKind InOpenDocument(ReadOnlySpan<byte> content) =>
        content[..Math.Min(content.Length, 200)].IndexOf("opendocument.spreadsheet"u8) >= 0
            ? FileKind.OpenSpreadsheet
            : FileKind.OpenDocument;

    // The names of the parts of such a file are in it in UTF-16.
    private static FileKind InCompoundFile(ReadOnlySpan<byte> content) =>
        Has(content, "EncryptedPackage") ? FileKind.Protected
        : Has(content, "Workbook") || Has(content, "Book") ? FileKind.OldWorkbook
        : FileKind.OldOffice;

    private static bool Has(ReadOnlySpan<byte> content, string name) => content.IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;

    private static FileKind InText(string text)
    {
        // The mark that some editors put before UTF-8, read as three letters.
        text = (text.StartsWith("ï»¿", StringComparison.Ordinal) ? text[3..] : text).TrimStart();
        return text switch
        {
            ['{' or '[', ..] => FileKind.Json,
            ['<', ..] => InMarkup(text),
            _ when text.Contains('\0', StringComparison.Ordinal) => FileKind.Unknown,
            _ => IsInCells(text) ? FileKind.Csv : FileKind.Text,
        };
    }

    private static FileKind InMarkup(string text) =>
        text.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal) ? FileKind.XmlWorkbook
        : text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            ? FileKind.WebPage
        : FileKind.Xml;

    // Letters have commas too, but rarely two in the first line and one in the next.
    private static bool IsInCells(string text)
    {
        var lines = text.Split('\n', 3);
        return lines.Length > 1
            && ",;\t".Any(separator => lines[0].Count(c => c == separator) >= 2 && lines[1].Contains(separator, StringComparison.Ordinal));
    }
}
