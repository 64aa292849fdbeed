using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace SocialValueIndex.Web.Hosting;

/// <summary>How much a request may bring, and which methods every page answers.</summary>
internal static class LimitSetup
{
    /// <summary>Well above the largest file that a page takes: a file that is somewhat too large is told so beside its field.</summary>
    private const long MaxRequestBytes = 30_000_000;

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxRequestBytes);
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy<string, SignInAttempts>(SignInAttempts.Policy);
        });
    }

    public static void UseLimits(this WebApplication app)
    {
        // The page that says what was refused comes through here again.
        app.UseWhen(
            context => context.Features.Get<IStatusCodeReExecuteFeature>() is null,
            first =>
            {
                first.Use(RefuseUnreadableAsync);
                first.Use(RefuseTooLargeAsync);
            }
        );
        app.Use(AnswerHeadAsync);
    }

    /// <summary>
    /// Only a post brings a form, in letters that can be read. What else says that it does would fail wherever the form is looked at.
    /// </summary>
    private static Task RefuseUnreadableAsync(HttpContext context, RequestDelegate next)
    {
        var isReadable = IsReadable(context.Request);
        if (!isReadable || !HttpMethods.IsPost(context.Request.Method))
        {
            context.Request.ContentType = null;
        }

        if (isReadable)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    }

    private static bool IsReadable(HttpRequest request)
    {
        try
        {
            _ = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.Encoding : null;
            return true;
        }
        catch (NotSupportedException)
        {
            // UTF-7, which .NET refuses to read.
            return false;
        }
    }

    // Where the form is read is too late to say that: what cannot be read is taken for one that is forged.
    private static async Task RefuseTooLargeAsync(HttpContext context, RequestDelegate next)
    {
        if (
            context.Request.ContentLength > MaxRequestBytes
            || (context.Request is { ContentLength: null, HasFormContentType: true } && await IsTooLargeAsync(context))
        )
        {
            context.Request.ContentType = null;
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

    /// <summary>Answers HEAD as GET, without the body: nobody reads it.</summary>
    private static async Task AnswerHeadAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Response.Body = body;
        }
    }
}
