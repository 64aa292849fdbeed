using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Access;

/// <summary>
/// Lets in who may sign in, and within minutes ends the sessions of who may no longer: deactivated, or of a closed organisation.
/// </summary>
internal sealed class PersonSignInManager(
    UserManager<Person> people,
    IHttpContextAccessor accessor,
    IUserClaimsPrincipalFactory<Person> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Person> confirmation,
    PasswordLinks links,
    ServiceMetrics metrics
) : SignInManager<Person>(people, accessor, claims, options, logger, schemes, confirmation)
{
    private static readonly Person Nobody = new() { Name = "" };

    /// <summary>
    /// Signs in with a password. Identity hashes a password only where there is one to compare it with, and a hash takes long enough to
    /// tell by the clock which addresses have an account. So whoever is refused without a comparison costs a hash as well.
    /// </summary>
    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        var result = await CheckPasswordAsync(userName, password, isPersistent, lockoutOnFailure);
        metrics.SignedIn(result.Succeeded);
        return result;
    }

    private async Task<SignInResult> CheckPasswordAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        if (await UserManager.FindByNameAsync(userName) is { PasswordHash: not null } person && await PreSignInCheck(person) is null)
        {
            return await PasswordSignInAsync(person, password, isPersistent, lockoutOnFailure);
        }

        UserManager.PasswordHasher.HashPassword(Nobody, password);
        return SignInResult.Failed;
    }

    /// <summary>Signs in, and writes down when: every way to sign in goes through here.</summary>
    public override async Task SignInWithClaimsAsync(
        Person user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    )
    {
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
        await Context.RequestServices.GetRequiredService<RememberSignIn>().RunAsync(user.Id, Context.RequestAborted);
    }

    public override async Task<bool> CanSignInAsync(Person user) => await base.CanSignInAsync(user) && await links.MaySignInAsync(user);

    public override async Task<Person?> ValidateSecurityStampAsync(ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { } person && await links.MaySignInAsync(person) ? person : null;
}

/// <summary>The tokens in invitations.</summary>
internal sealed class InvitationTokens(
    IDataProtectionProvider protection,
    IOptions<InvitationTokens.Settings> options,
    ILogger<DataProtectorTokenProvider<Person>> logger
) : DataProtectorTokenProvider<Person>(protection, options, logger)
{
    internal sealed class Settings : DataProtectionTokenProviderOptions
    {
        public Settings()
        {
            Name = PasswordLinks.InvitationTokens;
            TokenLifespan = PasswordLinks.InvitationLifespan;
        }
    }
}

/// <summary>The tokens in links for people who have a password.</summary>
internal sealed class ResetTokens(
    IDataProtectionProvider protection,
    IOptions<ResetTokens.Settings> options,
    ILogger<DataProtectorTokenProvider<Person>> logger
) : DataProtectorTokenProvider<Person>(protection, options, logger)
{
    internal sealed class Settings : DataProtectionTokenProviderOptions
    {
        public Settings()
        {
            Name = PasswordLinks.ResetTokens;
            TokenLifespan = PasswordLinks.ResetLifespan;
        }
    }
}
