using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>
/// Bytes in the syntax of PDF, written one after the other. Numbers have two decimals at most: a hundredth of a point is finer than any
/// printer.
/// </summary>
internal sealed class PdfBuffer
{
    /// <summary>The most bytes of a string (ISO 19005-2, 6.1.13).</summary>
    public const int LongestString = 32_767;

    // Two bytes a character, and the mark.
    private const int LongestText = (LongestString / 2) - 1;

    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public PdfBuffer Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
        return this;
    }

    /// <summary>Plain ASCII, such as a name or a key.</summary>
    public PdfBuffer Raw(string ascii)
    {
        Length += Encoding.ASCII.GetBytes(ascii, Room(ascii.Length));
        return this;
    }

    public PdfBuffer Byte(byte value)
    {
        Room(1)[0] = value;
        Length++;
        return this;
    }

    public PdfBuffer Int(long value)
    {
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        Length += written;
        return this;
    }

    public PdfBuffer Number(double value) => Hundredths(Hundredth(value));

    /// <summary>A number that is counted in hundredths already, without zeros that say nothing.</summary>
    public PdfBuffer Hundredths(long value)
    {
        if (value < 0)
        {
            Byte((byte)'-');
            value = -value;
        }

        Int(value / 100);
        var rest = value % 100;
        if (rest > 0)
        {
            Byte((byte)'.').Byte((byte)('0' + (rest / 10)));
            if (rest % 10 > 0)
            {
                Byte((byte)('0' + (rest % 10)));
            }
        }

        return this;
    }

    public static long Hundredth(double value) => (long)Math.Round(value * 100, MidpointRounding.AwayFromZero);

    /// <summary>A reference to another object.</summary>
    public PdfBuffer Ref(int number) => Int(number).Raw(" 0 R"u8);

    /// <summary>
    /// A string of bytes. Brackets and the backslash are escaped, and a carriage return too: readers turn it into a line feed.
    /// </summary>
    public PdfBuffer Literal(ReadOnlySpan<byte> bytes)
    {
        Byte((byte)'(');
        foreach (var b in bytes)
        {
            if (b == '\r')
            {
                Raw("\\r"u8);
                continue;
            }

            if (b is (byte)'(' or (byte)')' or (byte)'\\')
            {
                Byte((byte)'\\');
            }

            Byte(b);
        }

        return Byte((byte)')');
    }

    /// <summary>
    /// A text for people: ASCII as it is, anything else in UTF-16 with its mark. One that is longer than PDF/A allows is cut.
    /// </summary>
    public PdfBuffer Text(string text)
    {
        var shown = text;
        if (text.Length > LongestText)
        {
            shown = text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
        }

        return Ascii.IsValid(shown)
            ? Literal(Encoding.ASCII.GetBytes(shown))
            : Literal([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(shown)]);
    }

    /// <summary>Hexadecimal digits of a value, as many as asked for.</summary>
    public PdfBuffer Hex(int value, int digits) =>
        Raw(value.ToString("X" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private Span<byte> Room(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }

        return _bytes.AsSpan(Length);
    }
}
