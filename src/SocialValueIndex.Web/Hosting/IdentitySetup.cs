using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Web.Access;

namespace SocialValueIndex.Web.Hosting;

/// <summary>Sign-in: ASP.NET Core Identity with a cookie that names a session.</summary>
internal static class IdentitySetup
{
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var settings = SignInSettings.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(settings.Sessions).AddSingleton(settings.SecondStep).AddSingleton(settings.Passwords);
        builder
            .Services.AddIdentity<Person, IdentityRole<Guid>>(options =>
            {
                options.User.RequireUniqueEmail = true;

                // What an address may hold is a rule of ours: an apostrophe, for one.
                options.User.AllowedUserNameCharacters = "";
                options.Tokens.PasswordResetTokenProvider = PasswordLinks.ResetTokens;
            })
            .AddEntityFrameworkStores<SocialValueIndexDbContext>()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddSignInManager<PersonSignInManager>()
            .AddTokenProvider<InvitationTokens>(PasswordLinks.InvitationTokens)
            .AddTokenProvider<ResetTokens>(PasswordLinks.ResetTokens);
        builder.Services.AddScoped(s => (PersonSignInManager)s.GetRequiredService<SignInManager<Person>>());
        AddPasswords(builder);
        AddSessions(builder, settings);
        builder.Services.AddSingleton<ProviderConnection>();
        if (settings.Oidc is { } oidc)
        {
            builder.AddOidc(oidc);
        }

        builder.Services.AddAuthorization(Policies.Add);
    }

    private static void AddPasswords(WebApplicationBuilder builder)
    {
        // Ours in the place of Identity's, which ask for kinds of characters.
        builder.Services.RemoveAll<IPasswordValidator<Person>>();
        builder.Services.AddSingleton<IPasswordValidator<Person>>(new PasswordRulesValidator(builder.Environment.IsDevelopment()));
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashCost.Iterations);
    }

    private static void AddSessions(WebApplicationBuilder builder, SignInSettings settings)
    {
        builder.Services.AddMemoryCache();
        builder.Services.AddSingleton<SessionCache>().AddScoped<SessionValidation>().AddSingleton<KnownDevices>();
        builder.Services.AddSingleton<ProtectedCookies>().AddScoped<SignInFlow>();
        builder.Services.ConfigureDbContext<SocialValueIndexDbContext>(
            (services, options) =>
                options.AddInterceptors(services.GetRequiredService<SessionCache>(), services.GetRequiredService<KnownPeople>())
        );
        builder.Services.ConfigureApplicationCookie(options =>
        {
            SiteCookies.Configure(options.Cookie, SiteCookies.Session, builder);

            // When a session ends is decided where it is stored; the cookie only must not end before.
            options.ExpireTimeSpan = settings.Sessions.Longest;
            options.SlidingExpiration = false;
            options.LoginPath = PasswordLinks.SignInPath;
            options.ReturnUrlParameter = "returnUrl";
            options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
            options.Events.OnValidatePrincipal = SessionValidation.ValidateAsync;

            var redirect = options.Events.OnRedirectToLogin;
            options.Events.OnRedirectToLogin = context =>
            {
                context.RedirectUri = SignInRedirect.AddressOfSignIn(context);
                return context.Request.Headers.Accept == "application/json"
                    ? Answer(context, StatusCodes.Status401Unauthorized)
                    : redirect(context);
            };
        });
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
