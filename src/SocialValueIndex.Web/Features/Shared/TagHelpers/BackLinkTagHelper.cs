using Microsoft.AspNetCore.Html;
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
