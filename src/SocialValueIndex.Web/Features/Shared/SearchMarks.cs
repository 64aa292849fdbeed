using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>
/// Finds what somebody looks for in texts, in any letter case and width and with or without accents, and marks it where it is shown.
/// </summary>
internal static class SearchMarks
{
    private const CompareOptions Alike =
        CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth | CompareOptions.IgnoreKanaType;

    private static readonly CompareInfo Compare = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Whether it is in the text.</summary>
    public static bool Contains(string? text, string sought) => text is not null && Compare.IndexOf(text, sought, Alike) >= 0;

    /// <summary>The text, encoded, with what is sought marked; nothing is marked where nothing is sought.</summary>
    public static IHtmlContent Mark(string text, string sought)
    {
        var html = new HtmlContentBuilder();
        var from = 0;
        while (sought.Length > 0 && from < text.Length)
        {
            var at = Compare.IndexOf(text.AsSpan(from), sought, Alike, out var length);
            if (at < 0 || length == 0)
            {
                break;
            }

            html.Append(text.Substring(from, at)).AppendHtml("<mark>").Append(text.Substring(from + at, length)).AppendHtml("</mark>");
            from += at + length;
        }

        return html.Append(text[from..]);
    }
}
