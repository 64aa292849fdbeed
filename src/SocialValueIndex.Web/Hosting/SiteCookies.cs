namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// What the service's cookies have in common. Where it has a host of its own over HTTPS, their names begin with __Host-: browsers then
/// take them from nobody else, not even from another site of the same domain. Under a path base they begin with __Secure-, which at least
/// keeps plain HTTP from setting them.
/// </summary>
internal static class SiteCookies
{
    public const string Session = "social-value-index";
    public const string Forms = "social-value-index-forms";
    public const string Notice = "social-value-index-notice";
    public const string Device = "social-value-index-device";
    public const string SecondStep = "social-value-index-second-step";
    public const string Passkey = "social-value-index-passkey";
    public const string Provider = "social-value-index-provider";

    private const string HostPrefix = "__Host-";
    private const string SecurePrefix = "__Secure-";

    /// <summary>The name as the browser knows it.</summary>
    public static string NameOf(string name, IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment() ? name : (HasOwnHost(configuration) ? HostPrefix : SecurePrefix) + name;

    /// <summary>Development is served without HTTPS; everywhere else a cookie travels over HTTPS or not at all.</summary>
    public static void Configure(CookieBuilder cookie, string name, WebApplicationBuilder builder, SameSiteMode sameSite = SameSiteMode.Lax)
    {
        cookie.Name = NameOf(name, builder.Configuration, builder.Environment);
        cookie.HttpOnly = true;
        cookie.SameSite = sameSite;
        cookie.SecurePolicy = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        if (!builder.Environment.IsDevelopment() && HasOwnHost(builder.Configuration))
        {
            cookie.Path = "/";
        }
    }

    private static bool HasOwnHost(IConfiguration configuration) => !PathBaseSetup.Read(configuration).HasValue;
}
