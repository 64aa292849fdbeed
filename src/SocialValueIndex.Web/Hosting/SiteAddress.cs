namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// The address of the site, for links in e-mails. It is taken from the settings: a request can claim any host, and a link for a forgotten
/// password that leads to a stranger's host gives the account away.
/// </summary>
/// <param name="setting">The setting, if there is one.</param>
public sealed class SiteAddress(Uri? setting)
{
    public const string Setting = "PublicUrl";

    /// <summary>The address in the settings, for links that nobody's request causes; none where none is set.</summary>
    public Uri? Known => setting;

    /// <summary>
    /// The address in the settings, or where none is set, the one that the request came to: that is an administrator's own, or
    /// Development's.
    /// </summary>
    public Uri For(HttpRequest request) => setting ?? new Uri($"{request.Scheme}://{request.Host}{request.PathBase}");

    /// <summary>The address in the settings, if there is one.</summary>
    public static Uri? Read(IConfiguration configuration) =>
        configuration[Setting] switch
        {
            null or "" => null,
            var text
                when Uri.TryCreate(text, UriKind.Absolute, out var site)
                    && site is { Scheme: "http" or "https", Query: "", Fragment: "" } => site,
            var text => throw new StartupException($"{Setting} is \"{text}\". Set it to an address like https://index.example.gov.uk."),
        };
}
