namespace SocialValueIndex.Reports.TaggedPdf;

/// <summary>
/// A finished document as layout hands it over: what stands where on each page, and beside it the tree that says what it is.
/// Everything drawn names its owner in that tree, or says that it is an artifact, so nothing can be left untagged.
/// </summary>
internal sealed class TaggedDocument(DocumentInfo info)
{
    public DocumentInfo Info { get; } = info;

    public StructNode Root { get; } = new(Role.Document);

    public List<Page> Pages { get; } = [];

    public List<Bookmark> Bookmarks { get; } = [];
}

/// <summary>What a document says about itself.</summary>
/// <param name="Title">Its title, which readers show in place of a file name.</param>
/// <param name="Author">Whose document it is.</param>
/// <param name="Language">The language of its text, for example "en-GB".</param>
/// <param name="Created">The date on it.</param>
internal sealed record DocumentInfo(string Title, string Author, string Language, DateOnly Created);

/// <summary>A line in the reader's table of contents.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Depth">0 for the outermost; at most one more than the line before.</param>
/// <param name="Node">What it leads to.</param>
/// <param name="Page">The index of the page.</param>
/// <param name="Y">How far down the page.</param>
internal sealed record Bookmark(string Title, int Depth, StructNode Node, int Page, double Y);

/// <summary>What a piece of a document is, by the names that PDF has for them.</summary>
internal enum Role
{
    Document,
    H1,
    H2,
    H3,
    P,
    L,
    LI,
    LBody,
    Table,
    TR,
    TH,
    TD,
    Figure,
    Note,
}

/// <summary>Which cells a header cell is the header of.</summary>
internal enum HeaderScope
{
    Column,
    Row,
}

/// <summary>Something that page contents belong to: a node of the tree, or an artifact.</summary>
internal abstract class Owner;

/// <summary>What is there for the eye only. Readers that speak pass over it.</summary>
internal sealed class Artifact : Owner
{
    /// <summary>Rules, fills and ornaments.</summary>
    public static readonly Artifact Layout = new("/Type/Layout");

    /// <summary>What is repeated at the foot of each page.</summary>
    public static readonly Artifact Footer = new("/Type/Pagination/Subtype/Footer");

    /// <summary>What is repeated above the rest of something that goes on over a page.</summary>
    public static readonly Artifact Repeated = new("/Type/Pagination");

    private Artifact(string properties) => Properties = properties;

    public string Properties { get; }
}

/// <summary>A node of the tree. It holds other nodes or page contents, not both.</summary>
internal sealed class StructNode(Role role) : Owner
{
    public Role Role { get; } = role;

    public List<StructNode> Children { get; } = [];

    /// <summary>For a header cell: what it is the header of.</summary>
    public HeaderScope? Scope { get; init; }

    /// <summary>For a figure: what a reader says in its place.</summary>
    public string? Alternative { get; init; }

    /// <summary>For a figure: the box that it fills, from the top left corner of its page.</summary>
    public Box? Bounds { get; set; }

    /// <summary>For a note: its name, the only one of that name in the document.</summary>
    public string? Id { get; init; }

    /// <summary>Adds a node at the end and returns it.</summary>
    public StructNode Add(StructNode child)
    {
        Children.Add(child);
        return child;
    }

    public StructNode Add(Role role) => Add(new StructNode(role));
}

/// <summary>A point, in points of 1/72 inch from the top left corner of the page.</summary>
internal readonly record struct Point(double X, double Y);

/// <summary>A box, from the top left corner of the page.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;
}

/// <summary>A colour by its share of red, green and blue.</summary>
internal readonly record struct Colour(byte Red, byte Green, byte Blue);

/// <summary>A page and what is drawn on it, in the order of drawing.</summary>
internal sealed class Page(double width, double height)
{
    public double Width { get; } = width;

    public double Height { get; } = height;

    public List<Mark> Marks { get; } = [];

    public void Text(Owner owner, double x, double baseline, FontFace font, double size, Colour colour, string text) =>
        Marks.Add(new TextMark(owner, x, baseline, font, size, colour, text));

    public void Fill(Owner owner, Colour colour, params Point[] corners) => Marks.Add(new ShapeMark(owner, corners, Closed: true, colour, null));

    public void Fill(Owner owner, Colour colour, Box box) => Marks.Add(new BoxMark(owner, box, colour, null));

    public void Outline(Owner owner, Pen pen, Colour? fill, Box box) => Marks.Add(new BoxMark(owner, box, fill, pen));

    public void Line(Owner owner, Pen pen, Point from, Point to) => Marks.Add(new ShapeMark(owner, [from, to], Closed: false, null, pen));

    public void Outline(Owner owner, Pen pen, Colour? fill, params Point[] corners) => Marks.Add(new ShapeMark(owner, corners, Closed: true, fill, pen));
}

/// <summary>How a line is drawn.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Width">Its width in points.</param>
/// <param name="Dash">The length of a dash and of the gap after it; 0 for an unbroken line.</param>
internal readonly record struct Pen(Colour Colour, double Width, double Dash = 0);

/// <summary>One thing drawn on a page.</summary>
internal abstract record Mark(Owner Owner);

/// <summary>Text on one line.</summary>
internal sealed record TextMark(Owner Owner, double X, double Baseline, FontFace Font, double Size, Colour Colour, string Text) : Mark(Owner);

/// <summary>A box, filled or drawn or both.</summary>
internal sealed record BoxMark(Owner Owner, Box Box, Colour? Fill, Pen? Pen) : Mark(Owner);

/// <summary>Straight lines from corner to corner, filled or drawn or both.</summary>
internal sealed record ShapeMark(Owner Owner, IReadOnlyList<Point> Corners, bool Closed, Colour? Fill, Pen? Pen) : Mark(Owner);
