using System.IO.Compression;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Forms;

namespace SocialValueIndex.Web.Hosting;

/// <summary>MVC with a folder per feature, and the order that a request passes through.</summary>
internal static class MvcSetup
{
    /// <summary>Carries what a page says after the next one is asked for.</summary>
    public const string NoticeCookie = "social-value-index-notice";

    /// <summary>
    /// The most fields that a form can have: an area can hold every question of a question set, an answer has seven fields while the page asks
    /// which of two to keep and sends again what was on its way, and the page has a few of its own.
    /// </summary>
    public const int MaxFields = (QuestionSetRules.MaxQuestions * 7) + 24;

    public static void AddMvc(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddControllersWithViews(options =>
            {
                options.Conventions.Add(new BindRouteValuesFromRoute());
                options.Conventions.Add(new FeatureFolders());

                // Neither a list in a form nor what is wrong with a form is any longer than the form may be.
                options.MaxModelBindingCollectionSize = MaxFields;
                options.MaxModelValidationErrors = MaxFields;
                options.Filters.Add<ValidateForms>();
                options.Filters.Add(new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None });
            })
            .AddRazorOptions(options => options.ViewLocationExpanders.Add(new FeatureFolders()));
        builder.Services.Configure<SupportSettings>(builder.Configuration.GetSection(SupportSettings.Section));
        builder.Services.AddSingleton<FormTickets>().AddSingleton<LateFormProtector>();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "social-value-index-forms";
            options.Cookie.SecurePolicy = IdentitySetup.SecureCookies(builder.Environment);
            options.Cookie.SameSite = SameSiteMode.Strict;

            // Only forms carry a token, so a form that cannot be read is refused before anything looks into it.
            options.HeaderName = null;
        });
        builder.Services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = NoticeCookie;
            options.Cookie.SecurePolicy = IdentitySetup.SecureCookies(builder.Environment);
        });
        builder.Services.Configure<FormOptions>(options =>
        {
            options.ValueCountLimit = MaxFields;
            options.ValueLengthLimit = 1024 * 1024;
        });

        // Answers that carry an antiforgery token change with every request, so compressing them does not help to guess it (BREACH).
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        builder.Services.Configure<ExceptionHandlerOptions>(options =>
        {
            options.ExceptionHandlingPath = "/error/500";

            // Services that remember what failed would fail again.
            options.CreateScopeForErrors = true;
            options.StatusCodeSelector = exception =>
                exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        });
    }

    public static void UseMvc(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseRequestLogging();
        app.UseExceptionHandler();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<RefuseTooLarge>();
        app.UseMiddleware<RestoreLateForms>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<KeepLateForms>();
        app.UseMiddleware<OrganisationOrNotFound>();
        app.UseAuthorization();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapControllers().WithStaticAssets();

        // An address that does not exist says so to everybody, instead of asking for sign-in first.
        app.MapFallback("{*path}", context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).AllowAnonymous();
    }
}
