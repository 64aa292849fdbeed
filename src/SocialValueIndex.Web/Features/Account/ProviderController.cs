using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Features.Account;

/// <summary>Signing in through the organisation's own sign-in. Where there is none, these addresses are not found.</summary>
[AllowAnonymous]
[Route("/account/sign-in/provider")]
public sealed class ProviderController(ProviderConnection provider) : ServiceController
{
    private OidcSettings? Settings => HttpContext.RequestServices.GetRequiredService<SignInSettings>().Oidc;

    [HttpPost("", Name = Routes.ProviderSignIn)]
    [EnableRateLimiting(SignInAttempts.Policy)]
    public async Task<IActionResult> Begin(string? returnUrl, CancellationToken cancellationToken)
    {
        if (IsLate)
        {
            return View("SignIn", new SignInInput { ReturnUrl = returnUrl });
        }

        if (Settings is null)
        {
            return NotFound();
        }

        return await provider.IsThereAsync(cancellationToken)
            ? Challenge(
                new OpenIdConnectChallengeProperties
                {
                    RedirectUri = Url.RouteUrl(Routes.ProviderReturn, new { returnUrl }),

                    // Whoever is signed in here and is asked again is asked there too.
                    Prompt = User.Identity is { IsAuthenticated: true } ? OpenIdConnectPrompt.Login : null,
                },
                OidcSetup.Scheme
            )
            : Failed(StatusCodes.Status503ServiceUnavailable);
    }

    [HttpGet("return", Name = Routes.ProviderReturn)]
    public async Task<IActionResult> Return(
        string? returnUrl,
        [FromServices] SignInThroughProvider signIn,
        [FromServices] SignInFlow flow,
        CancellationToken cancellationToken
    )
    {
        if (Settings is not { } settings)
        {
            return NotFound();
        }

        var result = await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (Read(result, settings) is not { } identity)
        {
            return RedirectToRoute(Routes.SignIn, new { returnUrl });
        }

        if (await signIn.RunAsync(identity, cancellationToken) is { } person)
        {
            var idToken = provider.Protect(result.Properties?.GetTokenValue("id_token"));
            return await flow.BeginAsync(HttpContext, Url, person, SignInMethod.Provider, returnUrl, idToken);
        }

        flow.Refuse(HttpContext, null, SignInMethod.Provider);
        var page = View("NotInvited", result.Principal!.FindFirst("email")?.Value);
        page.StatusCode = StatusCodes.Status403Forbidden;
        return page;
    }

    [HttpGet("refused", Name = Routes.ProviderRefused)]
    public IActionResult Refused() => Settings is null ? NotFound() : Failed(StatusCodes.Status200OK);

    private static ProviderIdentity? Read(AuthenticateResult result, OidcSettings settings)
    {
        if (result.Principal is not { } principal || principal.FindFirst("sub") is not { } subject)
        {
            return null;
        }

        var isVerified = string.Equals(principal.FindFirst(OidcSetup.EmailVerified)?.Value, "true", StringComparison.OrdinalIgnoreCase);
        return new ProviderIdentity(
            principal.FindFirst("iss")?.Value ?? settings.Authority.ToString(),
            subject.Value,
            isVerified ? principal.FindFirst("email")?.Value : null,
            settings.RoleClaim is null
                ? null
                :
                [
                    .. principal
                        .FindAll(settings.RoleClaim)
                        .Select(c => settings.Roles.GetValueOrDefault(c.Value))
                        .OfType<string>()
                        .Distinct(),
                ]
        );
    }

    private ViewResult Failed(int status)
    {
        var page = View("ProviderFailed");
        page.StatusCode = status;
        return page;
    }
}
