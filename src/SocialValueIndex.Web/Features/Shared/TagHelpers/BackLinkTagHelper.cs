using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SocialValueIndex.Web.Features.Shared.TagHelpers;

/// <summary>
/// The link at the top that leads back to where the page belongs. A view writes it where it likes; the layout shows it before the page's
/// content.
/// It takes the route as a link does: <c>&lt;back-link asp-route="@Routes.People"&gt;People&lt;/back-link&gt;</c>.
/// </summary>
[HtmlTargetElement("back-link")]
public sealed class BackLinkTagHelper(IHtmlGenerator generator) : AnchorTagHelper(generator)
{
    /// <summary>Where the layout finds it.</summary>
    public const string ViewDataKey = "BackLink";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.PrependClasses("govuk-back-link");
        Process(context, output);
        output.Content.SetHtmlContent(await output.GetChildContentAsync());
        ViewContext.ViewData[ViewDataKey] = new HtmlString(output.ToHtml());
        output.SuppressOutput();
    }
}

/// <summary>The same for views that are written without tag helpers.</summary>
internal static class BackLinks
{
    /// <summary>Sets the link at the top.</summary>
    /// <param name="html">The view.</param>
    /// <param name="address">Where it leads.</param>
    /// <param name="text">Its text.</param>
    public static void BackLink(this IHtmlHelper html, string address, string text)
    {
        var encoder = HtmlEncoder.Default;
        html.ViewData[BackLinkTagHelper.ViewDataKey] = new HtmlString(
            $"<a class=\"govuk-back-link\" href=\"{encoder.Encode(address)}\">{encoder.Encode(text)}</a>"
        );
    }
}
