using System.Xml.Linq;
using SocialValueIndex.Domain.Assessments;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Tokens;

namespace SocialValueIndex.Reports.Tests;

/// <summary>What PDF/UA-1 (ISO 14289-1, and the Matterhorn Protocol that says how to check it) asks of the file.</summary>
public sealed class AccessibilityTests
{
    private static readonly HashSet<string> Painting = ["Tj", "TJ", "f", "F", "f*", "S", "s", "B", "b", "B*", "b*", "Do", "sh"];

    public static TheoryData<string> Documents => ["example", "long notes", "nothing answered"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Catalog_SaysWhatAReaderMustKnow(string name)
    {
        using var reader = Read(name);
        var catalog = reader.Catalog.Data;

        Assert.Equal("en-GB", TaggedReader.Text(catalog["Lang"]));
        Assert.True(((BooleanToken)reader.Resolve<DictionaryToken>(catalog["MarkInfo"]).Data["Marked"]).Data);
        Assert.True(((BooleanToken)reader.Resolve<DictionaryToken>(catalog["ViewerPreferences"]).Data["DisplayDocTitle"]).Data);
        Assert.Equal("Social Value Maturity Index: Action Plan – Example Borough Council", reader.Document.Information.Title);
        Assert.Equal("D:20261122", reader.Document.Information.CreationDate);
    }

    [Fact]
    public void Metadata_ClaimsTheStandardAndNamesTheTitle()
    {
        using var reader = new TaggedReader(
            ActionPlanPdf.Write(Sample.Example, Sample.Heading with { Organisation = "A & B <Council> \u0001\uD800" })
        );

        Assert.True(reader.Document.TryGetXmpMetadata(out var metadata));
        using var bytes = new MemoryStream(metadata.GetXmlBytes().ToArray());
        var xml = XDocument.Load(bytes);
        Assert.Equal("1", Assert.Single(xml.Descendants("{http://www.aiim.org/pdfua/ns/id/}part")).Value);
        Assert.Equal(
            "Social Value Maturity Index: Action Plan – A & B <Council> \uFFFD",
            Assert.Single(xml.Descendants("{http://purl.org/dc/elements/1.1/}title")).Value
        );
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Pages_AreTiedToTheTree(string name)
    {
        using var reader = Read(name);
        var parents = reader.Resolve<ArrayToken>(reader.Resolve<DictionaryToken>(reader.TreeRoot.Data["ParentTree"]).Data["Nums"]);
        var links = reader.Root.All("Link").ToList();
        Assert.Equal(2 * (reader.Pages.Count + links.Count), parents.Length);
        Assert.All(
            links,
            link =>
            {
                var key = ((NumericToken)Assert.Single(link.Links).Data["StructParent"]).Int;
                Assert.Equal(key, ((NumericToken)parents[2 * key]).Int);
                Assert.Same(link.Dictionary, reader.Resolve<DictionaryToken>(parents[(2 * key) + 1]));
            }
        );

        foreach (var page in reader.Pages)
        {
            var key = ((NumericToken)page.Dictionary.Data["StructParents"]).Int;
            Assert.Equal("S", TaggedReader.Name(page.Dictionary.Data["Tabs"]));
            Assert.Equal(key, ((NumericToken)parents[2 * key]).Int);
            // As many parents as marked contents, each of the kind that the content says it is.
            var nodes = reader.Resolve<ArrayToken>(parents[(2 * key) + 1]);
            var roles = nodes.Data.Select(n => TaggedReader.Name(reader.Resolve<DictionaryToken>(n).Data["S"]));
            Assert.Equal(
                page.GetMarkedContents().Where(c => !c.IsArtifact).OrderBy(c => c.MarkedContentIdentifier).Select(c => c.Tag),
                roles
            );
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Contents_AreAllTaggedOrArtifactsAndNeverNested(string name)
    {
        using var reader = Read(name);

        foreach (var page in reader.Pages)
        {
            var depth = 0;
            foreach (var operation in page.Operations)
            {
                depth +=
                    operation is BeginMarkedContent or BeginMarkedContentWithProperties ? 1
                    : operation is EndMarkedContent ? -1
                    : 0;
                Assert.InRange(depth, 0, 1);
                Assert.False(
                    depth == 0 && Painting.Contains(Operator(operation)),
                    $"{Operator(operation)} on page {page.Number} belongs to nothing."
                );
            }

            Assert.Equal(0, depth);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Contents_AreEachReadOnceAndInTheOrderOfThePages(string name)
    {
        using var reader = Read(name);

        // Every piece is in the tree: read with the tree or without it, the document has the same letters.
        Assert.Equal(reader.Contents.Values.Sum(t => t.Length), reader.Root.Text.Length);
        var firstPages = reader.Root.Children.Select(n => n.AllPages.Min()).ToList();
        Assert.Equal(firstPages.Order(), firstPages);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Tables_HaveHeaderCellsWithScopeAndEvenRows(string name)
    {
        using var reader = Read(name);

        foreach (var table in reader.Root.All("Table"))
        {
            Assert.All(table.Children, r => Assert.Equal("TR", r.Role));
            Assert.Single(table.Children.Select(r => r.Children.Count).Distinct());
            Assert.All(table.Children[0].Children, c => Assert.Equal("TH Column", $"{c.Role} {Scope(reader, c)}"));
            foreach (var row in table.Children.Skip(1))
            {
                Assert.Equal("TH Row", $"{row.Children[0].Role} {Scope(reader, row.Children[0])}");
                Assert.All(row.Children.Skip(1), c => Assert.Equal("TD", c.Role));
            }

            Assert.All(table.All("TH"), h => Assert.NotEqual("", h.Text.Trim()));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Lists_HoldItemsThatHoldBodies(string name)
    {
        using var reader = Read(name);

        Assert.All(reader.Root.All("L"), l => Assert.All(l.Children, i => Assert.Equal("LI", i.Role)));
        Assert.All(reader.Root.All("LI"), i => Assert.Equal("LBody", Assert.Single(i.Children).Role));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Headings_BeginWithTheFirstLevelAndSkipNone(string name)
    {
        using var reader = Read(name);

        var levels = reader.Root.Descendants.Where(n => n.Role is ['H', >= '1' and <= '6']).Select(n => n.Role[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, l => l == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void Figure_HasAnAlternativeAndABoxOnItsPage()
    {
        using var reader = Read("example");
        var figure = reader.Root.All("Figure").Single();

        var attributes = reader.Resolve<DictionaryToken>(figure.Dictionary.Data["A"]).Data;
        var box = ((ArrayToken)attributes["BBox"]).Data.Select(n => ((NumericToken)n).Double).ToArray();
        Assert.Equal("Layout", TaggedReader.Name(attributes["O"]));
        Assert.True(box[0] >= 0 && box[1] >= 0 && box[0] < box[2] && box[1] < box[3] && box[2] <= 596 && box[3] <= 842);
        Assert.NotEqual("", TaggedReader.Text(figure.Dictionary.Data["Alt"]));
    }

    [Fact]
    public void Note_CanBeFoundByItsName()
    {
        using var reader = Read("example");
        var note = reader.Root.All("Note").Single();

        var names = reader.Resolve<ArrayToken>(reader.Resolve<DictionaryToken>(reader.TreeRoot.Data["IDTree"]).Data["Names"]);
        Assert.Equal(TaggedReader.Text(note.Dictionary.Data["ID"]), TaggedReader.Text(names[0]));
        Assert.Same(note.Dictionary, reader.Resolve<DictionaryToken>(names[1]));
    }

    [Fact]
    public void Bookmarks_LeadToTheSectionsAndToEachArea()
    {
        using var reader = Read("example");

        Assert.True(reader.Document.TryGetBookmarks(out var bookmarks));
        var title = Assert.Single(bookmarks.Roots);
        var plan = Assert.Single(title.Children);
        Assert.Equal(
            ["The biggest gaps", "What is asked", "Levels by area", "Actions to reach each level", "Questions not answered"],
            plan.Children.Select(b => b.Title)
        );
        Assert.Equal(Sample.Example.Areas.Select(a => a.PlanName), plan.Children[3].Children.Select(b => b.Title));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Fonts_AreEmbeddedAndLeadBackToUnicode(string name)
    {
        using var reader = Read(name);
        var fonts = reader.Resolve<DictionaryToken>(
            reader.Resolve<DictionaryToken>(reader.Pages[0].Dictionary.Data["Resources"]).Data["Font"]
        );

        Assert.Equal(2, fonts.Data.Count);
        foreach (var font in fonts.Data.Values.Select(reader.Resolve<DictionaryToken>))
        {
            var descendant = reader.Resolve<DictionaryToken>(reader.Resolve<ArrayToken>(font.Data["DescendantFonts"])[0]);
            var descriptor = reader.Resolve<DictionaryToken>(descendant.Data["FontDescriptor"]);
            Assert.Equal("Identity-H", TaggedReader.Name(font.Data["Encoding"]));
            Assert.Equal("Identity", TaggedReader.Name(descendant.Data["CIDToGIDMap"]));
            Assert.Matches("^[A-Z]{6}\\+SourceSans3-", TaggedReader.Name(font.Data["BaseFont"]));
            Assert.NotNull(reader.Resolve<StreamToken>(descriptor.Data["FontFile2"]));
            Assert.NotNull(reader.Resolve<StreamToken>(font.Data["ToUnicode"]));
        }
    }

    private static string Scope(TaggedReader reader, ReadNode cell) =>
        TaggedReader.Name(reader.Resolve<DictionaryToken>(cell.Dictionary.Data["A"]).Data["Scope"]);

    private static string Operator(IGraphicsStateOperation operation) => operation.Operator;

    private static TaggedReader Read(string name) =>
        new(
            ActionPlanPdf.Write(
                name switch
                {
                    "example" => Sample.Example,
                    "long notes" => Sample.PlanWith(a => LongNote(a.Name)) with
                    {
                        OrphanedNotes = [new OrphanedNote("K", "Measurement", LongNote("Measurement"))],
                    },
                    _ => Sample.Unanswered,
                },
                Sample.Heading
            )
        );

    private static string LongNote(string area) =>
        string.Join('\n', Enumerable.Range(1, 30).Select(i => $"{i}. {area}: \u65E5\u672C ŵ ŷ, what the monitoring officer wrote."));
}
