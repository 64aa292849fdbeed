using System.Text;
using Sylvan.Data.Csv;

namespace SocialValueIndex.Documents.Spreadsheets;

/// <summary>
/// Reads CSV files as spreadsheets save them: in UTF-8 or UTF-16 with a mark, in UTF-8 without one, or else in the code page of Western
/// Windows, and with commas, semicolons or tabs between the cells, whichever the file has.
/// </summary>
public static class CsvReader
{
    private const int MaxBytes = 8 * 1024 * 1024,
        MaxRecordLength = 1024 * 1024,
        MaxColumns = 100;

    private static readonly Encoding WesternWindows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Reads the rows of a file.</summary>
    /// <param name="content">
    /// The bytes of the file, from anywhere. More than 8 MB, and a row of more than a million characters, are refused.
    /// </param>
    /// <param name="limits">How much is read.</param>
    public static CsvRows Read(ReadOnlyMemory<byte> content, SheetLimits limits)
    {
        if (content.Length > MaxBytes)
        {
            return new CsvRows([], SheetFault.TooLarge);
        }

        var text = Decode(content.Span);
        try
        {
            // A file with zeros in it is none of text.
            return text.Contains('\0', StringComparison.Ordinal) ? new CsvRows([], SheetFault.Unreadable) : ReadRows(text, limits);
        }
        catch (CsvRecordTooLargeException)
        {
            return new CsvRows([], SheetFault.TooLarge);
        }
        catch (CsvFormatException)
        {
            return new CsvRows([], SheetFault.Unreadable);
        }
    }

    private static CsvRows ReadRows(string text, SheetLimits limits)
    {
        using var reader = CsvDataReader.Create(
            new StringReader(text),
            new CsvDataReaderOptions
            {
                HasHeaders = false,
                MaxBufferSize = MaxRecordLength,
                Delimiter = DelimiterOf(text),
            }
        );
        var rows = new List<SheetRow>();
        while (reader.Read())
        {
            var row = new SheetRow(
                reader.RowNumber,
                [.. Enumerable.Range(0, Math.Min(reader.RowFieldCount, MaxColumns)).Select(i => TextOf(reader.GetString(i), limits))]
            )
            {
                Names = limits.Names,
            };
            if (row.IsBlank)
            {
                continue;
            }

            if (rows.Count == limits.MaxRows)
            {
                return new CsvRows([], SheetFault.TooManyRows);
            }

            rows.Add(row);
        }

        return new CsvRows(rows);
    }

    /// <summary>The one of three that the first line, where headers are, has most of outside of quotes.</summary>
    private static char DelimiterOf(string text)
    {
        Span<int> counts = stackalloc int[3];
        var isQuoted = false;
        foreach (var c in text)
        {
            isQuoted ^= c == '"';
            if (c is '\n' or '\r' && !isQuoted)
            {
                break;
            }

            if (!isQuoted && ",;\t".IndexOf(c, StringComparison.Ordinal) is >= 0 and var kind)
            {
                counts[kind]++;
            }
        }

        return counts[1] > counts[0] && counts[1] >= counts[2] ? ';'
            : counts[2] > counts[0] ? '\t'
            : ',';
    }

    /// <summary>
    /// The text without blank ends, and without the apostrophe that was put before what a spreadsheet would run as a formula.
    /// </summary>
    private static string TextOf(string cell, SheetLimits limits)
    {
        var text = cell is ['\'', ..] && CsvWriter.NeedsGuard(cell[1..]) ? cell[1..].Trim() : cell.Trim();
        return text.Length > limits.MaxTextLength ? text[..(limits.MaxTextLength + 1)] : text;
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        switch (bytes)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return Encoding.UTF8.GetString(bytes[3..]);
            case [0xFF, 0xFE, ..]:
                return Encoding.Unicode.GetString(bytes[2..]);
            case [0xFE, 0xFF, ..]:
                return Encoding.BigEndianUnicode.GetString(bytes[2..]);
            default:
                return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : WesternWindows.GetString(bytes);
        }
    }
}
