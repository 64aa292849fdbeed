using SocialValueIndex.Reports.TaggedPdf;

namespace SocialValueIndex.Reports.Layout;

/// <summary>The size of a page and of the margins around what flows on it.</summary>
internal sealed record PageFormat(double Width, double Height, double Margin, double Foot)
{
    public double Top => Margin;

    public double Bottom => Height - Foot;

    public double Left => Margin;

    public double Inside => Width - (2 * Margin);
}

/// <summary>Sets text down a page, and on to the next when one is full.</summary>
internal sealed class Flow
{
    private PageFormat _format;

    public Flow(TaggedDocument document, PageFormat format)
    {
        (Document, _format) = (document, format);
        NextPage();
    }

    public TaggedDocument Document { get; }

    public PageFormat Format => _format;

    public Page Page => Document.Pages[^1];

    /// <summary>How far down the page is taken.</summary>
    public double Y { get; set; }

    public double Remaining => _format.Bottom - Y;

    public bool IsAtTop => Y <= _format.Top;

    /// <summary>Goes on on a new page of another format.</summary>
    public void TurnTo(PageFormat format)
    {
        _format = format;
        NextPage();
    }

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

    /// <summary>Sets a heading, with its bookmark, on a page that has room for what must follow it.</summary>
    public void Heading(StructNode node, string text, string bookmark, int depth, TextStyle style, double follows)
    {
        Need(style.Leading + follows);
        Document.Bookmarks.Add(new Bookmark(bookmark, depth, node, Document.Pages.Count - 1, Y));
        Paragraph(node, text, style);
    }
}
