using CsCheck;
using DocumentFormat.OpenXml.Office2010.Word.DrawingShape;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Documents.Word;
using Point = SocialValueIndex.Documents.TaggedPdf.Point;

namespace SocialValueIndex.Documents.Tests;

public sealed class WordTests
{
    private static readonly DocumentInfo Info = new("Harvest & storage", "Orchard <North>", "en-GB", new DateOnly(2026, 11, 25));

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.OneOf(
                "a",
                " ",
                "\n",
                "\t",
                "\0",
                "\v",
                "\uD800",
                "\uDC00",
                "\U0001F600",
                "\uFFFE",
                "<w:t>",
                "&",
                "]]>",
                "{ PAGE }",
                "=1+1",
                "\u202E"
            )
            .Array[0, 40]
            .Select(string.Concat)
    );

    [Fact]
    public void Write_EveryKindOfBlock_IsValid() => Read(Everything(), Package.AssertValid);

    [Fact]
    public void Write_AnyTexts_IsValidAndKeepsThem() =>
        AnyText.Sample(
            text =>
                Read(
                    new WordDocument(
                        Info with
                        {
                            Title = text,
                            Author = text,
                        },
                        new WordSection(
                            false,
                            new WordHeading(1, text),
                            new WordParagraph(new WordText(text) { Note = text }),
                            new WordList(text),
                            TableOf(text),
                            FigureOf(text)
                        )
                    )
                    {
                        Footer = text,
                    },
                    file =>
                    {
                        Package.AssertValid(file);
                        Assert.Equal(Characters.Clean(text), TextOf(Paragraphs(file, "Heading1").Single()));
                        Assert.Equal(Characters.Clean(text), TextOf(Paragraphs(file, "ListBullet").First()));

                        // Readers of the properties drop a title of spaces alone.
                        Assert.Equal(Characters.CleanLine(text).Trim(), (file.PackageProperties.Title ?? "").Trim());
                    }
                ),
            iter: 60
        );

    [Fact]
    public void Write_WhatLooksLikeAField_StaysText() =>
        Read(
            new WordDocument(
                Info,
                new WordSection(
                    false,
                    new WordParagraph("{ INCLUDETEXT \"secret\" } <w:instrText>DATE</w:instrText> =HYPERLINK(\"http://x\")")
                )
            ),
            file =>
            {
                var main = file.MainDocumentPart!;
                Assert.Empty(main.Document!.Descendants<SimpleField>());
                Assert.Empty(main.Document!.Descendants<FieldCode>());
                Assert.Empty(main.Document!.Descendants<Hyperlink>());
                Assert.Null(main.VbaProjectPart);
                Assert.Contains("INCLUDETEXT", main.Document!.InnerText, StringComparison.Ordinal);
            }
        );

    [Fact]
    public void Write_Headings_HaveTheStylesThatReadersJumpTo() =>
        Read(
            Everything(),
            file =>
            {
                Assert.Equal("Harvest", Assert.Single(Paragraphs(file, "Heading1")).InnerText);
                Assert.Equal("Stores", Assert.Single(Paragraphs(file, "Heading2")).InnerText);
                var styles = file.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>();
                Assert.Equal(
                    ["heading 1", "heading 2", "heading 3", "heading 4"],
                    styles
                        .Where(s => s.StyleId!.Value!.StartsWith("Heading", StringComparison.Ordinal))
                        .Select(s => s.StyleName!.Val!.Value!)
                );
            }
        );

    [Fact]
    public void Write_Table_RepeatsItsHeaderKeepsItsRowsWholeAndHasACaption() =>
        Read(
            Everything(),
            file =>
            {
                var table = Assert.Single(file.MainDocumentPart!.Document!.Descendants<Table>());
                var rows = table.Elements<TableRow>().ToList();
                Assert.Equal([true, false, false], rows.Select(r => r.TableRowProperties!.GetFirstChild<TableHeader>() is not null));
                Assert.All(rows, r => Assert.NotNull(r.TableRowProperties!.GetFirstChild<CantSplit>()));
                Assert.Equal(
                    ["Fruit|Weight", "Apples|10", "Pears|"],
                    rows.Select(r => string.Join('|', r.Elements<TableCell>().Select(c => c.InnerText)))
                );
                Assert.True(table.GetFirstChild<TableProperties>()!.TableLook!.FirstColumn!.Value);
                Assert.Equal("Table 1: Weights", Paragraphs(file, "Caption").Last().InnerText);
                Assert.Equal(
                    " SEQ Table \\* ARABIC ",
                    Paragraphs(file, "Caption").Last().Descendants<SimpleField>().Single().Instruction!.Value
                );
            }
        );

    [Fact]
    public void Write_Figure_HasItsAlternativeAndOneShapeForEachMark() =>
        Read(
            Everything(),
            file =>
            {
                var properties = Assert.Single(
                    file.MainDocumentPart!.Document!.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>()
                );
                Assert.Equal("Apples weigh 10, pears 4.", properties.Description!.Value);
                Assert.Equal(5, file.MainDocumentPart!.Document!.Descendants<WordprocessingShape>().Count());
                Assert.Equal("Figure 1: Weights of fruit", Paragraphs(file, "Caption").First().InnerText);
            }
        );

    [Fact]
    public void Write_Sections_TurnTheirPages() =>
        Read(
            Everything(),
            file =>
                Assert.Equal(
                    [(11906U, 16838U), (16838U, 11906U)],
                    file.MainDocumentPart!.Document!.Descendants<SectionProperties>()
                        .Select(s => s.GetFirstChild<PageSize>()!)
                        .Select(p => (p.Width!.Value, p.Height!.Value))
                )
        );

    [Fact]
    public void Write_Document_SaysTitleLanguageDateAndPageNumbers() =>
        Read(
            Everything(),
            file =>
            {
                Assert.Equal(
                    ("Harvest & storage", "Orchard <North>", "en-GB"),
                    (file.PackageProperties.Title, file.PackageProperties.Creator, file.PackageProperties.Language)
                );
                Assert.Equal(
                    new DateTime(2026, 11, 25, 0, 0, 0, DateTimeKind.Utc),
                    file.PackageProperties.Created!.Value.ToUniversalTime()
                );
                Assert.Equal("en-GB", file.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<Languages>().First().Val!.Value);
                Assert.Equal(
                    [" PAGE ", " NUMPAGES "],
                    Assert.Single(file.MainDocumentPart!.FooterParts).Footer!.Descendants<SimpleField>().Select(f => f.Instruction!.Value)
                );
            }
        );

    [Fact]
    public void Write_Note_IsAFootnote() =>
        Read(
            Everything(),
            file =>
            {
                var reference = Assert.Single(file.MainDocumentPart!.Document!.Descendants<FootnoteReference>());
                var note = file.MainDocumentPart!.FootnotesPart!.Footnotes!.Elements<Footnote>().Single(f => f.Id! == reference.Id!);
                Assert.Equal(" At noon.", note.InnerText);
            }
        );

    [Fact]
    public void Write_TheSameTwice_GivesTheSameBytes() => Assert.Equal(WordWriter.Write(Everything()), WordWriter.Write(Everything()));

    internal static WordDocument Everything() =>
        new(
            Info,
            new WordSection(
                false,
                new WordHeading(1, "Harvest"),
                new WordParagraph(
                    new WordText("Picked ") { IsBold = true },
                    new WordText("early 🍏.") { Note = "At noon." },
                    "\nIn the rain."
                ),
                new WordHeading(2, "Stores"),
                new WordList("Cellar", "Loft"),
                FigureOf("Weights of fruit")
            ),
            new WordSection(true, TableOf("Weights"))
        )
        {
            Footer = "Harvest",
        };

    private static WordTable TableOf(string caption) =>
        new(
            caption,
            [new("Fruit", 2), new("Weight", 1)],
            [
                ["Apples", "10"],
                [new WordCell(new WordList("Pears")), new WordCell()],
            ]
        );

    private static WordFigure FigureOf(string caption)
    {
        var drawing = new SocialValueIndex.Documents.TaggedPdf.Page(300, 120);
        var (ink, owner) = (new Colour(0, 0, 80), Artifact.Layout);
        drawing.Line(owner, new Pen(ink, 1, 4), new Point(10, 100), new Point(290, 100));
        drawing.Line(owner, new Pen(ink, 1), new Point(10, 100), new Point(10, 5));
        drawing.Fill(owner, ink, new Box(40, 20, 60, 80));
        drawing.Outline(owner, new Pen(ink, 1), null, new Point(160, 100), new Point(190, 60), new Point(220, 100));
        drawing.Text(owner, 50, 112, SourceSans.Bold, 9, ink, "Apples");
        return new WordFigure(drawing, "Apples weigh 10, pears 4.", caption);
    }

    private static void Read(WordDocument document, Action<WordprocessingDocument> check)
    {
        using var stream = new MemoryStream(WordWriter.Write(document));
        using var file = WordprocessingDocument.Open(stream, isEditable: false);
        check(file);
    }

    private static IEnumerable<Paragraph> Paragraphs(WordprocessingDocument file, string style) =>
        file.MainDocumentPart!.Document!.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == style);

    private static string TextOf(Paragraph paragraph) =>
        string.Concat(
            paragraph
                .Descendants<Run>()
                .SelectMany(r => r.ChildElements)
                .Select(e =>
                    e is Break ? "\n"
                    : e is Text t ? t.Text
                    : ""
                )
        );
}
