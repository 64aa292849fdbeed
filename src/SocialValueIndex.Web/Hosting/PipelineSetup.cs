using System.IO.Compression;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.ResponseCompression;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Forms;

namespace SocialValueIndex.Web.Hosting;

/// <summary>What a request passes through on its way to a page and back, and in which order.</summary>
internal static class PipelineSetup
{
    public static void AddPipeline(this WebApplicationBuilder builder)
    {
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

    public static void UsePipeline(this WebApplication app)
    {
        app.UseSecurity();
        app.UseResponseCompression();
        app.UseRequestLogging();
        app.UseExceptionHandler();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseLimits();
        app.UseMiddleware<RestoreLateForms>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<RequireSecondStep>();
        app.UseMiddleware<RequireRecentSignIn>();
        app.UseMiddleware<KeepLateForms>();
        app.UseMiddleware<OrganisationOrNotFound>();
        app.UseAuthorization();
    }

    public static void MapEndpoints(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapControllers().WithStaticAssets();

        // An address that does not exist says so to everybody, instead of asking for sign-in first.
        app.MapFallback(
                "{*path}",
                context =>
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                }
            )
            .AllowAnonymous();
    }
}
