using System.Text;
using SocialValueIndex.Documents.TaggedPdf;

namespace SocialValueIndex.Documents.Layout;

/// <summary>
/// Breaks text into lines. The pieces put together are the text again, but for a zero-width space where a line ends in a hyphen. A line
/// that ends between words keeps its space, so that words do not fuse when they are read out. An address, or another word that is wider
/// than a line, ends one after a full stop, slash, “?”, ampersand or equals sign; a word without them is cut where the line is
/// full, with nothing added.
/// </summary>
public sealed class LineBreaker
{
    private const char ZeroWidthSpace = '\u200B';

    private readonly string _text;
    private readonly FontFace _font;
    private readonly double _limit;
    private readonly List<string> _lines = [];

    // In units of the em: the line so far, and the line up to the last places where it may end, between words and within one.
    private int _start;
    private long _width;
    private Place _betweenWords;
    private Place _withinWord;

    private LineBreaker(string text, TextStyle style, double width) =>
        (_text, _font, _limit) = (text, style.Font, width * style.Font.UnitsPerEm / style.Size);

    /// <summary>The lines of a clean text without line ends; one empty line for an empty text.</summary>
    public static IReadOnlyList<string> Break(string text, TextStyle style, double width) => new LineBreaker(text, style, width).Break();

    private IReadOnlyList<string> Break()
    {
        var before = default(Rune);
        for (var i = 0; i < _text.Length; )
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
                _betweenWords = new Place(i, _width);
            }
            else if (IsWithinAddress(rune, before, i))
            {
                _withinWord = new Place(i, _width);
            }

            before = rune;
        }

        _lines.Add(_text[_start..]);
        return _lines;
    }

    private void EndLine(int full)
    {
        var place =
            _betweenWords.At > _start ? _betweenWords
            : _withinWord.At > _start ? _withinWord
            : new Place(full, _width);
        _lines.Add(Line(_start, place));
        (_start, _width) = (place.At, _width - place.Width);
        _betweenWords = _betweenWords with { Width = _betweenWords.Width - place.Width };
        _withinWord = _withinWord with { Width = _withinWord.Width - place.Width };
    }

    /// <summary>
    /// A line that is not the last. Where it ends in a hyphen that was typed, programs that copy text would take the word for one that was
    /// only divided, and drop the hyphen; a zero-width space after it keeps it. It also keeps a soft hyphen unseen where a line was cut
    /// because it was full, and the hyphen would not fit.
    /// </summary>
    private string Line(int start, Place end)
    {
        var line = _text[start..end.At];
        return line[^1] == '-' || (line[^1] == Characters.SoftHyphen && end != _betweenWords) ? line + ZeroWidthSpace : line;
    }

    /// <summary>
    /// After a space; after a hyphen, dash or slash between letters, as in "and/or"; and after a soft hyphen, if there is room to show it.
    /// </summary>
    private bool MayBreakAfter(Rune rune, Rune before, int next) =>
        IsSpace(rune)
        || (rune.Value == Characters.SoftHyphen && next < _text.Length && _width + _font.Advance('-') <= _limit)
        || (
            rune.Value is '-' or '/' or 0x2010 or 0x2013 or 0x2014
            && Rune.IsLetterOrDigit(before)
            && next < _text.Length
            && char.IsLetter(_text[next])
        );

    private bool IsWithinAddress(Rune rune, Rune before, int next) =>
        rune.Value is '.' or '/' or '?' or '&' or '=' && !IsSpace(before) && next < _text.Length && char.IsLetterOrDigit(_text[next]);

    // Not the no-break spaces, which Unicode counts as white space too.
    private static bool IsSpace(Rune rune) => rune.Value is ' ' or 0x1680 or (>= 0x2000 and <= 0x200B and not 0x2007) or 0x205F or 0x3000;

    /// <summary>A place where a line may end, and its width up to there.</summary>
    private readonly record struct Place(int At, long Width);
}
