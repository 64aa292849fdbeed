using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// HTTPS, the headers of a strict site, and what cookies and forms are protected with. What each is for: docs/SECURITY.md.
/// </summary>
internal static class SecuritySetup
{
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        // Every instance behind a load balancer must read the cookies and forms of every other one.
        builder
            .Services.AddDataProtection()
            .SetApplicationName("SocialValueIndex")
            // New keys encrypt and sign in one go; cookies and tokens of older keys are read as before.
            .UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM })
            .PersistKeysToDbContext<SocialValueIndexDbContext>()
            .ProtectKeys(builder.Configuration);
        builder.Services.AddAntiforgery(options =>
        {
            SiteCookies.Configure(options.Cookie, SiteCookies.Forms, builder, SameSiteMode.Strict);

            // Only forms carry a token, so a form that cannot be read is refused before anything looks into it.
            options.HeaderName = null;
        });
    }

    // Signing in at the provider, and out, begins with a form of ours that leads on to it.
    private static void AddFormAction(CspBuilder csp, OidcSettings? oidc)
    {
        var formAction = csp.AddFormAction().Self();
        if (oidc is not null)
        {
            formAction.From(oidc.Authority.GetLeftPart(UriPartial.Authority));
        }
    }

    public static void UseSecurity(this WebApplication app)
    {
        app.UseProxies();
        var headers = new HeaderPolicyCollection()
            .AddContentTypeOptionsNoSniff()
            .AddFrameOptionsDeny()
            .AddReferrerPolicySameOrigin()
            .AddCrossOriginOpenerPolicy(b => b.SameOrigin())
            .AddCrossOriginResourcePolicy(b => b.SameOrigin())
            .AddPermissionsPolicy(permissions =>
            {
                // Only names that every browser knows: others are errors in the console.
                permissions.AddAccelerometer().None();
                permissions.AddCamera().None();
                permissions.AddDisplayCapture().None();
                permissions.AddGeolocation().None();
                permissions.AddGyroscope().None();
                permissions.AddMagnetometer().None();
                permissions.AddMicrophone().None();
                permissions.AddPayment().None();
                permissions.AddUsb().None();
            })
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddScriptSrc().Self();
                csp.AddStyleSrc().Self();
                csp.AddImgSrc().Self();
                csp.AddConnectSrc().Self();
                AddFormAction(csp, app.Services.GetRequiredService<SignInSettings>().Oidc);
                csp.AddBaseUri().None();
                csp.AddFrameAncestors().None();
            });
        if (!app.Environment.IsDevelopment())
        {
            // Not UseHsts: its header is lost where an error page replaces an answer.
            headers.AddStrictTransportSecurityMaxAge((int)TimeSpan.FromDays(365).TotalSeconds);
        }

        app.UseSecurityHeaders(headers);
        app.UsePathBaseSetting();
        app.UseHosts();
        if (!app.Environment.IsDevelopment())
        {
            app.UseWhen(context => !HostSetup.IsProbe(context), others => others.UseHttpsRedirection());
        }
    }
}
