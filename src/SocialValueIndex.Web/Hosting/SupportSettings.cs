namespace SocialValueIndex.Web.Hosting;

/// <summary>Whom people ask for help: every page says so in the same place. What is not set is not shown.</summary>
internal sealed class SupportSettings
{
    public const string Section = "Support";

    /// <summary>Who helps, for example "Procurement team".</summary>
    public string? Name { get; init; }

    /// <summary>Their e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>A page with help, as an absolute address that begins with https: or http:.</summary>
    public string? Url { get; init; }

    /// <summary>The page, where its address can be linked to.</summary>
    public Uri? Page => Uri.TryCreate(Url, UriKind.Absolute, out var page) && page.Scheme is "https" or "http" ? page : null;
}
