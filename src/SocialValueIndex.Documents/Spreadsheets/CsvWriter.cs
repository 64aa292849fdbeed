using System.Globalization;
using System.Text;

namespace SocialValueIndex.Documents.Spreadsheets;

/// <summary>
/// Writes rows as CSV, with a mark that tells spreadsheets that it is UTF-8, and with no cell that a spreadsheet would run as a formula.
/// </summary>
public sealed class CsvWriter : IAsyncDisposable
{
    private readonly StreamWriter _writer;

    /// <summary>Begins a file on a stream, which stays open.</summary>
    public CsvWriter(Stream stream) =>
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    /// <summary>Writes a row.</summary>
    public Task WriteAsync(IEnumerable<string> texts, CancellationToken cancellationToken) =>
        _writer.WriteLineAsync(string.Join(',', texts.Select(Cell)).AsMemory(), cancellationToken);

    /// <summary>Writes what is not written yet.</summary>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    /// <summary>
    /// A text as a cell. A spreadsheet would run a text that begins like a formula, so such a text gets an apostrophe before it; blanks and
    /// what nobody sees before the sign do not make it harmless.
    /// </summary>
    public static string Cell(string text) => $"\"{(NeedsGuard(text) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Also what begins with apostrophes of its own, so that a reader can tell them from ours.
    internal static bool NeedsGuard(string text) => IsFormula(text.TrimStart('\''));

    private static bool IsFormula(string text) =>
        text is ['\t' or '\r' or '\n', ..]
        || text.AsSpan(text.TakeWhile(IsUnseen).Count()) is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..];

    private static bool IsUnseen(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
