using Microsoft.AspNetCore.Http.Features;

namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// Says that a file is too large before anything reads it. Where the form is read is too late to say that: what cannot be read is taken for
/// one that is
/// forged.
/// </summary>
internal sealed class RefuseTooLarge(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
