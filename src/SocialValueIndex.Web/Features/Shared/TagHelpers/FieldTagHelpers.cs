using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SocialValueIndex.Web.Features.Shared.TagHelpers;

/// <summary>
/// A field with its label, hint and error. A view writes the input, select or textarea into it; that gets the name, the id, the classes and
/// the texts that describe it from here.
/// </summary>
[HtmlTargetElement("field", Attributes = "name,label")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>The posted name, and the key of its errors.</summary>
    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    /// <summary>What it belongs to, for those who hear the label by itself: "option 2".</summary>
    public string? Of { get; set; }

    /// <summary>Help with it.</summary>
    public string? Hint { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private string Id => Fields.Id(Name);

    private string? Error => ViewContext.ViewData.ModelState.ErrorFor(Name);

    public override void Init(TagHelperContext context) =>
        context.Items[typeof(FieldControl)] = new FieldControl(
            Name,
            Id,
            Error is not null,
            string.Join(' ', new[] { Hint is null ? null : $"{Id}-hint", Error is null ? null : $"{Id}-error" }.OfType<string>())
        );

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.PrependClasses("govuk-form-group", Error is null ? null : "govuk-form-group--error");
        output.PreContent.AppendHtml(LabelElement());
        if (Hint is not null)
        {
            var hint = TagHelperOutputs.Element("div", "govuk-hint", Hint);
            hint.Attributes.Add("id", $"{Id}-hint");
            output.PreContent.AppendHtml(hint);
        }

        ErrorMessageTagHelper.AppendTo(output.PreContent, ViewContext, Name);
    }

    private TagBuilder LabelElement()
    {
        var label = TagHelperOutputs.Element("label", "govuk-label govuk-label--s", Label);
        label.Attributes.Add("for", Id);
        if (Of is not null)
        {
            label.InnerHtml.AppendHtml(TagHelperOutputs.Element("span", "govuk-visually-hidden", $" of {Of}"));
        }

        return label;
    }
}

/// <summary>What a control gets from its field.</summary>
internal sealed record FieldControl(string Name, string Id, bool HasError, string DescribedBy);

/// <summary>The input, select or textarea of a field.</summary>
[HtmlTargetElement("input", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select")]
[HtmlTargetElement("textarea")]
public sealed class FieldControlTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(FieldControl), out var item) || item is not FieldControl field)
        {
            return;
        }

        var type = output.Attributes["type"]?.Value.ToString();
        var look =
            output.TagName == "input"
                ? type == "file"
                    ? "govuk-file-upload"
                    : "govuk-input"
                : $"govuk-{output.TagName}";
        output.PrependClasses(look, field.HasError ? $"{look}--error" : null);
        output.Attributes.SetAttribute("id", field.Id);
        output.Attributes.SetAttribute("name", field.Name);
        if (type is "email" or "password")
        {
            output.Attributes.SetAttribute("spellcheck", "false");
        }

        if (field.DescribedBy.Length > 0)
        {
            output.Attributes.SetAttribute("aria-describedby", field.DescribedBy);
        }

        if (output.TagName == "textarea")
        {
            // Browsers leave out the first line break of a textarea, and would leave out one that was typed.
            output.PreContent.SetHtmlContent("\n");
        }
    }
}
