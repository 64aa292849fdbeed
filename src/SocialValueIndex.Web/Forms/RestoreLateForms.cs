using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Primitives;

namespace SocialValueIndex.Web.Forms;

/// <summary>
/// Shows a kept form again: once the page that was asked for has found it and knows that it is this person's, the request passes once more,
/// as the form was sent. The action sees that the form is late, and shows it without doing anything.
/// </summary>
internal sealed class RestoreLateForms(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (LateForm.Of(context) is { IsKept: true } form && HttpMethods.IsGet(context.Request.Method) && !context.Response.HasStarted)
        {
            await ShowAsync(context, form);
        }
    }

    private async Task ShowAsync(HttpContext context, LateForm form)
    {
        var request = context.Request;
        var (method, path, query) = (request.Method, request.Path, request.QueryString);
        var parts = form.Address.Split('?', 2);
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        request.Method = HttpMethods.Post;
        request.Path = PathString.FromUriComponent(parts[0]);
        request.QueryString = parts.Length > 1 ? new QueryString($"?{parts[1]}") : QueryString.Empty;
        var fields = form.Fields.GroupBy(f => f.Key).ToDictionary(f => f.Key, f => new StringValues([.. f.Select(v => v.Value)]));
        context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(fields)));
        try
        {
            await next(context);
        }
        finally
        {
            (request.Method, request.Path, request.QueryString) = (method, path, query);
        }
    }
}

/// <summary>Refuses forms without a right antiforgery token, but for late ones, of which nothing is done.</summary>
internal sealed class ValidateForms(IAntiforgery antiforgery) : IAsyncAuthorizationFilter, IAntiforgeryPolicy
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        var isReading = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if (
            !isReading
            && LateForm.Of(context.HttpContext) is null
            && context.IsEffectivePolicy<IAntiforgeryPolicy>(this)
            && !await IsValidAsync(context.HttpContext)
        )
        {
            context.Result = new AntiforgeryValidationFailedResult();
        }
    }

    // Asked whether it is valid, it throws where the form cannot be read; told to validate, it says what is wrong.
    private async Task<bool> IsValidAsync(HttpContext context)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
