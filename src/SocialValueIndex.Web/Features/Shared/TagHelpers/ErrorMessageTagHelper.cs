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
