namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>The typeface that is built in: Source Sans 3 (SIL Open Font License). Read once for each process, on first use.</summary>
public static class SourceSans
{
    private static readonly Lazy<FontFace> RegularFace = new(() => Load("SourceSans3-Regular.ttf"));
    private static readonly Lazy<FontFace> BoldFace = new(() => Load("SourceSans3-Bold.ttf"));

    /// <summary>Weight 400.</summary>
    public static FontFace Regular => RegularFace.Value;

    /// <summary>Weight 700.</summary>
    public static FontFace Bold => BoldFace.Value;

    private static FontFace Load(string resource)
    {
        using var stream = typeof(SourceSans).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The typeface {resource} is not built in.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return new FontFace(copy.ToArray());
    }
}
