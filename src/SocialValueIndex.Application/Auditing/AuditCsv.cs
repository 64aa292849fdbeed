using System.Globalization;
using System.Text;

namespace SocialValueIndex.Application.Auditing;

/// <summary>The audit as a file for spreadsheets.</summary>
public static class AuditCsv
{
    private static readonly string[] Headings = ["When (UTC)", "Who", "What", "Organisation", "About", "From", "To"];

    /// <summary>Writes the lines, with a mark that tells spreadsheets that it is UTF-8.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<AuditLine> lines, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Row(Headings).AsMemory(), cancellationToken);
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            var at = line.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            await writer.WriteLineAsync(Row([at, line.By, line.What, line.Organisation, line.Subject, line.From, line.To]).AsMemory(), cancellationToken);
        }
    }

    /// <summary>
    /// A text as a cell. A spreadsheet would run a text that begins like a formula, so such a text gets an apostrophe before it; blanks and what nobody
    /// sees before the sign do not make it harmless.
    /// </summary>
    public static string Cell(string text)
    {
        var isFormula = text.AsSpan(text.TakeWhile(IsUnseen).Count()) is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]
            || text is ['\t' or '\r' or '\n', ..];
        return $"\"{(isFormula ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsUnseen(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static string Row(string[] texts) => string.Join(',', texts.Select(Cell));
}
