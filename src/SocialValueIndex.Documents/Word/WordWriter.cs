using System.Globalization;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SocialValueIndex.Documents.Packaging;

namespace SocialValueIndex.Documents.Word;

/// <summary>Writes Word documents (DOCX) that a screen reader can find its way in and that people can go on editing.</summary>
public sealed class WordWriter
{
    // In twentieths of a point: A4, and margins of 2 cm.
    private const int ShortSide = 11_906,
        LongSide = 16_838,
        Margin = 1134;

    private readonly WordDocument _document;
    private readonly Footnotes _notes = NewNotes();
    private int _nextDrawing = 1;
    private int _width;
    private int _tables;
    private int _figures;
    private int _noteCount;

    private WordWriter(WordDocument document) => _document = document;

    /// <summary>Writes a document. The same document gives the same bytes. Safe to call from many threads.</summary>
    public static byte[] Write(WordDocument document) => new WordWriter(document).Write();

    private byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var info = _document.Info;
            OfficePackage.AddProperties(file, info.Title, info.Author, info.Language, info.Created);
            var main = file.AddMainDocumentPart();
            file.ChangeIdOfPart(main, "rId1");
            var language = SecurityElement.Escape(info.Language);
            Feed(main.AddNewPart<StyleDefinitionsPart>("rIdStyles"), WordParts.Styles(_document.TextSize, language));
            Feed(main.AddNewPart<NumberingDefinitionsPart>("rIdNumbering"), WordParts.Numbering);
            Feed(main.AddNewPart<DocumentSettingsPart>("rIdSettings"), WordParts.Settings(language));
            main.AddNewPart<FooterPart>("rIdFooter").Footer = FooterOf();
            main.Document = new Document(BodyOf());
            main.AddNewPart<FootnotesPart>("rIdNotes").Footnotes = _notes;
        }

        return OfficePackage.WithoutTimes(stream);
    }

    private Body BodyOf()
    {
        var body = new Body();
        for (var i = 0; i < _document.Sections.Count; i++)
        {
            var section = _document.Sections[i];
            _width = (section.IsLandscape ? LongSide : ShortSide) - (2 * Margin);
            body.Append(section.Blocks.SelectMany(ElementsOf));
            var properties = PropertiesOf(section);
            // The last section says how it looks at the end of the body, the others in a paragraph of their own.
            body.Append(
                i == _document.Sections.Count - 1
                    ? properties
                    : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Gap" }, properties))
            );
        }

        return body;
    }

    private static SectionProperties PropertiesOf(WordSection section) =>
        new(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "rIdFooter" },
            new SectionType { Val = SectionMarkValues.NextPage },
            section.IsLandscape
                ? new PageSize
                {
                    Width = LongSide,
                    Height = ShortSide,
                    Orient = PageOrientationValues.Landscape,
                }
                : new PageSize { Width = ShortSide, Height = LongSide },
            new PageMargin
            {
                Top = Margin,
                Right = Margin,
                Bottom = Margin,
                Left = Margin,
                Header = 567,
                Footer = 567,
                Gutter = 0,
            }
        );

    private IEnumerable<OpenXmlElement> ElementsOf(WordBlock block) =>
        block switch
        {
            WordHeading heading =>
            [
                Styled(string.Create(CultureInfo.InvariantCulture, $"Heading{Math.Clamp(heading.Level, 1, 4)}"), RunOf(heading.Text)),
            ],
            WordParagraph paragraph => [new Paragraph(paragraph.Texts.SelectMany(RunsOf))],
            WordList list => list.Items.Select(item => Styled("ListBullet", [.. RunsOf(item)])),
            WordTable table => [CaptionOf("Table", ++_tables, table.Caption), TableOf(table), Styled("Gap")],
            WordFigure figure => [FigureOf(figure), CaptionOf("Figure", ++_figures, figure.Caption)],
            _ => throw new ArgumentException($"{block.GetType().Name} cannot be written."),
        };

    private Paragraph FigureOf(WordFigure figure)
    {
        var (run, next) = WordDrawing.Write(figure, _nextDrawing);
        _nextDrawing = next;
        return new Paragraph(new ParagraphProperties(new KeepNext(), new Justification { Val = JustificationValues.Center }), new Run(run));
    }

    /// <summary>A caption whose number is a field, as Word makes them: a table of figures can be made from it.</summary>
    private static Paragraph CaptionOf(string kind, int number, string text)
    {
        var count = new SimpleField(RunOf(number.ToString(CultureInfo.InvariantCulture))) { Instruction = $" SEQ {kind} \\* ARABIC " };
        return Styled("Caption", RunOf(kind + " "), count, RunOf(": " + Characters.CleanLine(text)));
    }

    private Table TableOf(WordTable table)
    {
        var shares = table.Columns.Sum(c => c.Share);
        var widths = table.Columns.Select(c => ((int)(_width * c.Share / shares)).ToString(CultureInfo.InvariantCulture)).ToArray();
        var properties = new TableProperties(
            new TableStyle { Val = "Report" },
            new TableWidth
            {
                Width = widths.Sum(w => int.Parse(w, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture),
                Type = TableWidthUnitValues.Dxa,
            },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook
            {
                Val = "00A0",
                FirstRow = true,
                FirstColumn = true,
                LastRow = false,
                LastColumn = false,
                NoHorizontalBand = true,
                NoVerticalBand = true,
            },
            new TableCaption { Val = Characters.CleanLine(table.Caption) }
        );
        var header = RowOf([.. table.Columns.Select(c => (WordCell)c.Header)], widths, isHeader: true);
        var grid = new TableGrid(widths.Select(w => new GridColumn { Width = w }));
        return new Table([properties, grid, header, .. table.Rows.Select(r => RowOf(r, widths, isHeader: false))]);
    }

    private TableRow RowOf(IReadOnlyList<WordCell> cells, string[] widths, bool isHeader)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHeader)
        {
            properties.Append(new TableHeader());
        }

        return new TableRow([properties, .. cells.Select((cell, i) => CellOf(cell, widths[i]))]);
    }

    private TableCell CellOf(WordCell cell, string width)
    {
        var blocks = cell.Blocks.SelectMany(ElementsOf).ToList();
        // A cell ends in a paragraph, or Word calls the file damaged.
        return new TableCell([
            new TableCellProperties(new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa }),
            .. blocks.Count > 0 ? blocks : [new Paragraph()],
        ]);
    }

    private IEnumerable<Run> RunsOf(WordText text)
    {
        var run = RunOf(text.Text);
        if (text.IsBold)
        {
            run.PrependChild(new RunProperties(new Bold(), new BoldComplexScript()));
        }

        yield return run;
        if (text.Note.Length > 0)
        {
            yield return NoteOf(text.Note);
        }
    }

    private Run NoteOf(string text)
    {
        var id = ++_noteCount;
        var mark = new Run(new RunProperties(new RunStyle { Val = "FootnoteReference" }), new FootnoteReferenceMark());
        _notes.Append(new Footnote(Styled("FootnoteText", mark, RunOf(" " + text))) { Id = id });
        return new Run(new RunProperties(new RunStyle { Val = "FootnoteReference" }), new FootnoteReference { Id = id });
    }

    private static Footnotes NewNotes() =>
        new(
            new Footnote(new Paragraph(new Run(new SeparatorMark()))) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
            new Footnote(new Paragraph(new Run(new ContinuationSeparatorMark())))
            {
                Type = FootnoteEndnoteValues.ContinuationSeparator,
                Id = 0,
            }
        );

    private Footer FooterOf()
    {
        var text = Characters.CleanLine(_document.Footer);
        return new Footer(
            new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }),
                RunOf(text.Length > 0 ? text + " – page\u00A0" : "Page\u00A0"),
                new SimpleField(RunOf("1")) { Instruction = " PAGE " },
                RunOf("\u00A0of\u00A0"),
                new SimpleField(RunOf("1")) { Instruction = " NUMPAGES " }
            )
        );
    }

    private static Paragraph Styled(string style, params OpenXmlElement[] content) =>
        new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. content]);

    /// <summary>A text with its line ends. Everything in it is text.</summary>
    private static Run RunOf(string text)
    {
        var run = new Run();
        foreach (var (i, line) in Characters.Clean(text).Split('\n').Index())
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    private static void Feed(OpenXmlPart part, string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        part.FeedData(stream);
    }
}
