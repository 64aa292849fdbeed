namespace SocialValueIndex.Application;

internal static class EmbeddedContent
{
    /// <summary>A file of the Content folder, which travels inside this assembly.</summary>
    public static Stream Open(string name) =>
        typeof(EmbeddedContent).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
}
