using System.Buffers.Binary;

namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>Which glyph of a typeface shows which character, from its full Unicode table (format 12).</summary>
internal sealed class CharacterMap
{
    // Nearly all text is in the first plane: an array there is worth its 128 KB a typeface, because every measured letter looks here.
    private readonly ushort[] _firstPlane = new ushort[0x10000];
    private readonly Dictionary<int, ushort> _others = [];

    public CharacterMap(ReadOnlySpan<byte> cmap)
    {
        var table = cmap[FullUnicode(cmap)..];
        var groups = BinaryPrimitives.ReadInt32BigEndian(table[12..]);
        for (var i = 0; i < groups; i++)
        {
            var group = table[(16 + (12 * i))..];
            var first = BinaryPrimitives.ReadInt32BigEndian(group);
            var last = BinaryPrimitives.ReadInt32BigEndian(group[4..]);
            var glyph = BinaryPrimitives.ReadInt32BigEndian(group[8..]);
            for (var c = first; c <= last; c++)
            {
                Add(c, (ushort)(glyph + c - first));
            }
        }
    }

    /// <summary>The glyph of a character; 0 when there is none.</summary>
    public int GlyphOf(int codePoint) => codePoint < _firstPlane.Length ? _firstPlane[codePoint] : _others.GetValueOrDefault(codePoint);

    private void Add(int codePoint, ushort glyph)
    {
        if (codePoint < _firstPlane.Length)
        {
            _firstPlane[codePoint] = glyph;
        }
        else
        {
            _others[codePoint] = glyph;
        }
    }

    private static int FullUnicode(ReadOnlySpan<byte> cmap)
    {
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(cmap[2..]); i++)
        {
            var offset = BinaryPrimitives.ReadInt32BigEndian(cmap[(8 + (8 * i))..]);
            if (BinaryPrimitives.ReadUInt16BigEndian(cmap[offset..]) == 12)
            {
                return offset;
            }
        }

        throw new InvalidDataException("The typeface has no full Unicode table.");
    }
}
