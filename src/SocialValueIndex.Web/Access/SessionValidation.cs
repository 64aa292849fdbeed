using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using SocialValueIndex.Application.SigningIn;

namespace SocialValueIndex.Web.Access;

/// <summary>
/// Decides with every request whether the cookie's session goes on. Pages are given by a reading that is a few seconds old at most; what
/// changes something asks the database, so that whoever may not any more changes nothing, whichever instance they come to.
/// </summary>
internal sealed class SessionValidation(SessionCache cache, Sessions sessions, SessionLimits limits, TimeProvider time)
{
    public static Task ValidateAsync(CookieValidatePrincipalContext context) =>
        IsAsked(context.HttpContext)
            ? context.HttpContext.RequestServices.GetRequiredService<SessionValidation>().DecideAsync(context)
            : Task.CompletedTask;

    // The page about an error must not need the database that may have caused it, and style sheets are everybody's.
    private static bool IsAsked(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is null
        && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null;

    private async Task DecideAsync(CookieValidatePrincipalContext context)
    {
        var (now, aborted) = (time.GetUtcNow().UtcDateTime, context.HttpContext.RequestAborted);
        if (
            context.Principal.SessionId() is { } id
            && await ReadAsync(id, HttpMethods.IsGet(context.HttpContext.Request.Method), aborted) is { } reading
            && reading.PersonId.ToString() == context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)
            && reading.GoesOn(limits, now)
        )
        {
            if (now >= reading.LastUsedAt + SessionLimits.Touch)
            {
                await sessions.TouchAsync(id, aborted);
                cache.Keep(id, reading with { LastUsedAt = now }, cache.Version);
            }

            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    private async Task<SessionReading?> ReadAsync(Guid id, bool mayBeOld, CancellationToken cancellationToken)
    {
        if (mayBeOld && cache.Find(id) is { } kept)
        {
            return kept;
        }

        var version = cache.Version;
        var reading = await sessions.ReadAsync(id, cancellationToken);
        if (reading is not null)
        {
            cache.Keep(id, reading, version);
        }

        return reading;
    }
}

/// <summary>What the cookie says beside what Identity puts there.</summary>
internal static class SessionClaims
{
    /// <summary>The session.</summary>
    public const string Session = "session";

    /// <summary>How the person signed in, as <see cref="Domain.History.SignInMethod"/> calls it.</summary>
    public const string Method = "sign-in-method";

    public static Guid? SessionId(this ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(Session), out var id) ? id : null;
}
