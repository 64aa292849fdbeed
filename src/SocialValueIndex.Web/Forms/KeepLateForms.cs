using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;
using SocialValueIndex.Application.Forms;

namespace SocialValueIndex.Web.Forms;

/// <summary>
/// Keeps what was typed into forms that arrive after the session ended, or that do not belong to it any more. Nothing of them is done: who
/// filled one in signs in and finds it as it was. A form from another site is refused.
/// </summary>
internal sealed class KeepLateForms(
    RequestDelegate next,
    IAntiforgery antiforgery,
    IOptions<AntiforgeryOptions> options,
    FormTickets tickets,
    LateFormProtector protector
)
{
    private const int MaxCharacters = 4 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context, KeptForms kept)
    {
        if (!IsForm(context))
        {
            await next(context);
        }
        else if (IsFromAnotherSite(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (await ReadAsync(context) is not { } form || await antiforgery.IsRequestValidAsync(context))
        {
            await next(context);
        }
        else if (context.GetEndpoint()!.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            ShowAgain(context, form);
            await next(context);
        }
        else if (await KeepAsync(context, form, kept) is { } id)
        {
            var address = AddressOf(context, id);
            context.Response.Redirect(IsSignedIn(context) ? address : SignInFor(context, address));
        }
        else
        {
            await next(context);
        }
    }

    /// <summary>The page that shows a kept form again.</summary>
    public static string AddressOf(HttpContext context, Guid id) => $"{context.Request.PathBase}/account/typed/{id}";

    private static string SignInFor(HttpContext context, string returnUrl) =>
        UriHelper.BuildRelative(context.Request.PathBase, "/account/sign-in", QueryString.Create("returnUrl", returnUrl));

    private static bool IsForm(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.Request.HasFormContentType
        && LateForm.Of(context) is null
        && context.GetEndpoint()?.Metadata is { } metadata
        && metadata.GetMetadata<ControllerActionDescriptor>() is not null
        && metadata.GetMetadata<IAntiforgeryPolicy>() is null;

    /// <summary>Browsers say where a form comes from. Whoever says nothing is told apart by the ticket and the antiforgery token.</summary>
    private static bool IsFromAnotherSite(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
        {
            return site is not ("same-origin" or "none");
        }

        return request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !(
                Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            );
    }

    // What cannot be read is left to whoever refuses it.
    private static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsSignedIn(HttpContext context) => context.User.Identity is { IsAuthenticated: true };

    // These pages are for people without a session: they show themselves again, and where whoever sends it is signed in already, they go
    // on.
    private void ShowAgain(HttpContext context, IFormCollection form)
    {
        if (!IsSignedIn(context) || tickets.Read(form[FormTicket.Field]) is not null || form.ContainsKey(TokenField))
        {
            new LateForm(Lateness.Stale, "", [], false).Attach(context);
        }
    }

    private async Task<Guid?> KeepAsync(HttpContext context, IFormCollection form, KeptForms kept)
    {
        // Scripts keep what was typed on their page.
        if (context.Request.Headers.Accept == "application/json" || form.Sum(f => f.Value.Sum(v => (long)(v?.Length ?? 0))) > MaxCharacters)
        {
            return null;
        }

        var late = Read(context.Request, form, IsSignedIn(context) ? Lateness.Stale : Lateness.SignedOut);
        if (tickets.Read(form[FormTicket.Field]) is { } ticket && ticket.PersonId != Guid.Empty)
        {
            var isTheirs = ticket.PersonId.ToString() == context.User.FindFirstValue(ClaimTypes.NameIdentifier);
            var lateness = isTheirs ? Lateness.Stale : Lateness.SignedOut;
            return await kept.KeepAsync(ticket.PersonId, protector.Write(late with { Lateness = lateness }), context.RequestAborted);
        }

        // Without a ticket, the token tells whose it is, as soon as somebody signs in.
        return
            !IsSignedIn(context)
            && form[TokenField].ToString() is { Length: > 0 } token
            && context.Request.Cookies.ContainsKey(options.Value.Cookie.Name!)
            ? await kept.KeepAsync(null, protector.Write(late with { Token = token }), context.RequestAborted)
            : null;
    }

    private LateForm Read(HttpRequest request, IFormCollection form, Lateness lateness)
    {
        var typed =
            from field in form
            where field.Key != TokenField && field.Key != FormTicket.Field
            where !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase)
            from value in field.Value
            select KeyValuePair.Create(field.Key, value ?? "");
        return new LateForm(lateness, request.Path + request.QueryString, [.. typed], form.Files.Count > 0);
    }

    private string TokenField => options.Value.FormFieldName;
}
