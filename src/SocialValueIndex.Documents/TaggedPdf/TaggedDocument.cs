namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>
/// A finished document as layout hands it over: what stands where on each page, and beside it the tree that says what it is.
/// Everything drawn names its owner in that tree, or says that it is an artifact, so nothing can be left untagged.
/// </summary>
public sealed class TaggedDocument(DocumentInfo info)
{
    /// <summary>What the document says about itself.</summary>
    public DocumentInfo Info { get; } = info;

    /// <summary>The root of the tree.</summary>
    public StructNode Root { get; } = new(Role.Document);

    /// <summary>The pages in order.</summary>
    public List<Page> Pages { get; } = [];

    /// <summary>The lines of the reader's table of contents, in order.</summary>
    public List<Bookmark> Bookmarks { get; } = [];

    /// <summary>The places that lead to others in the document.</summary>
    public List<DocumentLink> Links { get; } = [];
}

/// <summary>A place that leads to another one in the document.</summary>
/// <param name="Node">What is read there: a link of the tree, whose text is drawn on the same page.</param>
/// <param name="Page">The index of its page.</param>
/// <param name="Bounds">Where on the page it can be chosen.</param>
/// <param name="Description">Where it leads, in words.</param>
/// <param name="TargetPage">The index of the page that it leads to.</param>
/// <param name="TargetY">How far down that page.</param>
public sealed record DocumentLink(StructNode Node, int Page, Box Bounds, string Description, int TargetPage, double TargetY);

/// <summary>A line in the reader's table of contents.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Depth">0 for the outermost; at most one more than the line before.</param>
/// <param name="Node">What it leads to.</param>
/// <param name="Page">The index of the page.</param>
/// <param name="Y">How far down the page.</param>
public sealed record Bookmark(string Title, int Depth, StructNode Node, int Page, double Y);

/// <summary>What a piece of a document is, by the names that PDF has for them.</summary>
public enum Role
{
    /// <summary>The root.</summary>
    Document,

    /// <summary>A heading of the first level.</summary>
    H1,

    /// <summary>A heading of the second level.</summary>
    H2,

    /// <summary>A heading of the third level.</summary>
    H3,

    /// <summary>A paragraph.</summary>
    P,

    /// <summary>A list.</summary>
    L,

    /// <summary>An item of a list.</summary>
    LI,

    /// <summary>What an item of a list says.</summary>
    LBody,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A row of a table.</summary>
    TR,

    /// <summary>A header cell.</summary>
    TH,

    /// <summary>A cell.</summary>
    TD,

    /// <summary>A picture, with a text alternative.</summary>
    Figure,

    /// <summary>A footnote.</summary>
    Note,

    /// <summary>A piece of a line.</summary>
    Span,

    /// <summary>A mark that refers to something elsewhere in the document.</summary>
    Reference,

    /// <summary>What can be chosen to go elsewhere in the document.</summary>
    Link,
}

/// <summary>Which cells a header cell is the header of.</summary>
public enum HeaderScope
{
    /// <summary>Those below it.</summary>
    Column,

    /// <summary>Those to the right of it.</summary>
    Row,
}

/// <summary>Something that page contents belong to: a node of the tree, or an artifact.</summary>
public abstract class Owner;

/// <summary>What is there for the eye only. Readers that speak pass over it.</summary>
public sealed class Artifact : Owner
{
    /// <summary>Rules, fills and ornaments.</summary>
    public static readonly Artifact Layout = new("/Type/Layout");

    /// <summary>What is repeated at the foot of each page.</summary>
    public static readonly Artifact Footer = new("/Type/Pagination/Subtype/Footer");

    /// <summary>What is repeated above the rest of something that goes on over a page.</summary>
    public static readonly Artifact Repeated = new("/Type/Pagination");

    private Artifact(string properties) => Properties = properties;

    internal string Properties { get; }
}

/// <summary>A node of the tree. It holds other nodes or page contents, not both.</summary>
public sealed class StructNode(Role role) : Owner
{
    /// <summary>What it is.</summary>
    public Role Role { get; } = role;

    /// <summary>The nodes below it, in reading order.</summary>
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

    /// <summary>Adds a node of a role at the end and returns it.</summary>
    public StructNode Add(Role role) => Add(new StructNode(role));
}

/// <summary>A point, in points of 1/72 inch from the top left corner of the page.</summary>
public readonly record struct Point(double X, double Y);

/// <summary>A box, from the top left corner of the page.</summary>
public readonly record struct Box(double Left, double Top, double Width, double Height)
{
    /// <summary>Its right edge.</summary>
    public double Right => Left + Width;

    /// <summary>Its bottom edge.</summary>
    public double Bottom => Top + Height;
}

/// <summary>A colour by its share of red, green and blue.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue);

/// <summary>A page and what is drawn on it, in the order of drawing.</summary>
public sealed class Page(double width, double height)
{
    /// <summary>The width in points.</summary>
    public double Width { get; } = width;

    /// <summary>The height in points.</summary>
    public double Height { get; } = height;

    internal List<Mark> Marks { get; } = [];

    /// <summary>Draws text on one line, its letters standing on the baseline.</summary>
    public void Text(Owner owner, double x, double baseline, FontFace font, double size, Colour colour, string text) =>
        Marks.Add(new TextMark(owner, x, baseline, font, size, colour, text));

    /// <summary>Fills the shape between corners.</summary>
    public void Fill(Owner owner, Colour colour, params Point[] corners) =>
        Marks.Add(new ShapeMark(owner, corners, Closed: true, colour, null));

    /// <summary>Fills a box.</summary>
    public void Fill(Owner owner, Colour colour, Box box) => Marks.Add(new BoxMark(owner, box, colour, null));

    /// <summary>Draws a box, filled if a colour is given.</summary>
    public void Outline(Owner owner, Pen pen, Colour? fill, Box box) => Marks.Add(new BoxMark(owner, box, fill, pen));

    /// <summary>Draws a straight line.</summary>
    public void Line(Owner owner, Pen pen, Point from, Point to) => Marks.Add(new ShapeMark(owner, [from, to], Closed: false, null, pen));

    /// <summary>Draws the shape between corners, filled if a colour is given.</summary>
    public void Outline(Owner owner, Pen pen, Colour? fill, params Point[] corners) =>
        Marks.Add(new ShapeMark(owner, corners, Closed: true, fill, pen));
}

/// <summary>How a line is drawn.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Width">Its width in points.</param>
/// <param name="Dash">The length of a dash and of the gap after it; 0 for an unbroken line.</param>
public readonly record struct Pen(Colour Colour, double Width, double Dash = 0);

/// <summary>One thing drawn on a page.</summary>
internal abstract record Mark(Owner Owner);

/// <summary>Text on one line.</summary>
internal sealed record TextMark(Owner Owner, double X, double Baseline, FontFace Font, double Size, Colour Colour, string Text)
    : Mark(Owner);

/// <summary>A box, filled or drawn or both.</summary>
internal sealed record BoxMark(Owner Owner, Box Box, Colour? Fill, Pen? Pen) : Mark(Owner);

/// <summary>Straight lines from corner to corner, filled or drawn or both.</summary>
internal sealed record ShapeMark(Owner Owner, IReadOnlyList<Point> Corners, bool Closed, Colour? Fill, Pen? Pen) : Mark(Owner);
