using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.Extensions;

namespace SocialValueIndex.Web.Access;

/// <summary>Where sign-in leads to, for whoever asks for something without a session.</summary>
internal static class SignInRedirect
{
    /// <summary>
    /// The address of the sign-in page. An address that a form was sent to cannot be opened, so the way back from there leads to the page
    /// with the form, if the browser tells which of ours it is.
    /// </summary>
    public static string AddressOfSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method))
        {
            return context.RedirectUri;
        }

        var query = PageWithTheForm(request) is { } page ? QueryString.Create(context.Options.ReturnUrlParameter, page) : QueryString.Empty;
        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, context.Options.LoginPath, query);
    }

    private static string? PageWithTheForm(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referer)
        && referer.Scheme == request.Scheme
        && string.Equals(referer.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            ? referer.PathAndQuery
            : null;
}
