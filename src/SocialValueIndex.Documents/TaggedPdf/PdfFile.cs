using System.IO.Compression;
using System.Security.Cryptography;

namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>
/// The file as a container of numbered objects: streams stand in the body, everything else in compressed object streams,
/// and a cross-reference stream says where each is. It knows nothing of what the objects mean.
/// </summary>
internal sealed class PdfFile
{
    // Readers unpack a whole object stream to get at one object: in a long document a single one would be a burden.
    private const int ObjectsPerStream = 1000;

    // Half the time of the usual level 6, for a few hundred bytes more.
    private static readonly ZLibCompressionOptions Packing = new() { CompressionLevel = 4 };

    private readonly PdfBuffer _out = new();
    private readonly PdfBuffer _packed = new();
    private readonly List<(int Number, int Offset)> _inPack = [];
    private readonly List<(byte Kind, int First, int Second)> _places = [(0, 0, 65535)];

    // The second line tells programs that move files that this one is binary.
    public PdfFile() => _out.Raw("%PDF-1.7\n%"u8).Raw([0xE2, 0xE3, 0xCF, 0xD3]).Raw("\n"u8);

    /// <summary>Sets a number aside, so that objects can refer to one that is written later.</summary>
    public int Reserve()
    {
        _places.Add((0, 0, 0));
        return _places.Count - 1;
    }

    /// <summary>Begins an object; what is written to the buffer until the next one begins belongs to it.</summary>
    public PdfBuffer Begin(int number)
    {
        if (_inPack.Count == ObjectsPerStream)
        {
            Pack();
        }

        if (_inPack.Count > 0)
        {
            _packed.Raw("\n"u8);
        }

        _inPack.Add((number, _packed.Length));
        return _packed;
    }

    /// <summary>A stream object, compressed.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="entries">What its dictionary says besides length and filter.</param>
    /// <param name="data">Its bytes before compression.</param>
    public void Stream(int number, string entries, ReadOnlySpan<byte> data) => PackedStream(number, entries, Deflate(data));

    /// <summary>A stream object whose bytes are compressed already.</summary>
    public void PackedStream(int number, string entries, ReadOnlySpan<byte> packed) =>
        Body(number, entries + "/Filter/FlateDecode", packed);

    /// <summary>A stream object that any program can read without unpacking it.</summary>
    public void PlainStream(int number, string entries, ReadOnlySpan<byte> data) => Body(number, entries, data);

    /// <summary>Ends the file.</summary>
    /// <param name="root">The number of the catalog.</param>
    /// <param name="info">The number of the information dictionary.</param>
    public byte[] Finish(int root, int info)
    {
        Pack();
        // The same content has the same identity: nothing here depends on a clock or on chance.
        var id = Convert.ToHexString(SHA256.HashData(_out.Written).AsSpan(0, 16));
        var number = Reserve();
        var start = _out.Length;
        _places[number] = (1, start, 0);
        var trailer = new PdfBuffer()
            .Raw("/Type/XRef/Size "u8)
            .Int(_places.Count)
            .Raw("/W[1 4 2]/Root "u8)
            .Ref(root)
            .Raw("/Info "u8)
            .Ref(info)
            .Raw("/ID[<"u8)
            .Raw(id)
            .Raw("><"u8)
            .Raw(id)
            .Raw(">]"u8);
        Stream(number, System.Text.Encoding.ASCII.GetString(trailer.Written), Places());
        _out.Raw("startxref\n"u8).Int(start).Raw("\n%%EOF\n"u8);
        return _out.Written.ToArray();
    }

    private void Body(int number, string entries, ReadOnlySpan<byte> data)
    {
        _places[number] = (1, _out.Length, 0);
        _out.Int(number)
            .Raw(" 0 obj\n<<"u8)
            .Raw(entries)
            .Raw("/Length "u8)
            .Int(data.Length)
            .Raw(">>stream\n"u8)
            .Raw(data)
            .Raw("\nendstream\nendobj\n"u8);
    }

    private void Pack()
    {
        if (_inPack.Count == 0)
        {
            return;
        }

        var stream = Reserve();
        var whole = new PdfBuffer();
        for (var i = 0; i < _inPack.Count; i++)
        {
            var (number, offset) = _inPack[i];
            _places[number] = (2, stream, i);
            whole.Int(number).Raw(" "u8).Int(offset).Raw(" "u8);
        }

        var first = whole.Length;
        Stream(stream, FormattableString.Invariant($"/Type/ObjStm/N {_inPack.Count}/First {first}"), whole.Raw(_packed.Written).Written);
        _packed.Clear();
        _inPack.Clear();
    }

    /// <summary>One row of seven bytes for every object: kind, offset or object stream, generation or place in the stream.</summary>
    private ReadOnlySpan<byte> Places()
    {
        var rows = new byte[_places.Count * 7];
        for (var i = 0; i < _places.Count; i++)
        {
            var (kind, first, second) = _places[i];
            var row = rows.AsSpan(i * 7, 7);
            row[0] = kind;
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(row[1..], first);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(row[5..], (ushort)second);
        }

        return rows;
    }

    /// <summary>Compresses bytes as streams hold them.</summary>
    public static ReadOnlySpan<byte> Deflate(ReadOnlySpan<byte> data)
    {
        using var target = new MemoryStream((data.Length / 2) + 64);
        using (var packer = new ZLibStream(target, Packing, leaveOpen: true))
        {
            packer.Write(data);
        }

        return target.GetBuffer().AsSpan(0, (int)target.Length);
    }
}
