using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Access;

/// <summary>What the service hands to a browser for a few minutes, in a form that nobody else can read or make.</summary>
public sealed class ProtectedCookies(
    IDataProtectionProvider protection,
    IConfiguration configuration,
    IHostEnvironment environment,
    TimeProvider time
)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public void Write<T>(HttpContext context, string name, T value) =>
        context.Response.Cookies.Append(
            NameOf(name),
            WebEncoders.Base64UrlEncode(
                Protector(name)
                    .Protect(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Content<T>(value, time.GetUtcNow() + Lifetime))))
            ),
            Options(context)
        );

    /// <summary>What the cookie carries; none where it is missing, too old or not ours.</summary>
    public T? Read<T>(HttpContext context, string name)
        where T : class
    {
        try
        {
            var text = context.Request.Cookies[NameOf(name)];
            return
                !string.IsNullOrEmpty(text)
                && JsonSerializer.Deserialize<Content<T>>(Protector(name).Unprotect(WebEncoders.Base64UrlDecode(text))) is { } content
                && content.Until > time.GetUtcNow()
                ? content.Value
                : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    public void Delete(HttpContext context, string name) => context.Response.Cookies.Delete(NameOf(name), Options(context));

    private string NameOf(string name) => SiteCookies.NameOf(name, configuration, environment);

    private IDataProtector Protector(string name) => protection.CreateProtector("SocialValueIndex.Cookie", name);

    private CookieOptions Options(HttpContext context) =>
        new()
        {
            HttpOnly = true,
            Secure = !environment.IsDevelopment() || context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
            IsEssential = true,
        };

    private sealed record Content<T>(T Value, DateTimeOffset Until);
}
