using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Web.Forms;

/// <summary>
/// What every form that we show carries: for whom it was shown, so that it still tells that when the session and its cookies are gone, and
/// a key, so that the same form is not done twice. It does not let anything be saved: the antiforgery token does that.
/// </summary>
/// <param name="PersonId">Who was signed in; empty when nobody was.</param>
/// <param name="Key">Differs for every form that is shown.</param>
/// <param name="KeptFormId">The kept form that was put back into this one; empty where none was.</param>
internal sealed record FormTicket(Guid PersonId, Guid Key, Guid KeptFormId)
{
    /// <summary>The hidden field that carries it.</summary>
    public const string Field = "__Form";
}

/// <summary>Makes tickets that nobody else can make, and reads them.</summary>
internal sealed class FormTickets(IDataProtectionProvider protection)
{
    private const int GuidLength = 16;

    private readonly IDataProtector _protector = protection.CreateProtector("SocialValueIndex.FormTicket");

    public string Write(FormTicket ticket) =>
        WebEncoders.Base64UrlEncode(
            _protector.Protect([.. ticket.PersonId.ToByteArray(), .. ticket.Key.ToByteArray(), .. ticket.KeptFormId.ToByteArray()])
        );

    /// <summary>The ticket; none where it is not one of ours.</summary>
    public FormTicket? Read(string? text)
    {
        try
        {
            var bytes = string.IsNullOrEmpty(text) ? [] : _protector.Unprotect(WebEncoders.Base64UrlDecode(text));
            return bytes.Length != 3 * GuidLength ? null : new FormTicket(GuidAt(0), GuidAt(1), GuidAt(2));

            Guid GuidAt(int place) => new(bytes.AsSpan(place * GuidLength, GuidLength));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>Puts a ticket into every form that is posted.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class FormTicketTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.PostContent.AppendHtml(FormFields.Ticket(ViewContext.HttpContext));
}

/// <summary>The hidden fields of a form that is written without tag helpers.</summary>
public static class FormFields
{
    /// <summary>What every form that is posted carries: the antiforgery token, and the ticket.</summary>
    public static IHtmlContent HiddenFields(this IHtmlHelper html) =>
        new HtmlContentBuilder(2)
            .AppendHtml(
                html.ViewContext.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().GetHtml(html.ViewContext.HttpContext)
            )
            .AppendHtml(Ticket(html.ViewContext.HttpContext));

    internal static IHtmlContent Ticket(HttpContext context)
    {
        var services = context.RequestServices;
        var ticket = services
            .GetRequiredService<FormTickets>()
            .Write(
                new FormTicket(
                    services.GetRequiredService<ICurrentUser>().Id,
                    Guid.CreateVersion7(services.GetRequiredService<TimeProvider>().GetUtcNow()),
                    LateForm.Of(context)?.KeptFormId ?? Guid.Empty
                )
            );

        // A ticket is letters, digits, hyphens and underscores.
        return new HtmlString($"<input name=\"{FormTicket.Field}\" type=\"hidden\" value=\"{ticket}\" />");
    }
}
