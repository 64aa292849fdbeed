using SocialValueIndex.Documents.TaggedPdf;

namespace SocialValueIndex.Documents.Layout;

/// <summary>The size of a page and of the margins around what flows on it, in points.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Margin">The margin at the top and at either side.</param>
/// <param name="Foot">The margin at the bottom, where the footer stands.</param>
public sealed record PageFormat(double Width, double Height, double Margin, double Foot)
{
    /// <summary>How far down the page text begins.</summary>
    public double Top => Margin;

    /// <summary>How far down the page text ends.</summary>
    public double Bottom => Height - Foot;

    /// <summary>Where text begins from the left.</summary>
    public double Left => Margin;

    /// <summary>The width between the margins.</summary>
    public double Inside => Width - (2 * Margin);
}

/// <summary>Sets text down a page, and on to the next when one is full.</summary>
public sealed class Flow
{
    private PageFormat _format;

    /// <summary>Begins on a new page of a document.</summary>
    public Flow(TaggedDocument document, PageFormat format)
    {
        (Document, _format) = (document, format);
        NextPage();
    }

    /// <summary>The document that is being set.</summary>
    public TaggedDocument Document { get; }

    /// <summary>The format of the page that is being filled.</summary>
    public PageFormat Format => _format;

    /// <summary>The page that is being filled.</summary>
    public Page Page => Document.Pages[^1];

    /// <summary>How far down the page is taken.</summary>
    public double Y { get; set; }

    /// <summary>The height that is left on the page.</summary>
    public double Remaining => _format.Bottom - Y;

    /// <summary>Whether nothing is on the page yet.</summary>
    public bool IsAtTop => Y <= _format.Top;

    /// <summary>Goes on on a new page of another format.</summary>
    public void TurnTo(PageFormat format)
    {
        _format = format;
        NextPage();
    }

    /// <summary>Goes on on a new page of the same format.</summary>
    public void NextPage()
    {
        Document.Pages.Add(new Page(_format.Width, _format.Height));
        Y = _format.Top;
    }

    /// <summary>Goes on on a new page if less than a height is left on this one.</summary>
    public void Need(double height)
    {
        if (Remaining < height && !IsAtTop)
        {
            NextPage();
        }
    }

    /// <summary>Sets a text over the whole width.</summary>
    public void Paragraph(StructNode node, string text, TextStyle style) => Paragraph(node, text, style, _format.Left, _format.Inside);

    /// <summary>Sets a text in a column.</summary>
    public void Paragraph(StructNode node, string text, TextStyle style, double left, double width)
    {
        foreach (var line in LineBreaker.Break(Characters.CleanLine(text), style, width))
        {
            Need(style.Leading);
            Page.Text(node, left, Y + style.Baseline, style.Font, style.Size, style.Colour, line);
            Y += style.Leading;
        }
    }

    /// <summary>Sets an item of a list, with a bullet beside it.</summary>
    public void ListItem(StructNode list, string text, TextStyle style, Colour bullet)
    {
        const double Indent = 11,
            Side = 2.8;
        Need(style.Leading);
        var middle = Y + (style.Leading / 2);
        Page.Fill(Artifact.Layout, bullet, new Box(_format.Left + 1, middle - (Side / 2), Side, Side));
        Paragraph(list.Add(Role.LI).Add(Role.LBody), text, style, _format.Left + Indent, _format.Inside - Indent);
    }

    /// <summary>Sets a heading, with its bookmark, on a page that has room for what must follow it.</summary>
    public void Heading(StructNode node, string text, string bookmark, int depth, TextStyle style, double follows)
    {
        Need(style.Leading + follows);
        Document.Bookmarks.Add(new Bookmark(bookmark, depth, node, Document.Pages.Count - 1, Y));
        Paragraph(node, text, style);
    }
}
