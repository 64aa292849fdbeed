using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using UglyToad.PdfPig.Tokens;

namespace SocialValueIndex.Reports.Tests;

/// <summary>What PDF/A-2a (ISO 19005-2) asks of the file beyond what PDF/UA does, as far as a program can tell.</summary>
public sealed class ArchiveTests
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    public static TheoryData<string> Documents => ["example", "hostile", "schedule"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Metadata_ClaimsTheLevelAndDescribesWhatTheStandardDoesNotKnow(string name)
    {
        using var reader = new TaggedReader(Write(name));
        Assert.True(reader.Document.TryGetXmpMetadata(out var metadata));
        using var bytes = new MemoryStream(metadata.GetXmlBytes().ToArray());
        var xml = XDocument.Load(bytes);

        XNamespace claim = "http://www.aiim.org/pdfa/ns/id/";
        Assert.Equal("2", Assert.Single(xml.Descendants(claim + "part")).Value);
        Assert.Equal("A", Assert.Single(xml.Descendants(claim + "conformance")).Value);
        XNamespace schema = "http://www.aiim.org/pdfa/ns/schema#",
            property = "http://www.aiim.org/pdfa/ns/property#";
        Assert.Equal("http://www.aiim.org/pdfua/ns/id/", Assert.Single(xml.Descendants(schema + "namespaceURI")).Value);
        Assert.Equal("pdfuaid", Assert.Single(xml.Descendants(schema + "prefix")).Value);
        Assert.Equal("part", Assert.Single(xml.Descendants(property + "name")).Value);
        Assert.Equal("Integer", Assert.Single(xml.Descendants(property + "valueType")).Value);
        Assert.Equal(reader.Document.Information.Title, Assert.Single(xml.Descendants(Rdf + "Alt")).Value);
        Assert.Equal(reader.Document.Information.Author, Assert.Single(xml.Descendants("{http://purl.org/dc/elements/1.1/}creator")).Value);
    }

    [Fact]
    public void Colours_AreSaidByAProfileOfThreeChannels()
    {
        using var reader = new TaggedReader(Write("example"));
        var intent = reader.Resolve<DictionaryToken>(Assert.Single(reader.Resolve<ArrayToken>(reader.Catalog.Data["OutputIntents"]).Data));
        var stream = reader.Resolve<StreamToken>(intent.Data["DestOutputProfile"]);

        Assert.Equal("GTS_PDFA1", TaggedReader.Name(intent.Data["S"]));
        Assert.Equal(3, ((NumericToken)stream.StreamDictionary.Data["N"]).Int);
        var profile = Unpack(stream);
        Assert.Equal(profile.Length, BinaryPrimitives.ReadInt32BigEndian(profile));
        Assert.Equal("mntrRGB XYZ ", Encoding.ASCII.GetString(profile, 12, 12));
        Assert.Equal("acsp", Encoding.ASCII.GetString(profile, 36, 4));
        Assert.Equal(
            ["desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"],
            Enumerable
                .Range(0, BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(128)))
                .Select(i => Encoding.ASCII.GetString(profile, 132 + (12 * i), 4))
        );
        // The three primaries together are the white of the profile, to the last digit that is published.
        double[] sums = [Sum(0), Sum(1), Sum(2)];
        Assert.All(sums.Zip((double[])[0.9642, 1, 0.8249]), pair => Assert.Equal(pair.Second, pair.First, 3));

        double Sum(int part) => ((string[])["rXYZ", "gXYZ", "bXYZ"]).Sum(tag => Number(profile, tag, part));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Pages_UseNothingThatArchivesForbid(string name)
    {
        var bytes = Write(name);
        using var reader = new TaggedReader(bytes);

        string[] forbidden = ["OpenAction", "AA", "AcroForm", "Names", "Encrypt", "OCProperties", "Perms"];
        Assert.All(forbidden, key => Assert.False(reader.Catalog.Data.ContainsKey(key), key));
        foreach (var page in reader.Pages)
        {
            var resources = reader.Resolve<DictionaryToken>(page.Dictionary.Data["Resources"]);
            Assert.Equal(["Font"], resources.Data.Keys);
            Assert.False(page.Dictionary.Data.ContainsKey("Group"));
            Assert.All(
                page.Operations.Select(o => o.Operator),
                o => Assert.DoesNotContain(o, (string[])["gs", "Do", "sh", "cs", "CS", "k", "K"])
            );
        }

        Assert.StartsWith("%PDF-1.7\n%", Encoding.Latin1.GetString(bytes, 0, 10), StringComparison.Ordinal);
        Assert.All(bytes[10..14], b => Assert.True(b > 127));
        Assert.EndsWith("%%EOF\n", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Contains("/ID[<", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_ArePrintedAndNeverHidden(string name)
    {
        using var reader = new TaggedReader(Write(name));

        Assert.All(
            reader.Root.All("Link"),
            link =>
            {
                var place = Assert.Single(link.Links).Data;
                Assert.Equal(4, ((NumericToken)place["F"]).Int);
                Assert.False(place.ContainsKey("A"));
                Assert.NotEqual("", TaggedReader.Text(place["Contents"]));
            }
        );
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Fonts_LeadBackToCharactersWithAMeaning(string name)
    {
        using var reader = new TaggedReader(Write(name));

        foreach (var rune in reader.Contents.Values.SelectMany(t => t.EnumerateRunes()))
        {
            Assert.False(rune.Value is 0 or 0xFEFF or 0xFFFE or (>= 0xE000 and <= 0xF8FF) or >= 0xF0000, $"U+{rune.Value:X4}");
        }

        foreach (var font in Fonts(reader))
        {
            var descendant = reader.Resolve<DictionaryToken>(reader.Resolve<ArrayToken>(font.Data["DescendantFonts"])[0]);
            var descriptor = reader.Resolve<DictionaryToken>(descendant.Data["FontDescriptor"]);
            // A set of glyphs is not asked for since PDF/A-2, and one that is wrong is a fault.
            Assert.False(descriptor.Data.ContainsKey("CIDSet"));
            var widths = Widths(reader, descendant);
            // Behind the glyphs of characters, the program has parts of accented letters, which nothing shows by themselves.
            Assert.Equal(widths, ProgramWidths(Unpack(reader.Resolve<StreamToken>(descriptor.Data["FontFile2"]))).Take(widths.Length));
        }
    }

    [Fact]
    public void Strings_OfAnyLength_StayWithinTheLimit()
    {
        var invisible = string.Concat(Enumerable.Repeat("\u200D", 40_000));
        var bytes = ActionPlanPdf.Write(
            Sample.PlanWith(a => a.Code == "B" ? "a" + invisible : ""),
            Sample.Heading with
            {
                Organisation = new string('ŵ', 40_000),
            }
        );
        using var reader = new TaggedReader(bytes);

        Assert.All(
            reader.Pages.SelectMany(p => p.Operations).OfType<UglyToad.PdfPig.Graphics.Operations.TextShowing.ShowText>(),
            show => Assert.InRange(show.Text?.Length ?? show.Bytes.Length, 0, 32_767)
        );
        Assert.InRange(reader.Document.Information.Title!.Length, 10_000, 16_383);
    }

    private static byte[] Write(string name) =>
        name switch
        {
            "example" => ActionPlanPdf.Write(Sample.Example, Sample.Heading),
            "schedule" => ActionPlanPdf.Write(Sample.Example, Sample.Heading, SampleSchedule.With()),
            _ => ActionPlanPdf.Write(
                Sample.PlanWith(a => "\uE000 \U000F0001 😀 \0 \uFEFF \uFFFE \uD800 <&> pro\u00ADcurement " + a.Name),
                Sample.Heading with
                {
                    Organisation = "A & B <Council> \uE000 \u0001",
                }
            ),
        };

    private static IEnumerable<DictionaryToken> Fonts(TaggedReader reader) =>
        reader
            .Resolve<DictionaryToken>(reader.Resolve<DictionaryToken>(reader.Pages[0].Dictionary.Data["Resources"]).Data["Font"])
            .Data.Values.Select(reader.Resolve<DictionaryToken>);

    private static int[] Widths(TaggedReader reader, DictionaryToken font) =>
        [.. reader.Resolve<ArrayToken>(((ArrayToken)font.Data["W"])[1]).Data.Select(w => ((NumericToken)w).Int)];

    /// <summary>The widths of the glyphs from 1 on, as the embedded program has them, in thousandths of the em.</summary>
    private static int[] ProgramWidths(byte[] program)
    {
        var tables = Enumerable
            .Range(0, BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(4)))
            .Select(i => program.AsSpan(12 + (16 * i), 16).ToArray())
            .ToDictionary(e => Encoding.ASCII.GetString(e, 0, 4), e => BinaryPrimitives.ReadInt32BigEndian(e.AsSpan(8)));
        var unitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(tables["head"] + 18));
        var count = BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(tables["hhea"] + 34));
        return
        [
            .. Enumerable
                .Range(1, count - 1)
                .Select(i => BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(tables["hmtx"] + (4 * i))))
                .Select(w => (int)Math.Round(w * 1000.0 / unitsPerEm)),
        ];
    }

    private static double Number(byte[] profile, string tag, int part)
    {
        for (var at = 132; ; at += 12)
        {
            if (Encoding.ASCII.GetString(profile, at, 4) == tag)
            {
                return BinaryPrimitives.ReadInt32BigEndian(
                        profile.AsSpan(BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(at + 4)) + 8 + (4 * part))
                    ) / 65536.0;
            }
        }
    }

    private static byte[] Unpack(StreamToken stream)
    {
        using var unpacked = new MemoryStream();
        using (var packer = new ZLibStream(new MemoryStream(stream.Data.ToArray()), CompressionMode.Decompress))
        {
            packer.CopyTo(unpacked);
        }

        return unpacked.ToArray();
    }
}
