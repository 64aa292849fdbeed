namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>
/// The typeface that is built in: Source Sans 3, with Noto Emoji for the symbols that it lacks (both SIL Open Font License). Each file is
/// read once for each process, on first use.
/// </summary>
public static class SourceSans
{
    private static readonly Lazy<FontFace> Symbols = new(() => new FontFace(Load("NotoEmoji-Regular.ttf")));
    private static readonly Lazy<FontFace> RegularFace = new(() => new FontFace(Load("SourceSans3-Regular.ttf"), Symbols));
    private static readonly Lazy<FontFace> BoldFace = new(() => new FontFace(Load("SourceSans3-Bold.ttf"), Symbols));

    /// <summary>Weight 400.</summary>
    public static FontFace Regular => RegularFace.Value;

    /// <summary>Weight 700.</summary>
    public static FontFace Bold => BoldFace.Value;

    /// <summary>
    /// The characters of a text that a document cannot show, each once and in the order of the text: a crossed box would stand in their
    /// place. Empty for nearly every text: Latin, Greek and Cyrillic letters and symbols are shown.
    /// </summary>
    /// <param name="text">The text as it was typed.</param>
    public static IReadOnlyList<string> CannotShow(string text) =>
        [
            .. Characters
                .Clean(text)
                .EnumerateRunes()
                .Where(r => r.Value != '\n' && !Regular.CanShow(r.Value))
                .Distinct()
                .Select(r => r.ToString()),
        ];

    private static byte[] Load(string resource)
    {
        using var stream =
            typeof(SourceSans).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The typeface {resource} is not built in.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
