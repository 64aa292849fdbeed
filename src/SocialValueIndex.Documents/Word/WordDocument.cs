namespace SocialValueIndex.Documents.Word;

/// <summary>
/// A Word document to write, by what its parts are. The words are those of the tagged PDF: heading, paragraph, list, table, row, cell,
/// figure and note.
/// Whatever is in a text stays text: nothing that a person typed becomes a field, a link or a macro.
/// </summary>
/// <param name="Info">What the document says about itself.</param>
/// <param name="Sections">Its sections in order, at least one. Each begins on a new page.</param>
public sealed record WordDocument(DocumentInfo Info, params IReadOnlyList<WordSection> Sections)
{
    /// <summary>What stands at the foot of each page, beside the number of the page.</summary>
    public string Footer { get; init; } = "";

    /// <summary>The size of body text and of tables in points; 12 serves as large print.</summary>
    public int TextSize { get; init; } = 12;
}

/// <summary>A part of a document whose pages (A4) are all upright or all across.</summary>
/// <param name="IsLandscape">Whether its pages are across.</param>
/// <param name="Blocks">What stands on them, in order.</param>
public sealed record WordSection(bool IsLandscape, params IReadOnlyList<WordBlock> Blocks);

/// <summary>What stands below each other in a section or a cell.</summary>
public abstract record WordBlock;

/// <summary>A heading, which readers list and jump to.</summary>
/// <param name="Level">From 1, the title of the document, to 4; no level is left out on the way down.</param>
/// <param name="Text">What it says.</param>
public sealed record WordHeading(int Level, string Text) : WordBlock;

/// <summary>A paragraph.</summary>
/// <param name="Texts">Its texts, one after another without a gap.</param>
public sealed record WordParagraph(params IReadOnlyList<WordText> Texts) : WordBlock;

/// <summary>A piece of a paragraph. A line end in it begins a new line of the same paragraph.</summary>
/// <param name="Text">What it says.</param>
public sealed record WordText(string Text)
{
    /// <summary>Whether it is bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>The footnote that its end refers to; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>A text that is neither bold nor has a note.</summary>
    public static implicit operator WordText(string text) => new(text);
}

/// <summary>A list with bullets.</summary>
/// <param name="Items">What its items say.</param>
public sealed record WordList(params IReadOnlyList<WordText> Items) : WordBlock;

/// <summary>
/// A table with a numbered caption, whose header row is repeated on each page and whose rows stay whole. The first cell of each row is the
/// row's header.
/// </summary>
/// <param name="Caption">What the table shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, each with as many cells as there are columns.</param>
public sealed record WordTable(string Caption, IReadOnlyList<WordColumn> Columns, IReadOnlyList<IReadOnlyList<WordCell>> Rows) : WordBlock;

/// <summary>A column of a table.</summary>
/// <param name="Header">What its header cell says.</param>
/// <param name="Share">Its width as a share of the shares of all columns.</param>
public sealed record WordColumn(string Header, double Share);

/// <summary>A cell of a table.</summary>
/// <param name="Blocks">What stands in it; nothing for an empty cell.</param>
public sealed record WordCell(params IReadOnlyList<WordBlock> Blocks)
{
    /// <summary>A cell with one paragraph.</summary>
    public static implicit operator WordCell(string text) => new(new WordParagraph(text));
}

/// <summary>
/// A picture with a numbered caption, drawn with lines and letters of the document itself, so that it is sharp at any size.
/// </summary>
/// <param name="Drawing">What is drawn, as on a page of a PDF; its width and height are those of the picture.</param>
/// <param name="Alternative">What a reader says in its place.</param>
/// <param name="Caption">What the picture shows.</param>
public sealed record WordFigure(TaggedPdf.Page Drawing, string Alternative, string Caption) : WordBlock;
