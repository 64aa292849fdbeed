using System.Buffers.Binary;
using System.Globalization;
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

    /// <summary>The ticket of one of the forms of the page that this one is for.</summary>
    /// <param name="number">Which form of the page, from 0.</param>
    public FormTicket OfForm(int number)
    {
        var key = Key.ToByteArray();
        var random = key.AsSpan(^sizeof(uint)..);
        BinaryPrimitives.WriteUInt32LittleEndian(random, unchecked(BinaryPrimitives.ReadUInt32LittleEndian(random) + (uint)number));
        return this with { Key = new Guid(key) };
    }
}

/// <summary>
/// Makes tickets that nobody else can make, and reads them. Encryption is slow, and a page can have a form for each of its actions: the
/// ticket of the page is encrypted once, and the number of the form stands behind it, where anybody can read and change it. Whoever changes
/// it gets another key, as if they had opened the page again.
/// </summary>
internal sealed class FormTickets(IDataProtectionProvider protection)
{
    private const int GuidLength = 16;
    private const char BeforeNumber = '.';

    private readonly IDataProtector _protector = protection.CreateProtector("SocialValueIndex.FormTicket");

    /// <summary>Encrypts the ticket of a page.</summary>
    public string Write(FormTicket ticket) =>
        WebEncoders.Base64UrlEncode(
            _protector.Protect([.. ticket.PersonId.ToByteArray(), .. ticket.Key.ToByteArray(), .. ticket.KeptFormId.ToByteArray()])
        );

    /// <summary>What stands in one of the page's forms.</summary>
    public static string WriteForForm(string page, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{page}{BeforeNumber}{number}");

    /// <summary>The ticket of the form; none where it is not one of ours.</summary>
    public FormTicket? Read(string? text)
    {
        var (page, number) = text?.Split(BeforeNumber, 2) is [var before, var after] ? (before, after) : (text, "0");
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var form) ? Open(page)?.OfForm(form) : null;
    }

    private FormTicket? Open(string? text)
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
        var page = PageTicket.Of(context);

        // A ticket is letters, digits, hyphens, underscores and a full stop.
        return new HtmlString($"<input name=\"{FormTicket.Field}\" type=\"hidden\" value=\"{page.Next()}\" />");
    }

    /// <summary>The ticket of the page that is being shown.</summary>
    private sealed class PageTicket(FormTicket ticket, string text)
    {
        private int _forms;

        public string Next() => FormTickets.WriteForForm(text, _forms++);

        public static PageTicket Of(HttpContext context)
        {
            var services = context.RequestServices;
            var key = Guid.CreateVersion7(services.GetRequiredService<TimeProvider>().GetUtcNow());
            var keptFormId = LateForm.Of(context)?.KeptFormId ?? Guid.Empty;
            var ticket = new FormTicket(services.GetRequiredService<ICurrentUser>().Id, key, keptFormId);
            if (context.Items[typeof(PageTicket)] is not PageTicket page || !page.IsFor(ticket))
            {
                page = new PageTicket(ticket, services.GetRequiredService<FormTickets>().Write(ticket));
                context.Items[typeof(PageTicket)] = page;
            }

            return page;
        }

        private bool IsFor(FormTicket other) => ticket with { Key = other.Key } == other;
    }
}
