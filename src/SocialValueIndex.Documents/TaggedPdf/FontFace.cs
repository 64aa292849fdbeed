using System.Buffers.Binary;
using System.Text;

namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>
/// A TrueType typeface, read once: what is needed to measure text with it and to embed the part of it that a document uses.
/// It never changes, so that any number of documents can share it. What it lacks can stand in a second face, which is read only when a
/// text needs it.
/// </summary>
public sealed class FontFace
{
    /// <summary>Stands for a glyph without outline and without width.</summary>
    internal const int NoGlyph = -1;

    /// <summary>
    /// Stands for a soft hyphen that a line was broken at, which is shown; all others are not. It is no character, so that the two have
    /// slots of their own, and is read back as the one it is.
    /// </summary>
    internal const int ShownSoftHyphen = 0x1100AD;

    /// <summary>How large symbols of the second face stand among letters: at the same size they would tower over them.</summary>
    internal const double SymbolSize = 0.85;

    private readonly byte[] _data;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly CharacterMap _characters;
    private readonly Lazy<FontFace>? _symbols;
    private readonly int _longMetrics;
    private readonly bool _longOffsets;

    // Every letter of every document is measured here.
    private readonly ushort[] _advances;

    internal FontFace(byte[] data, Lazy<FontFace>? symbols = null)
    {
        (_data, _symbols) = (data, symbols);
        for (var i = 0; i < U16(data, 4); i++)
        {
            var entry = data.AsSpan(12 + (16 * i), 16);
            _tables[Encoding.ASCII.GetString(entry[..4])] = (
                BinaryPrimitives.ReadInt32BigEndian(entry[8..]),
                BinaryPrimitives.ReadInt32BigEndian(entry[12..])
            );
        }

        var head = Table("head");
        UnitsPerEm = U16(head, 18);
        _longOffsets = U16(head, 50) == 1;
        Bounds = [S16(head, 36), S16(head, 38), S16(head, 40), S16(head, 42)];
        var hhea = Table("hhea");
        (Ascent, Descent, _longMetrics) = (S16(hhea, 4), S16(hhea, 6), U16(hhea, 34));
        _advances = ReadAdvances(Table("hmtx"), U16(Table("maxp"), 4));
        var os2 = Table("OS/2");
        (Weight, CapHeight) = (U16(os2, 4), S16(os2, 88));
        _characters = new CharacterMap(Table("cmap"));
        Name = PostScriptName(Table("name"));
    }

    internal string Name { get; }

    internal int UnitsPerEm { get; }

    internal int Ascent { get; }

    internal int Descent { get; }

    internal int CapHeight { get; }

    internal int Weight { get; }

    /// <summary>The box around all glyphs: left, bottom, right, top.</summary>
    internal IReadOnlyList<int> Bounds { get; }

    /// <summary>
    /// The glyph that shows a character: <see cref="NoGlyph"/> for one that is invisible by nature, such as a soft hyphen; and for one that
    /// the typeface lacks, the crossed box that it keeps at 0 (a document puts that in a slot of its own, because showing number 0 itself
    /// is forbidden).
    /// </summary>
    internal int GlyphOf(int codePoint) =>
        Characters.IsInvisible(codePoint) ? NoGlyph
        : Characters.IsPrivate(codePoint) ? GlyphOf(Characters.Replacement)
        : _characters.GlyphOf(codePoint == ShownSoftHyphen ? '-' : codePoint);

    /// <summary>The face that a character is set in: the second one, if there it is and here it is not.</summary>
    internal FontFace FaceOf(int codePoint) =>
        GlyphOf(codePoint) == 0 && _symbols?.Value is { } symbols && symbols.GlyphOf(codePoint) > 0 ? symbols : this;

    /// <summary>
    /// Whether a character is set as what it is, or has nothing to show by its nature; otherwise a crossed box stands for it.
    /// </summary>
    internal bool CanShow(int codePoint) => !Characters.IsPrivate(codePoint) && FaceOf(codePoint).GlyphOf(codePoint) != 0;

    /// <summary>How far a character moves the pen, in units of the em.</summary>
    internal int Advance(int codePoint)
    {
        var glyph = GlyphOf(codePoint);
        return glyph == 0 && FaceOf(codePoint) is var face && face != this
            ? (int)Math.Round(face.Advance(codePoint) * SymbolSize * UnitsPerEm / face.UnitsPerEm)
            : GlyphAdvance(glyph);
    }

    internal int GlyphAdvance(int glyph) => glyph == NoGlyph ? 0 : _advances[glyph];

    internal short GlyphBearing(int glyph) =>
        glyph < _longMetrics ? S16(Table("hmtx"), (4 * glyph) + 2) : S16(Table("hmtx"), (4 * _longMetrics) + (2 * (glyph - _longMetrics)));

    /// <summary>The width of a text in points.</summary>
    public double Width(string text, double size)
    {
        var units = 0L;
        foreach (var rune in text.EnumerateRunes())
        {
            units += Advance(rune.Value);
        }

        return units * size / UnitsPerEm;
    }

    /// <summary>The outline of a glyph as the file has it; empty for a blank.</summary>
    internal ReadOnlySpan<byte> Outline(int glyph)
    {
        var loca = Table("loca");
        var (from, to) = _longOffsets
            ? (BinaryPrimitives.ReadInt32BigEndian(loca[(4 * glyph)..]), BinaryPrimitives.ReadInt32BigEndian(loca[(4 * (glyph + 1))..]))
            : (2 * U16(loca, 2 * glyph), 2 * U16(loca, 2 * (glyph + 1)));
        return Table("glyf")[from..to];
    }

    internal ReadOnlySpan<byte> Table(string tag)
    {
        var (offset, length) = _tables[tag];
        return _data.AsSpan(offset, length);
    }

    /// <summary>The glyphs at the end that have no advance of their own share the last one.</summary>
    private ushort[] ReadAdvances(ReadOnlySpan<byte> hmtx, int glyphs)
    {
        var advances = new ushort[glyphs];
        for (var i = 0; i < glyphs; i++)
        {
            advances[i] = U16(hmtx, 4 * Math.Min(i, _longMetrics - 1));
        }

        return advances;
    }

    private static string PostScriptName(ReadOnlySpan<byte> name)
    {
        var texts = U16(name, 4);
        for (var i = 0; i < U16(name, 2); i++)
        {
            var entry = name[(6 + (12 * i))..];
            if (U16(entry, 0) == 3 && U16(entry, 6) == 6)
            {
                return Encoding.BigEndianUnicode.GetString(name.Slice(texts + U16(entry, 10), U16(entry, 8)));
            }
        }

        throw new InvalidDataException("The typeface has no PostScript name.");
    }

    private static ushort U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    private static short S16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadInt16BigEndian(data[at..]);
}
