using SocialValueIndex.Application;

namespace SocialValueIndex.Web.Hosting;

/// <summary>How much a request may bring, and which methods every page answers.</summary>
internal static class LimitSetup
{
    /// <summary>The largest file that a page takes, and room for the rest of its form.</summary>
    private const long MaxRequestBytes = ChosenFile.MaxBytes + (1024 * 1024);

    public static void AddLimits(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxRequestBytes);

    public static void UseLimits(this WebApplication app)
    {
        app.Use(RefuseTooLargeAsync);
        app.Use(AnswerHeadAsync);
    }

    // Where the form is read is too late to say that: what cannot be read is taken for one that is forged.
    private static async Task RefuseTooLargeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.ContentLength > MaxRequestBytes || (context.Request is { ContentLength: null, HasFormContentType: true } && await IsTooLargeAsync(context)))
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        await next(context);
    }

    // A request that does not say how large it is shows it only when it is read.
    private static async Task<bool> IsTooLargeAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return false;
        }
        catch (BadHttpRequestException exception)
        {
            return exception.StatusCode == StatusCodes.Status413PayloadTooLarge;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // The page says what is wrong with the form.
            return false;
        }
    }

    /// <summary>Answers HEAD as GET; the server leaves the body out.</summary>
    private static async Task AnswerHeadAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    }
}
