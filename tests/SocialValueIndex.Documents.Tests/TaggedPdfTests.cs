using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;
using UglyToad.PdfPig.Tokens;

namespace SocialValueIndex.Documents.Tests;

/// <summary>
/// A document of every kind of part, which knows nothing of what it will be used for, is read back with a library that had no part in
/// writing it.
/// </summary>
public sealed class TaggedPdfTests
{
    private static readonly Colour Ink = new(0, 0, 0);
    private static readonly TextStyle Body = new(SourceSans.Regular, 10, 13, Ink);
    private static readonly TextStyle Strong = new(SourceSans.Bold, 12, 16, Ink);

    [Fact]
    public void Write_EveryKindOfPart_IsReadAsWhatItIs()
    {
        using var reader = new TaggedReader(DocumentWriter.Write(Everything(rows: 2)));

        Assert.Equal(
            ["H1 Harvest", "P Picked early.", "Figure Apples", "Table FruitWeightRow 110Row 220", "P *At noon."],
            reader.Root.Children.Select(n => $"{n.Role} {n.Text}")
        );
        Assert.Equal(["TH", "TD"], reader.Root.All("TR").Last().Children.Select(c => c.Role));
        Assert.Equal("Apples weigh 10.", TaggedReader.Text(reader.Root.All("Figure").Single().Dictionary.Data["Alt"]));
    }

    [Fact]
    public void Write_ATableOfManyPages_RepeatsItsHeaderAsAnArtifact()
    {
        using var reader = new TaggedReader(DocumentWriter.Write(Everything(rows: 200)));

        Assert.True(reader.Pages.Count > 3);
        Assert.Equal(201, reader.Root.All("TR").Count());
        Assert.All(
            reader.Pages.Skip(1).SkipLast(1),
            p =>
                Assert.Contains(
                    p.GetMarkedContents(),
                    c => c.IsArtifact && string.Concat(c.Letters.Select(l => l.Value)).Contains("Fruit", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void Write_TheSameTwice_GivesTheSameBytes() =>
        Assert.Equal(DocumentWriter.Write(Everything(rows: 3)), DocumentWriter.Write(Everything(rows: 3)));

    [Fact]
    public void Table_RowsThatFitOnAPage_AreNotSplit()
    {
        using var reader = new TaggedReader(DocumentWriter.Write(Everything(rows: 200)));

        Assert.All(reader.Root.All("TR"), row => Assert.Single(row.AllPages));
    }

    [Theory]
    [InlineData("Red 🔴 green 🟢 done ✅.", 500, "Red 🔴 green 🟢 done ✅.", "NotoEmoji-Regular")]
    [InlineData("Red or green.", 500, "Red or green.", "SourceSans3-Regular")]
    [InlineData("pro\u00ADcurement", 50, "pro\u00ADcurement", "SourceSans3-Regular")]
    public void Write_AText_EmbedsTheFacesThatItNeedsAndReadsBack(string text, double width, string expected, string lastFace)
    {
        var document = new TaggedDocument(new DocumentInfo("Harvest", "Orchard", "en-GB", new DateOnly(2026, 11, 25)));
        var flow = new Flow(document, new PageFormat(595, 842, 48, 52));
        flow.Paragraph(document.Root.Add(Role.P), text, Body, 48, width);
        using var reader = new TaggedReader(DocumentWriter.Write(document));

        Assert.Equal(expected, reader.Root.Text);
        var fonts = reader.Resolve<DictionaryToken>(
            reader.Resolve<DictionaryToken>(reader.Pages[0].Dictionary.Data["Resources"]).Data["Font"]
        );
        Assert.EndsWith(
            lastFace,
            TaggedReader.Name(reader.Resolve<DictionaryToken>(fonts.Data.Values.Last()).Data["BaseFont"]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Write_ASoftHyphen_IsShownOnlyWhereALineIsBrokenAtIt()
    {
        Assert.Equal([0, 4], HyphenWidths(500).Concat(HyphenWidths(50)).Select(Math.Ceiling));

        static IEnumerable<double> HyphenWidths(double width)
        {
            var document = new TaggedDocument(new DocumentInfo("Harvest", "Orchard", "en-GB", new DateOnly(2026, 11, 25)));
            var flow = new Flow(document, new PageFormat(595, 842, 48, 52));
            flow.Paragraph(document.Root.Add(Role.P), "pro\u00ADcurement", Body, 48, width);
            using var reader = new TaggedReader(DocumentWriter.Write(document));
            return [.. reader.Pages[0].Letters.Where(l => l.Value == "\u00AD").Select(l => l.Width)];
        }
    }

    private static TaggedDocument Everything(int rows)
    {
        var document = new TaggedDocument(new DocumentInfo("Harvest", "Orchard", "en-GB", new DateOnly(2026, 11, 25)));
        var flow = new Flow(document, new PageFormat(595, 842, 48, 52));
        flow.Heading(document.Root.Add(Role.H1), "Harvest", "Harvest", 0, Strong, 0);
        flow.Paragraph(document.Root.Add(Role.P), "Picked early.", Body);
        var figure = document.Root.Add(
            new StructNode(Role.Figure) { Alternative = "Apples weigh 10.", Bounds = new Box(48, flow.Y, 100, 40) }
        );
        flow.Page.Fill(figure, Ink, new Box(48, flow.Y, 30, 30));
        flow.Page.Text(figure, 48, flow.Y + 40, SourceSans.Regular, 9, Ink, "Apples");
        flow.Y += 50;
        var look = new TableLook(Strong, Ink, new Colour(240, 240, 240), new Pen(Ink, 1), new Pen(Ink, 1), 4);
        var table = new Table(flow, document.Root, [new Column("Fruit", 200), new Column("Weight", 100)], look);
        for (var i = 1; i <= rows; i++)
        {
            var (row, cells) = table.NewRow();
            cells[0].Add(row.Add(new StructNode(Role.TH) { Scope = HeaderScope.Row }), FormattableString.Invariant($"Row {i}"), Body);
            cells[1].Add(row.Add(Role.TD), FormattableString.Invariant($"{i}0"), Body);
            table.Set(cells);
        }

        flow.Paragraph(document.Root.Add(Role.P).Add(new StructNode(Role.Note) { Id = "note" }), "*At noon.", Body);
        return document;
    }
}
