namespace SocialValueIndex.Documents.Layout;

/// <summary>
/// Shares the width of a table among its columns by what stands in them: each has room for its longest word, one with nothing in it is as
/// wide as its header needs, and those with more text get more, so that the rows are low.
/// </summary>
/// <param name="look">How the table looks.</param>
/// <param name="headers">What the header cells say.</param>
public sealed class ColumnWidths(TableLook look, IReadOnlyList<string> headers)
{
    // Longer words, such as addresses, are broken. No column takes more than a share of the table that leaves the others readable.
    private const double LongestWord = 96,
        LargestShare = 0.45;

    private readonly double[] _least = [.. headers.Select(h => WidestWord(h, look.Header))];
    private readonly double[] _amounts = new double[headers.Count];

    /// <summary>Takes a cell into account.</summary>
    /// <param name="column">Its column, from 0.</param>
    /// <param name="texts">The clean texts of its paragraphs or items.</param>
    /// <param name="style">How they are set.</param>
    /// <param name="indent">How far in from the left.</param>
    public void Add(int column, IEnumerable<string> texts, TextStyle style, double indent = 0)
    {
        var amount = 0.0;
        foreach (var text in texts)
        {
            _least[column] = Math.Max(_least[column], indent + Math.Min(LongestWord, WidestWord(text, style)));
            amount += style.Width(text);
        }

        // Of columns that are filled alike, the one with the fullest cell makes the table high.
        _amounts[column] += amount * amount;
    }

    /// <summary>The columns, which fill a width together.</summary>
    public IReadOnlyList<Column> Share(double width)
    {
        var least = _least.Select(l => Math.Ceiling(l + (2 * look.Padding) + 0.5)).ToArray();
        // The heights of rows add up to least when widths grow with the cube root of the squares of what stands in them.
        var weights = _amounts.Select(Math.Cbrt).ToArray();
        var widths = least.ToArray();
        var open = Enumerable.Range(0, least.Length).Where(i => weights[i] > 0).ToList();
        for (var settled = false; !settled; )
        {
            var (room, weight) = (width - widths.Where((_, i) => !open.Contains(i)).Sum(), open.Sum(i => weights[i]));
            open.ForEach(i => widths[i] = Math.Min(Math.Floor(room * weights[i] / weight), width * LargestShare));
            var narrow = open.Where(i => widths[i] < least[i]).ToList();
            narrow.ForEach(i => widths[i] = least[i]);
            settled = open.RemoveAll(narrow.Contains) == 0;
        }

        ShareRest(widths, [.. open.Where(i => widths[i] < width * LargestShare)], width - widths.Sum());
        return [.. headers.Select((h, i) => new Column(h, widths[i]))];
    }

    /// <summary>
    /// What rounding and the largest share left goes to the columns that may grow; what is missing is taken from the widest.
    /// </summary>
    private static void ShareRest(double[] widths, IReadOnlyList<int> growing, double rest)
    {
        var takers =
            rest < 0 ? [Array.IndexOf(widths, widths.Max())]
            : growing.Count > 0 ? growing
            : [.. Enumerable.Range(0, widths.Length)];
        foreach (var taker in takers)
        {
            widths[taker] += rest / takers.Count;
        }
    }

    private static double WidestWord(string text, TextStyle style) => text.Split(' ').Max(style.Width);
}
