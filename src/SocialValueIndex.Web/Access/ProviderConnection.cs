using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Access;

/// <summary>What the service knows about the organisation's own sign-in, where there is one.</summary>
public sealed partial class ProviderConnection(
    IOptionsMonitor<OpenIdConnectOptions> options,
    IDataProtectionProvider protection,
    ILogger<ProviderConnection> logger
)
{
    private readonly IDataProtector _protector = protection.CreateProtector("SocialValueIndex.IdToken");

    /// <summary>Whether the provider answers. What it said lately is remembered.</summary>
    public async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        try
        {
            await options.Get(OidcSetup.Scheme).ConfigurationManager!.GetConfigurationAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException)
        {
            Unreachable(logger, exception.GetType().Name);
            return false;
        }
    }

    /// <summary>The provider's proof of who signed in, as it is stored.</summary>
    public string? Protect(string? idToken) => idToken is null ? null : _protector.Protect(idToken);

    /// <summary>Leads to the provider to sign out there too, and back; none where that is not possible.</summary>
    public async Task<IActionResult?> SignOutAsync(string? protectedIdToken, string returnTo, CancellationToken cancellationToken)
    {
        if (protectedIdToken is null || Unprotect(protectedIdToken) is not { } idToken || !await IsThereAsync(cancellationToken))
        {
            return null;
        }

        var properties = new AuthenticationProperties { RedirectUri = returnTo };
        properties.SetParameter(OidcSetup.IdTokenHint, idToken);
        return new SignOutResult(OidcSetup.Scheme, properties);
    }

    private string? Unprotect(string text)
    {
        try
        {
            return _protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The provider of SignIn:Oidc:Authority cannot be reached: {Kind}")]
    private static partial void Unreachable(ILogger logger, string kind);
}
