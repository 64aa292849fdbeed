using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Access;

namespace SocialValueIndex.Web.Hosting;

/// <summary>Sign-in: ASP.NET Core Identity with a cookie.</summary>
internal static class IdentitySetup
{
    public const int MinutesUntilSignedOut = 5;

    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddIdentity<Person, IdentityRole<Guid>>(options =>
            {
                options.User.RequireUniqueEmail = true;

                // What an address may hold is a rule of ours: an apostrophe, for one.
                options.User.AllowedUserNameCharacters = "";
                options.Tokens.PasswordResetTokenProvider = PasswordLinks.ResetTokens;
                options.Lockout.MaxFailedAccessAttempts = PasswordRules.AttemptsBeforeLockout;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(PasswordRules.LockoutMinutes);

                options.Password.RequiredLength = PasswordRules.MinLength;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
            })
            .AddEntityFrameworkStores<SocialValueIndexDbContext>()
            .AddUserManager<AuditingUserManager>()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddSignInManager<PersonSignInManager>()
            .AddTokenProvider<InvitationTokens>(PasswordLinks.InvitationTokens)
            .AddTokenProvider<ResetTokens>(PasswordLinks.ResetTokens);

        // How soon a changed password, role or organisation, or a deactivation, ends sessions that were begun before it: not with every
        // request, because each look costs queries. What invites or changes people asks the database by itself, so whoever is no
        // administrator any more lets nobody in meanwhile.
        builder.Services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(MinutesUntilSignedOut));
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "social-value-index";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = SecureCookies(builder.Environment);
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.SlidingExpiration = true;
            options.LoginPath = "/account/sign-in";
            options.ReturnUrlParameter = "returnUrl";
            options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);

            // The page about an error must not need the database that may have caused it.
            var validate = options.Events.OnValidatePrincipal;
            options.Events.OnValidatePrincipal = context =>
                context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null ? validate(context) : Task.CompletedTask;

            var redirect = options.Events.OnRedirectToLogin;
            options.Events.OnRedirectToLogin = context =>
            {
                context.RedirectUri = SignInRedirect.AddressOfSignIn(context);
                return context.Request.Headers.Accept == "application/json"
                    ? Answer(context, StatusCodes.Status401Unauthorized)
                    : redirect(context);
            };
        });
        builder.Services.AddAuthorization(Policies.Add);
    }

    /// <summary>Development is served without HTTPS; everywhere else a cookie travels over HTTPS or not at all.</summary>
    public static CookieSecurePolicy SecureCookies(IHostEnvironment environment) =>
        environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
