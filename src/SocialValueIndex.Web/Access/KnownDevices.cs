using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Access;

/// <summary>
/// Remembers in a cookie who has signed in from a device. It lets nobody in: it only gives the device a count of wrong passwords of its
/// own, so that strangers elsewhere do not make its people wait.
/// </summary>
public sealed class KnownDevices(
    IDataProtectionProvider protection,
    IConfiguration configuration,
    IHostEnvironment environment,
    TimeProvider time
)
{
    // A computer that a whole office shares.
    private const int MaxPeople = 20;
    private const int GuidLength = 16;

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(180);

    private readonly IDataProtector _protector = protection.CreateProtector("SocialValueIndex.KnownDevice");

    private string CookieName => SiteCookies.NameOf(SiteCookies.Device, configuration, environment);

    /// <summary>For whom the device is known, by person: what it is called for each.</summary>
    public IReadOnlyDictionary<Guid, Guid> Read(HttpRequest request)
    {
        try
        {
            var text = request.Cookies[CookieName];
            var bytes = string.IsNullOrEmpty(text) ? [] : _protector.Unprotect(WebEncoders.Base64UrlDecode(text));
            return bytes.Chunk(2 * GuidLength).ToDictionary(b => new Guid(b.AsSpan(0, GuidLength)), b => new Guid(b.AsSpan(GuidLength)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException)
        {
            return new Dictionary<Guid, Guid>();
        }
    }

    /// <summary>Remembers the person.</summary>
    public void Remember(HttpContext context, Guid personId)
    {
        var known = Read(context.Request);
        var device = known.TryGetValue(personId, out var before) ? before : Guid.CreateVersion7(time.GetUtcNow());
        var bytes = known
            .Where(k => k.Key != personId)
            .TakeLast(MaxPeople - 1)
            .Append(KeyValuePair.Create(personId, device))
            .SelectMany(k => (byte[])[.. k.Key.ToByteArray(), .. k.Value.ToByteArray()])
            .ToArray();
        context.Response.Cookies.Append(
            CookieName,
            WebEncoders.Base64UrlEncode(_protector.Protect(bytes)),
            new CookieOptions
            {
                HttpOnly = true,
                Secure = !environment.IsDevelopment() || context.Request.IsHttps,
                SameSite = SameSiteMode.Strict,
                Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
                IsEssential = true,
                MaxAge = Remembered,
            }
        );
    }
}
