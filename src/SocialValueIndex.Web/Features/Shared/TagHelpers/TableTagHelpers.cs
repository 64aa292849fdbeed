using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SocialValueIndex.Web.Features.Shared.TagHelpers;

/// <summary>A column of a table.</summary>
/// <param name="Heading">What it holds.</param>
public sealed record Column(string Heading)
{
    /// <summary>Whether it holds numbers, which are aligned at their last digit.</summary>
    public bool IsNumeric { get; init; }

    /// <summary>Whether its heading is only heard: its cells say it themselves.</summary>
    public bool IsHidden { get; init; }

    /// <summary>What is seen above the column instead, where the heading does not fit. The heading is heard, and seen on cards.</summary>
    public string? Abbreviation { get; init; }

    public static implicit operator Column(string heading) => new(heading);
}

/// <summary>
/// A table whose rows become cards on a narrow screen. The roles keep it a table for screen readers when the style sheet lays it out as
/// blocks, and each cell carries its column's heading. A view writes rows alone, each with a heading and cells in the order of the columns.
/// </summary>
[HtmlTargetElement("table", Attributes = "columns,caption")]
public sealed class TableTagHelper : TagHelper
{
    public IReadOnlyList<Column> Columns { get; set; } = [];

    /// <summary>What the table shows.</summary>
    public string Caption { get; set; } = "";

    /// <summary>How the caption looks; unless it is said, it is only heard.</summary>
    public string CaptionClass { get; set; } = "govuk-visually-hidden";

    public override void Init(TagHelperContext context) => context.Items[typeof(TableRow)] = new TableRow(Columns);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.PrependClasses("govuk-table", "app-stack");
        output.Attributes.SetAttribute("role", "table");

        var body = TagHelperOutputs.Element("tbody", "govuk-table__body");
        body.Attributes.Add("role", "rowgroup");
        output.PreContent.AppendHtml(Head(Columns, Caption, CaptionClass)).AppendHtml(body.RenderStartTag());
        output.PostContent.AppendHtml(body.RenderEndTag());
    }

    /// <summary>The caption and the headings.</summary>
    internal static IHtmlContent Head(IReadOnlyList<Column> columns, string caption, string captionClass)
    {
        var row = TagHelperOutputs.Element("tr", "govuk-table__row");
        row.Attributes.Add("role", "row");
        foreach (var column in columns)
        {
            row.InnerHtml.AppendHtml(Heading(column));
        }

        var head = TagHelperOutputs.Element("thead", "govuk-table__head");
        head.Attributes.Add("role", "rowgroup");
        head.InnerHtml.AppendHtml(row);
        return new HtmlContentBuilder(2)
            .AppendHtml(TagHelperOutputs.Element("caption", $"govuk-table__caption {captionClass}", caption))
            .AppendHtml(head);
    }

    private static TagBuilder Heading(Column column)
    {
        var heading = TagHelperOutputs.Element(
            "th",
            column.IsNumeric ? "govuk-table__header govuk-table__header--numeric" : "govuk-table__header"
        );
        heading.Attributes.Add("scope", "col");
        heading.Attributes.Add("role", "columnheader");
        if (column.IsHidden)
        {
            heading.InnerHtml.AppendHtml(TagHelperOutputs.Element("span", "govuk-visually-hidden", column.Heading));
        }
        else if (column.Abbreviation is { } text)
        {
            var seen = TagHelperOutputs.Element("span", "", text);
            seen.Attributes.Add("aria-hidden", "true");
            heading.InnerHtml.AppendHtml(seen).AppendHtml(TagHelperOutputs.Element("span", "govuk-visually-hidden", column.Heading));
        }
        else
        {
            heading.InnerHtml.Append(column.Heading);
        }

        return heading;
    }
}

/// <summary>The same for views that are written without tag helpers: they write the table, its rows and its cells themselves.</summary>
internal static class Tables
{
    /// <summary>The caption, which is only heard, and the headings.</summary>
    public static IHtmlContent TableHead(this IHtmlHelper html, IReadOnlyList<Column> columns, string caption)
    {
        ArgumentNullException.ThrowIfNull(html);
        return TableTagHelper.Head(columns, caption, "govuk-visually-hidden");
    }
}

/// <summary>Which cell of a row is next.</summary>
/// <param name="columns">The columns of the table.</param>
internal sealed class TableRow(IReadOnlyList<Column> columns)
{
    private int _next;

    public void Begin() => _next = 0;

    public Column Next() => columns[_next++];
}

/// <summary>A row of such a table.</summary>
[HtmlTargetElement("tr")]
public sealed class TableRowTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.TryGetValue(typeof(TableRow), out var row))
        {
            ((TableRow)row).Begin();
            output.PrependClasses("govuk-table__row");
            output.Attributes.SetAttribute("role", "row");
        }
    }
}

/// <summary>A heading or a cell of such a row. One without content is left out of the card.</summary>
[HtmlTargetElement("th")]
[HtmlTargetElement("td")]
public sealed class TableCellTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(TableRow), out var row))
        {
            return;
        }

        var column = ((TableRow)row).Next();
        if (output.TagName == "th")
        {
            output.PrependClasses("govuk-table__header");
            output.Attributes.SetAttribute("scope", "row");
            output.Attributes.SetAttribute("role", "rowheader");
            return;
        }

        var isEmpty = (await output.GetChildContentAsync()).IsEmptyOrWhiteSpace;
        output.PrependClasses(
            "govuk-table__cell",
            column.IsNumeric ? "govuk-table__cell--numeric" : null,
            isEmpty ? "app-stack__empty" : null
        );
        output.Attributes.SetAttribute("role", "cell");
        if (!column.IsHidden)
        {
            output.Attributes.SetAttribute("data-label", column.Heading);
        }
    }
}
