using System.Buffers.Binary;
using System.Text;

namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>
/// The profile that says what the colours of a file are: sRGB (IEC 61966-2-1), by its primaries and its curve, as ICC version 4 writes them
/// (ISO 15076-1). PDF/A asks for one. It is made from the published numbers, so that it needs no licence of anybody.
/// </summary>
internal static class SrgbProfile
{
    private const int HeaderLength = 128,
        EntryLength = 12;

    // The primaries of sRGB and the light that they are seen in, adapted to the D50 of the profile connection space.
    private static readonly double[] White = [0.9642, 1, 0.8249],
        Red = [0.43607, 0.22249, 0.01392],
        Green = [0.38515, 0.71687, 0.09708],
        Blue = [0.14307, 0.06061, 0.71410],
        Adaptation = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168];

    // Above the last number it is a power, below it a line: ((x + 0.055) / 1.055) ^ 2.4, and x / 12.92.
    private static readonly double[] Curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

    // It is the same in every document: packing it each time would be most of what it costs.
    private static readonly byte[] Profile = PdfFile.Deflate(Build()).ToArray();

    /// <summary>The profile as a stream of a file holds it, packed.</summary>
    public static ReadOnlySpan<byte> Packed => Profile;

    private static byte[] Build()
    {
        var curve = new Tag("para", [0, 3, 0, 0], Curve);
        (string Name, Tag Tag)[] tags =
        [
            ("desc", Text("sRGB")),
            ("cprt", Text("No copyright, use freely")),
            ("wtpt", new Tag("XYZ ", [], White)),
            ("chad", new Tag("sf32", [], Adaptation)),
            ("rXYZ", new Tag("XYZ ", [], Red)),
            ("gXYZ", new Tag("XYZ ", [], Green)),
            ("bXYZ", new Tag("XYZ ", [], Blue)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        var table = new byte[4 + (EntryLength * tags.Length)];
        BinaryPrimitives.WriteInt32BigEndian(table, tags.Length);
        var data = new List<byte>();
        var places = new Dictionary<Tag, int>();
        for (var i = 0; i < tags.Length; i++)
        {
            var (name, tag) = tags[i];
            if (!places.TryGetValue(tag, out var offset))
            {
                places[tag] = offset = HeaderLength + table.Length + data.Count;
                data.AddRange(tag.Bytes);
            }

            var entry = table.AsSpan(4 + (EntryLength * i), EntryLength);
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], offset);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], tag.Bytes.Length);
        }

        return [.. Header(HeaderLength + table.Length + data.Count), .. table, .. data];
    }

    private static byte[] Header(int size)
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        // Version 4.2, a display, from RGB to XYZ.
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), 0x04200000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", header.AsSpan(12));
        // Made on 25 November 2026.
        foreach (var (i, part) in ((int[])[2026, 11, 25]).Index())
        {
            BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(24 + (2 * i)), (short)part);
        }

        Encoding.ASCII.GetBytes("acsp", header.AsSpan(36));
        Fixed(White).CopyTo(header.AsSpan(68));
        return header;
    }

    /// <summary>A text in one language.</summary>
    private static Tag Text(string text)
    {
        const int RecordLength = 12,
            TextOffset = 28;
        var letters = Encoding.BigEndianUnicode.GetBytes(text);
        return new Tag(
            "mluc",
            [0, 0, 0, 1, 0, 0, 0, RecordLength, .. "enGB"u8, .. BigEndian(letters.Length), .. BigEndian(TextOffset), .. letters],
            []
        );
    }

    private static byte[] Fixed(double[] numbers) => [.. numbers.SelectMany(n => BigEndian((int)Math.Round(n * 65536)))];

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>A value of the profile: its type, what comes before its numbers, and the numbers; padded to whole words.</summary>
    private sealed class Tag(string type, byte[] before, double[] numbers)
    {
        public byte[] Bytes { get; } = Pad([.. Encoding.ASCII.GetBytes(type), 0, 0, 0, 0, .. before, .. Fixed(numbers)]);

        private static byte[] Pad(byte[] bytes) => [.. bytes, .. new byte[(4 - (bytes.Length % 4)) % 4]];
    }
}
