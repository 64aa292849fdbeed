using System.Buffers.Binary;
using System.Text;

namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>
/// A TrueType file with the glyphs of a document only, numbered by slot: glyph 0 is the one for "not defined", glyph n shows the character
/// of slot n.
/// The parts that accented letters are composed of follow. Hinting is left out: it is most of the weight, and printers and screens of today
/// ignore it.
/// </summary>
internal sealed class FontSubset
{
    private const int WordArguments = 0x1,
        HasScale = 0x8,
        MoreComponents = 0x20,
        HasTwoScales = 0x40,
        HasMatrix = 0x80;
    private const int HasInstructions = 0x100;

    private readonly FontFace _face;
    private readonly List<int> _glyphs = [0];
    private readonly Dictionary<int, ushort> _parts = [];
    private readonly PdfBuffer _outlines = new();
    private readonly List<int> _offsets = [0];

    private FontSubset(FontFace face, IReadOnlyList<int> codePoints)
    {
        _face = face;
        foreach (var codePoint in codePoints)
        {
            _glyphs.Add(face.GlyphOf(codePoint));
        }
    }

    public static byte[] Build(FontFace face, IReadOnlyList<int> codePoints) => new FontSubset(face, codePoints).Build();

    private byte[] Build()
    {
        // The list grows while parts are found.
        for (var i = 0; i < _glyphs.Count; i++)
        {
            AddOutline(_glyphs[i] == FontFace.NoGlyph ? [] : _face.Outline(_glyphs[i]));
        }

        return Assemble([
            ("glyf", _outlines.Written.ToArray()),
            ("head", Head()),
            ("hhea", WithNumber(_face.Table("hhea"), 34, _glyphs.Count)),
            ("hmtx", Metrics()),
            ("loca", Offsets()),
            ("maxp", WithNumber(_face.Table("maxp"), 4, _glyphs.Count)),
        ]);
    }

    private void AddOutline(ReadOnlySpan<byte> outline)
    {
        if (outline.Length > 0)
        {
            if (BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
            {
                AddSimple(outline);
            }
            else
            {
                AddComposite(outline);
            }
        }

        while (_outlines.Length % 4 != 0)
        {
            _outlines.Byte(0);
        }

        _offsets.Add(_outlines.Length);
    }

    /// <summary>Everything but the instructions, whose length becomes 0.</summary>
    private void AddSimple(ReadOnlySpan<byte> outline)
    {
        var contours = BinaryPrimitives.ReadInt16BigEndian(outline);
        var length = 10 + (2 * contours);
        var instructions = BinaryPrimitives.ReadUInt16BigEndian(outline[length..]);
        _outlines.Raw(outline[..length]).Raw([0, 0]).Raw(outline[(length + 2 + instructions)..]);
    }

    private void AddComposite(ReadOnlySpan<byte> outline)
    {
        var copy = outline.ToArray();
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(at));
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), (ushort)(flags & ~HasInstructions));
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at + 2), PartOf(BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(at + 2))));
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            at +=
                (flags & HasScale) != 0 ? 2
                : (flags & HasTwoScales) != 0 ? 4
                : (flags & HasMatrix) != 0 ? 8
                : 0;
        } while ((flags & MoreComponents) != 0);

        _outlines.Raw(copy.AsSpan(0, at));
    }

    private ushort PartOf(ushort glyph)
    {
        if (!_parts.TryGetValue(glyph, out var part))
        {
            part = _parts[glyph] = (ushort)_glyphs.Count;
            _glyphs.Add(glyph);
        }

        return part;
    }

    private byte[] Head()
    {
        var head = WithNumber(_face.Table("head"), 50, 1);
        head.AsSpan(8, 4).Clear();
        return head;
    }

    private byte[] Metrics()
    {
        var metrics = new byte[4 * _glyphs.Count];
        for (var i = 0; i < _glyphs.Count; i++)
        {
            var glyph = _glyphs[i];
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)_face.GlyphAdvance(glyph));
            BinaryPrimitives.WriteInt16BigEndian(
                metrics.AsSpan((4 * i) + 2),
                glyph == FontFace.NoGlyph ? (short)0 : _face.GlyphBearing(glyph)
            );
        }

        return metrics;
    }

    private byte[] Offsets()
    {
        var loca = new byte[4 * _offsets.Count];
        for (var i = 0; i < _offsets.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * i), _offsets[i]);
        }

        return loca;
    }

    private static byte[] WithNumber(ReadOnlySpan<byte> table, int at, int number)
    {
        var copy = table.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), (ushort)number);
        return copy;
    }

    private static byte[] Assemble(IReadOnlyList<(string Tag, byte[] Data)> tables)
    {
        var start = 12 + (16 * tables.Count);
        var file = new byte[start + tables.Sum(t => Padded(t.Data.Length))];
        // Six tables: the other three numbers of the header follow from that.
        ReadOnlySpan<byte> header = [0, 1, 0, 0, 0, 6, 0, 64, 0, 2, 0, 32];
        header.CopyTo(file);
        var at = start;
        for (var i = 0; i < tables.Count; i++)
        {
            var (tag, data) = tables[i];
            data.CopyTo(file, at);
            var entry = file.AsSpan(12 + (16 * i), 16);
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(file.AsSpan(at, Padded(data.Length))));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], at);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], data.Length);
            at += Padded(data.Length);
        }

        var head = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(12 + 16 + 8));
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), unchecked(0xB1B0AFBA - Sum(file)));
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Sum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (var i = 0; i < data.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(data[i..]));
        }

        return sum;
    }
}
