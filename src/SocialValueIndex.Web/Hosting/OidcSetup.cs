using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// The organisation's own sign-in by OpenID Connect: the code flow with PKCE. What the provider says is kept for the moment in a cookie of
/// its own, until the person is found.
/// </summary>
internal static partial class OidcSetup
{
    public const string Scheme = "Provider";

    /// <summary>The claim that says whether the provider vouches for the e-mail address.</summary>
    public const string EmailVerified = "email_verified";

    /// <summary>What signing out hands to the provider, in the properties.</summary>
    public const string IdTokenHint = "id_token_hint";

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    public static void AddOidc(this WebApplicationBuilder builder, OidcSettings settings)
    {
        builder.Services.AddAuthentication().AddOpenIdConnect(Scheme, options => Configure(options, settings, builder));
        builder.Services.ConfigureExternalCookie(options => SiteCookies.Configure(options.Cookie, SiteCookies.Provider, builder));
    }

    private static void Configure(OpenIdConnectOptions options, OidcSettings settings, WebApplicationBuilder builder)
    {
        options.Authority = settings.Authority.ToString().TrimEnd('/');
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.RequireHttpsMetadata = settings.Authority.Scheme == "https";
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.UsePkce = true;

        // In the address, and not in a form from another site, with which no cookie of ours would come.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CallbackPath = "/account/sign-in/provider/callback";
        options.SignedOutCallbackPath = "/account/sign-out/provider/callback";
        options.RemoteSignOutPath = "/account/sign-out/provider/remote";
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.Scope.Add("email");
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.SaveTokens = true;
        options.BackchannelTimeout = LongestAnswer;
        options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
        options.ClaimActions.Remove("iss");
        options.ClaimActions.MapUniqueJsonKey(EmailVerified, EmailVerified);
        if (settings.RoleClaim is { } claim)
        {
            options.ClaimActions.MapJsonKey(claim, claim);
        }

        SiteCookies.Configure(options.CorrelationCookie, $"{SiteCookies.Provider}-", builder);
        SiteCookies.Configure(options.NonceCookie, $"{SiteCookies.Provider}-nonce-", builder);
        options.Events.OnRemoteFailure = RefuseAsync;
        options.Events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            context.ProtocolMessage.IdTokenHint = context.Properties.GetParameter<string>(IdTokenHint);
            return Task.CompletedTask;
        };
    }

    private static Task RefuseAsync(RemoteFailureContext context)
    {
        var services = context.HttpContext.RequestServices;
        Failed(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OidcSetup)), context.Failure?.GetType().Name ?? "unknown");
        context.Response.Redirect(
            services.GetRequiredService<LinkGenerator>().GetPathByName(context.HttpContext, Routes.ProviderRefused, null)!
        );
        context.HandleResponse();
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "The provider did not let somebody in: {Kind}")]
    private static partial void Failed(ILogger logger, string kind);
}
