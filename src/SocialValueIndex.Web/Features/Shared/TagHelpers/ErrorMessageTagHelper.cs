using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SocialValueIndex.Web.Features.Shared.TagHelpers;

/// <summary>What is wrong with a field, beside it: nothing where nothing is. The summary of errors follows the order of these.</summary>
[HtmlTargetElement("error-message", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorMessageTagHelper : TagHelper
{
    /// <summary>The posted name of the field.</summary>
    public string For { get; set; } = "";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        AppendTo(output.Content, ViewContext, For);
    }

    internal static void AppendTo(IHtmlContentBuilder content, ViewContext viewContext, string field)
    {
        // Nothing is wrong with nearly every page, and its fields are not looked for.
        if (viewContext.ViewData.ModelState.IsValid)
        {
            return;
        }

        viewContext.HttpContext.RememberField(field);
        if (viewContext.ViewData.ModelState.ErrorFor(field) is not { } error)
        {
            return;
        }

        var message = TagHelperOutputs.Element("p", "govuk-error-message");
        message.Attributes.Add("id", $"{Fields.Id(field)}-error");
        message.InnerHtml.AppendHtml(TagHelperOutputs.Element("span", "govuk-visually-hidden", "Error:")).Append($" {error}");
        content.AppendHtml(message);
    }
}

/// <summary>The same for views that are written without tag helpers.</summary>
internal static class ErrorMessages
{
    public static IHtmlContent ErrorMessage(this IHtmlHelper html, string field)
    {
        if (html.ViewData.ModelState.IsValid)
        {
            return HtmlString.Empty;
        }

        var content = new HtmlContentBuilder();
        ErrorMessageTagHelper.AppendTo(content, html.ViewContext, field);
        return content;
    }
}
