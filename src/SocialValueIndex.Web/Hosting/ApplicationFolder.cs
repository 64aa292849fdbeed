namespace SocialValueIndex.Web.Hosting;

/// <summary>Where the application lies. Its settings and relative paths begin there, whichever folder it was started from.</summary>
internal static class ApplicationFolder
{
    private const string Setting = "contentRoot";

    /// <summary>The arguments, and the folder of the application unless somebody names another.</summary>
    public static WebApplicationOptions Options(string[] args) =>
        new() { Args = args, ContentRootPath = IsNamed(args) ? null : Find(Environment.CurrentDirectory) };

    private static bool IsNamed(string[] args) =>
        args.Any(a => a.TrimStart('-', '/').StartsWith(Setting, StringComparison.OrdinalIgnoreCase))
        || Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is not null
        || Environment.GetEnvironmentVariable("DOTNET_CONTENTROOT") is not null;

    // A developer runs the project from its own folder, where App_Data and the sources are; everything else runs from where it was
    // published.
    private static string Find(string startedFrom) =>
        File.Exists(Path.Combine(startedFrom, "SocialValueIndex.Web.csproj")) ? startedFrom : AppContext.BaseDirectory;
}
