using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Web.Access;

/// <summary>
/// Begins a session for whoever proved who they are, and ends it. Whether it goes on is decided by <see cref="SessionValidation"/>.
/// </summary>
public sealed class PersonSignInManager(
    UserManager<Person> people,
    IHttpContextAccessor accessor,
    IUserClaimsPrincipalFactory<Person> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Person> confirmation,
    PasswordLinks links,
    Sessions sessions
) : SignInManager<Person>(people, accessor, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Person user) => await base.CanSignInAsync(user) && await links.MaySignInAsync(user);

    public override async Task SignInWithClaimsAsync(
        Person user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    ) =>
        await base.SignInWithClaimsAsync(
            user,
            authenticationProperties,
            additionalClaims.Any(c => c.Type == SessionClaims.Session)
                ? additionalClaims
                : await BeginAsync(user, SignInMethod.Password, null)
        );

    /// <summary>Begins a session.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="method">How they signed in.</param>
    /// <param name="protectedIdToken">The provider's proof of who signed in, protected, where there is one.</param>
    public async Task BeginSessionAsync(Person user, SignInMethod method, string? protectedIdToken = null) =>
        await base.SignInWithClaimsAsync(user, new AuthenticationProperties(), await BeginAsync(user, method, protectedIdToken));

    /// <summary>Lets the session go on in which the person changed their password or something else that the cookie says.</summary>
    public override async Task RefreshSignInAsync(Person user)
    {
        if (Context.User.SessionId() is { } id)
        {
            await sessions.GoOnAsync(id, user);
            await base.SignInWithClaimsAsync(
                user,
                new AuthenticationProperties(),
                Context.User.Claims.Where(c => c.Type is SessionClaims.Session or SessionClaims.Method).ToList()
            );
        }
    }

    /// <summary>Lets the session go on as one with a second step: the person has just set one up in it.</summary>
    public async Task ConfirmSecondStepAsync(Person user)
    {
        if (Context.User.SessionId() is { } id)
        {
            var method = Enum.TryParse<SignInMethod>(Context.User.FindFirstValue(SessionClaims.Method), out var before)
                ? before
                : SignInMethod.Password;
            await base.SignInWithClaimsAsync(
                user,
                new AuthenticationProperties(),
                Claims(id, method == SignInMethod.Password ? SignInMethod.AuthenticatorApp : method)
            );
        }
    }

    /// <summary>Ends the session here and in the browser.</summary>
    /// <returns>The provider's proof of who signed in, protected, where there was one.</returns>
    public async Task<string?> EndSessionAsync()
    {
        var idToken = Context.User.SessionId() is { } id ? await sessions.SignOutAsync(id) : null;
        await base.SignOutAsync();
        return idToken;
    }

    public override Task SignOutAsync() => EndSessionAsync();

    private async Task<List<Claim>> BeginAsync(Person user, SignInMethod method, string? protectedIdToken)
    {
        var id = await sessions.BeginAsync(user, method, DeviceName.Of(Context.Request), protectedIdToken);
        await Context.RequestServices.GetRequiredService<RememberSignIn>().RunAsync(user.Id, Context.RequestAborted);
        return Claims(id, method);
    }

    private static List<Claim> Claims(Guid id, SignInMethod method) =>
        [new(SessionClaims.Session, id.ToString()), new(SessionClaims.Method, method.ToString())];
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
