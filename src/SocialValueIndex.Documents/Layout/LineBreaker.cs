using System.Text;
using SocialValueIndex.Documents.TaggedPdf;

namespace SocialValueIndex.Documents.Layout;

/// <summary>
/// Breaks text into lines. The pieces put together are the text again: a line that ends between words keeps its space, so that words do not
/// fuse
/// when they are read out, and a word that is wider than a line is cut where the line is full, with nothing added.
/// </summary>
public sealed class LineBreaker
{
    private readonly string _text;
    private readonly FontFace _font;
    private readonly double _limit;
    private readonly List<string> _lines = [];

    // In units of the em: the line so far, and the line up to the last place where it may end.
    private int _start;
    private long _width;
    private int _breakAt;
    private long _widthAtBreak;

    private LineBreaker(string text, TextStyle style, double width) =>
        (_text, _font, _limit) = (text, style.Font, width * style.Font.UnitsPerEm / style.Size);

    /// <summary>The lines of a clean text without line ends; one empty line for an empty text.</summary>
    public static IReadOnlyList<string> Break(string text, TextStyle style, double width) => new LineBreaker(text, style, width).Break();

    private IReadOnlyList<string> Break()
    {
        var before = default(Rune);
        for (var i = 0; i < _text.Length;)
        {
            Rune.DecodeFromUtf16(_text.AsSpan(i), out var rune, out var length);
            var advance = _font.Advance(rune.Value);
            // One space may hang over the edge, where nobody sees it; a run of them counts like letters.
            var hangs = IsSpace(rune) && !IsSpace(before);
            while (!hangs && _width + advance > _limit && i > _start)
            {
                EndLine(i);
            }

            i += length;
            _width += advance;
            if (MayBreakAfter(rune, before, i))
            {
                (_breakAt, _widthAtBreak) = (i, _width);
            }

            before = rune;
        }

        _lines.Add(_text[_start..]);
        return _lines;
    }

    private void EndLine(int at)
    {
        var (end, width) = _breakAt > _start ? (_breakAt, _widthAtBreak) : (at, _width);
        _lines.Add(_text[_start..end]);
        (_start, _width) = (end, _width - width);
    }

    /// <summary>After a space; and after a hyphen, dash or slash between letters, as in "and/or".</summary>
    private bool MayBreakAfter(Rune rune, Rune before, int next) => IsSpace(rune)
        || (rune.Value is '-' or '/' or 0x2010 or 0x2013 or 0x2014
            && Rune.IsLetterOrDigit(before)
            && next < _text.Length
            && char.IsLetter(_text[next]));

    // Not the no-break spaces, which Unicode counts as white space too.
    private static bool IsSpace(Rune rune) => rune.Value is ' ' or 0x1680 or (>= 0x2000 and <= 0x200B and not 0x2007) or 0x205F or 0x3000;
}
