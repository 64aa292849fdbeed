using System.Globalization;
using System.Security.Cryptography;

namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>
/// Writes a font as PDF wants one with any number of characters: composite, embedded in part, with the way back to Unicode.
/// </summary>
internal static class FontWriter
{
    /// <summary>Writes the font and returns the number of its object.</summary>
    public static int Write(PdfFile file, FontUse use)
    {
        var program = FontSubset.Build(use.Face, use.CodePoints);
        var name = Tag(program) + "+" + use.Face.Name;
        var (font, descendant, descriptor, data, unicode) = (
            file.Reserve(),
            file.Reserve(),
            file.Reserve(),
            file.Reserve(),
            file.Reserve()
        );
        file.Stream(data, FormattableString.Invariant($"/Length1 {program.Length}"), program);
        file.Stream(unicode, "", ToUnicode(use.CodePoints));
        file.Begin(font)
            .Raw("<</Type/Font/Subtype/Type0/BaseFont/"u8)
            .Raw(name)
            .Raw("/Encoding/Identity-H/DescendantFonts["u8)
            .Ref(descendant)
            .Raw("]/ToUnicode "u8)
            .Ref(unicode)
            .Raw(">>"u8);
        WriteWidths(
            file.Begin(descendant)
                .Raw("<</Type/Font/Subtype/CIDFontType2/BaseFont/"u8)
                .Raw(name)
                .Raw("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor "u8)
                .Ref(descriptor),
            use
        );
        WriteDescriptor(file.Begin(descriptor), use.Face, name, data);
        return font;
    }

    private static void WriteWidths(PdfBuffer buffer, FontUse use)
    {
        buffer.Raw("/DW "u8).Int(Thousandths(use.Face, use.Face.GlyphAdvance(0))).Raw("/W[1["u8);
        for (var i = 0; i < use.CodePoints.Count; i++)
        {
            buffer.Raw(i == 0 ? ""u8 : " "u8).Int(Thousandths(use.Face, use.Face.Advance(use.CodePoints[i])));
        }

        buffer.Raw("]]>>"u8);
    }

    private static void WriteDescriptor(PdfBuffer buffer, FontFace face, string name, int data)
    {
        buffer.Raw("<</Type/FontDescriptor/FontName/"u8).Raw(name).Raw("/Flags 4/FontBBox["u8);
        foreach (var side in face.Bounds)
        {
            buffer.Int(Thousandths(face, side)).Raw(" "u8);
        }

        // The file does not say how thick its stems are; readers only use the number to fake a font that is missing, and this one is not.
        buffer
            .Raw("]/ItalicAngle 0/Ascent "u8)
            .Int(Thousandths(face, face.Ascent))
            .Raw("/Descent "u8)
            .Int(Thousandths(face, face.Descent))
            .Raw("/CapHeight "u8)
            .Int(Thousandths(face, face.CapHeight))
            .Raw("/StemV "u8)
            .Int(face.Weight / 5)
            .Raw("/FontFile2 "u8)
            .Ref(data)
            .Raw(">>"u8);
    }

    private static ReadOnlySpan<byte> ToUnicode(IReadOnlyList<int> codePoints)
    {
        // The format allows a hundred pairs in one block.
        const int Block = 100;
        var map = new PdfBuffer()
            .Raw("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"u8)
            .Raw("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"u8)
            .Raw("/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"u8);
        for (var start = 0; start < codePoints.Count; start += Block)
        {
            var count = Math.Min(Block, codePoints.Count - start);
            map.Int(count).Raw(" beginbfchar\n"u8);
            for (var i = start; i < start + count; i++)
            {
                map.Raw("<"u8).Hex(i + 1, 4).Raw("><"u8);
                foreach (
                    var unit in char.ConvertFromUtf32(codePoints[i] == FontFace.ShownSoftHyphen ? Characters.SoftHyphen : codePoints[i])
                )
                {
                    map.Hex(unit, 4);
                }

                map.Raw(">\n"u8);
            }

            map.Raw("endbfchar\n"u8);
        }

        return map.Raw("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"u8).Written;
    }

    /// <summary>Six letters that tell one part of a typeface from another, drawn from its content.</summary>
    private static string Tag(byte[] program) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Concat(SHA256.HashData(program).Take(6).Select(b => (char)('A' + (b % 26))))}"
        );

    private static int Thousandths(FontFace face, int units) => (int)Math.Round(units * 1000.0 / face.UnitsPerEm);
}
