using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>A level as markup. Pages show dozens, which a partial view each would slow down.</summary>
internal static class LevelHtml
{
    /// <summary>One element: a card lays its parts out side by side.</summary>
    public static IHtmlContent Level(this HttpContext context, LevelView level)
    {
        var content = new HtmlContentBuilder().AppendHtml("<div>");
        if (level.IsStarted)
        {
            content.AppendHtml("<span>").Append(level.Level.Label()).AppendHtml("</span>");
        }

        if (level.Unanswered.Explains(level.Level) && level.AreaCode is { } code)
        {
            var from = level.From is null ? "" : $"?from={level.From}";
            var address = $"{context.AddressOf(Routes.Area, level.AssessmentId, code)}{from}#question-{level.Unanswered.First}";
            content
                .AppendHtml(" <a class=\"govuk-link app-secondary\" href=\"")
                .AppendHtml(HtmlEncoder.Default.Encode(address))
                .AppendHtml("\">")
                .Append(level.Unanswered.Reason)
                .AppendHtml("</a>");
        }

        return content.AppendHtml("</div>");
    }
}
