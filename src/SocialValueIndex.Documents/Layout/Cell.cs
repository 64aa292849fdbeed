using SocialValueIndex.Documents.TaggedPdf;

namespace SocialValueIndex.Documents.Layout;

/// <summary>Draws something for the eye beside a line: a bullet, a row of squares.</summary>
/// <param name="page">Where to.</param>
/// <param name="corner">The top left corner of the line, before its indent.</param>
public delegate void Ornament(Page page, Point corner);

/// <summary>A line of text in a cell.</summary>
/// <param name="Owner">What it belongs to.</param>
/// <param name="Text">The text.</param>
/// <param name="Style">How it is set.</param>
/// <param name="Indent">How far in from the left.</param>
/// <param name="Before">The gap above it, which falls away at the top of a page.</param>
/// <param name="Ornament">What stands beside it.</param>
internal readonly record struct CellLine(Owner Owner, string Text, TextStyle Style, double Indent, double Before, Ornament? Ornament);

/// <summary>A cell of a table as lines of text, and how many of them are set already.</summary>
public sealed class Cell(double width)
{
    private readonly List<CellLine> _lines = [];
    private int _next;

    /// <summary>Whether every line is set.</summary>
    public bool IsDone => _next == _lines.Count;

    /// <summary>The height of all its lines in points, those that are set already among them.</summary>
    public double Height => HeightOf(_lines.Count);

    /// <summary>Adds a text, broken into lines.</summary>
    public void Add(StructNode owner, string text, TextStyle style, double indent = 0, double before = 0, Ornament? ornament = null)
    {
        foreach (var line in LineBreaker.Break(text, style, width - indent))
        {
            _lines.Add(new CellLine(owner, line, style, indent, before, ornament));
            (before, ornament) = (0, null);
        }
    }

    /// <summary>Sets as many lines as fit and says how high they are.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="corner">The top left corner of the text.</param>
    /// <param name="room">The height there is.</param>
    /// <param name="atLeastOne">Whether to set a line even if it does not fit, so that a table always goes on.</param>
    public double Set(Page page, Point corner, double room, bool atLeastOne)
    {
        var y = 0.0;
        for (var first = true; !IsDone; first = false)
        {
            var line = _lines[_next];
            var top = y + (first ? 0 : line.Before);
            if (top + line.Style.Leading > room + 0.01 && !(first && atLeastOne))
            {
                break;
            }

            Draw(page, line, line.Owner, new Point(corner.X, corner.Y + top));
            y = top + line.Style.Leading;
            _next++;
        }

        return y;
    }

    /// <summary>How many lines from the next one on fit into a height, as a height.</summary>
    public double HeightWithin(double room)
    {
        var y = 0.0;
        for (var i = _next; i < _lines.Count; i++)
        {
            var bottom = y + (i == _next ? 0 : _lines[i].Before) + _lines[i].Style.Leading;
            if (bottom > room + 0.01)
            {
                break;
            }

            y = bottom;
        }

        return y;
    }

    /// <summary>Sets the whole cell once more for the eye, above or beside the rest of something that goes on over a page.</summary>
    public double Repeat(Page page, Point corner, double room)
    {
        var y = 0.0;
        foreach (var line in _lines)
        {
            var top = y + (y > 0 ? line.Before : 0);
            if (top + line.Style.Leading > room)
            {
                break;
            }

            Draw(page, line, Artifact.Repeated, new Point(corner.X, corner.Y + top));
            y = top + line.Style.Leading;
        }

        return y;
    }

    private static void Draw(Page page, CellLine line, Owner owner, Point corner)
    {
        line.Ornament?.Invoke(page, corner);
        if (line.Text.Length > 0)
        {
            page.Text(
                owner,
                corner.X + line.Indent,
                corner.Y + line.Style.Baseline,
                line.Style.Font,
                line.Style.Size,
                line.Style.Colour,
                line.Text
            );
        }
    }

    private double HeightOf(int count)
    {
        var height = 0.0;
        for (var i = 0; i < count; i++)
        {
            height += (i == 0 ? 0 : _lines[i].Before) + _lines[i].Style.Leading;
        }

        return height;
    }
}
