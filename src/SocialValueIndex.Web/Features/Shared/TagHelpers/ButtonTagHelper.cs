using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SocialValueIndex.Web.Features.Shared.TagHelpers;

/// <summary>How a button looks.</summary>
public enum ButtonKind
{
    Primary,
    Secondary,
    Warning,
}

/// <summary>A button of GOV.UK Frontend, or a link that looks like one.</summary>
[HtmlTargetElement("button", Attributes = "kind")]
[HtmlTargetElement("a", Attributes = "kind")]
public sealed class ButtonTagHelper : TagHelper
{
    public ButtonKind Kind { get; set; }

    /// <summary>Whether a second click within a second does nothing.</summary>
    public bool Once { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.PrependClasses("govuk-button", Kind == ButtonKind.Primary ? null : $"govuk-button--{Kind.ToString().ToLowerInvariant()}");
        output.Attributes.SetAttribute("data-module", "govuk-button");
        if (Once)
        {
            output.Attributes.SetAttribute("data-prevent-double-click", "true");
        }

        if (output.TagName == "a")
        {
            output.Attributes.SetAttribute("role", "button");
            output.Attributes.SetAttribute("draggable", "false");
        }
    }
}
