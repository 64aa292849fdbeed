using SocialValueIndex.Application.SigningIn;

namespace SocialValueIndex.Web.Access;

/// <summary>A page that changes how somebody signs in. It opens only so soon after they signed in.</summary>
/// <param name="minutes">How soon, in minutes.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SignedInWithinAttribute(int minutes) : Attribute
{
    /// <summary>How long a page can be opened, and its buttons pressed.</summary>
    public const int ToBegin = 10;

    /// <summary>How long a form can be sent that was opened in time: an app or a passkey takes a while to set up.</summary>
    public const int ToFinish = 30;

    public TimeSpan Time { get; } = TimeSpan.FromMinutes(minutes);
}

/// <summary>
/// Asks whoever wants to change their second step, and did not sign in just before, to sign in again: somebody else may have come to a
/// computer that was left open. Whatever they sign in with proves who they are, so it holds for passwords, passkeys and the organisation's
/// own sign-in alike. Nothing of what they sent is done.
/// </summary>
internal sealed class RequireRecentSignIn(RequestDelegate next, SessionCache cache, TimeProvider time, LinkGenerator links)
{
    public async Task InvokeAsync(HttpContext context, Sessions sessions)
    {
        if (
            context.GetEndpoint()?.Metadata.GetMetadata<SignedInWithinAttribute>() is not { } asked
            || context.User.SessionId() is not { } session
            || await StartAsync(session, sessions, context.RequestAborted) + asked.Time > time.GetUtcNow().UtcDateTime
        )
        {
            await next(context);
            return;
        }

        if (context.Request.Headers.Accept == "application/json")
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var returnUrl = HttpMethods.IsGet(context.Request.Method)
            ? context.Request.PathBase + context.Request.Path + context.Request.QueryString
            : links.GetPathByName(context, Routes.SecondStep);
        context.Response.Redirect(links.GetPathByName(context, Routes.SignIn, new { returnUrl, again = true })!);
    }

    private async Task<DateTime?> StartAsync(Guid session, Sessions sessions, CancellationToken cancellationToken) =>
        (cache.Find(session) ?? await sessions.ReadAsync(session, cancellationToken))?.StartedAt;
}
