using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SocialValueIndex.Web.Features.Shared.TagHelpers;

/// <summary>What tag helpers have in common.</summary>
internal static class TagHelperOutputs
{
    /// <summary>Puts classes before those that the view gives.</summary>
    public static void PrependClasses(this TagHelperOutput output, params IEnumerable<string?> classes)
    {
        var own = output.Attributes["class"]?.Value switch
        {
            null => null,
            IHtmlContent content => content.ToHtml(),
            var value => HtmlEncoder.Default.Encode(value.ToString()!),
        };
        var all = classes.Append(own?.Trim()).Where(c => !string.IsNullOrEmpty(c));
        output.Attributes.SetAttribute("class", new HtmlString(string.Join(' ', all)));
    }

    /// <summary>An element with classes and text.</summary>
    public static TagBuilder Element(string name, string classes, string? text = null)
    {
        var element = new TagBuilder(name);
        element.Attributes.Add("class", classes);
        if (text is not null)
        {
            element.InnerHtml.Append(text);
        }

        return element;
    }

    public static string ToHtml(this IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
