using SocialValueIndex.Documents.TaggedPdf;

namespace SocialValueIndex.Documents.Layout;

/// <summary>How a text is set.</summary>
/// <param name="Font">The typeface.</param>
/// <param name="Size">Its size in points.</param>
/// <param name="Leading">The height of a line in points.</param>
/// <param name="Colour">Its colour.</param>
public sealed record TextStyle(FontFace Font, double Size, double Leading, Colour Colour)
{
    /// <summary>How far below the top of a line its letters stand: capitals have as much air above as below.</summary>
    public double Baseline { get; } = (Leading + (Size * Font.CapHeight / Font.UnitsPerEm)) / 2;

    /// <summary>The width of a text on one line, in points.</summary>
    public double Width(string text) => Font.Width(text, Size);

    /// <summary>A text on one line of a given width: what does not fit gives way to an ellipsis.</summary>
    public string Shorten(string text, double width)
    {
        if (Width(text) <= width)
        {
            return text;
        }

        var shown = LineBreaker.Break(text, this, Math.Max(0, width - Width("…")))[0].TrimEnd();
        return shown + "…";
    }
}
