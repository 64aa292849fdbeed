using System.Globalization;

namespace SocialValueIndex.Documents.Spreadsheets;

/// <summary>
/// Cells that were merged over several rows. The file has their text in the first of the rows only; the person means it for each of them.
/// </summary>
internal sealed class MergedCells
{
    // More than any form of ours can have, and few enough to look through all rows for each.
    private const int Most = 10_000;

    private readonly List<(int Column, int First, int Last)> _ranges = [];

    /// <summary>Adds a range as files name it, such as D4:D7. What is no range is passed over.</summary>
    public void Add(string? reference)
    {
        if (
            _ranges.Count < Most
            && reference?.Split(':') is [[>= 'A' and <= 'Z', ..] from, [>= 'A' and <= 'Z', ..] to]
            && RowOf(from) is { } first
            && RowOf(to) is { } last
            && last > first
        )
        {
            _ranges.Add((SpreadsheetReader.ColumnOf(from), first, last));
        }
    }

    /// <summary>The same rows, with the text of merged cells in each row that they go over.</summary>
    public IReadOnlyList<SheetRow> Fill(IReadOnlyList<SheetRow> rows)
    {
        foreach (var (column, first, last) in _ranges)
        {
            if (rows.FirstOrDefault(r => r.Number == first)?[column] is not { Length: > 0 } text)
            {
                continue;
            }

            foreach (var row in rows.Where(r => r.Number > first && r.Number <= last && r[column].Length == 0))
            {
                SpreadsheetReader.Put((List<string>)row.Cells, column, text);
            }
        }

        return rows;
    }

    private static int? RowOf(string reference) =>
        int.TryParse(
            reference.AsSpan(reference.TakeWhile(char.IsAsciiLetter).Count()),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var row
        )
            ? row
            : null;
}
