using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Markup;

/// <summary>What holds for the HTML of every page, whatever it shows.</summary>
internal static class MarkupRules
{
    private const string Service = " - Social Value Maturity Index";

    private static readonly string[] References = ["for", "aria-describedby", "aria-labelledby", "aria-controls"];

    /// <summary>Everything that is wrong with a page; empty when nothing is.</summary>
    public static IEnumerable<string> FaultsIn(Page page)
    {
        var all = page.Document.All.ToList();
        var ids = all.Select(e => e.GetAttribute("id")).OfType<string>().ToList();
        var known = ids.ToHashSet();
        var labelled = page.Document.QuerySelectorAll("label[for]").Select(l => l.GetAttribute("for")).ToHashSet();
        IEnumerable<string> faults =
        [
            .. ids.GroupBy(i => i).Where(g => g.Count() > 1).Select(g => $"the id {g.Key} is used {g.Count()} times"),
            .. ids.Where(i => i.Length == 0 || i.Any(char.IsWhiteSpace)).Select(i => $"“{i}” is no id"),
            .. all.SelectMany(e =>
                References.SelectMany(name =>
                    (e.GetAttribute(name) ?? "")
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Where(id => !known.Contains(id))
                        .Select(id => $"{name}={id} on {e.LocalName} leads nowhere")
                )
            ),
            .. page
                .Document.QuerySelectorAll("a[href^='#']")
                .Select(a => a.GetAttribute("href")![1..])
                .Where(id => !known.Contains(id))
                .Select(id => $"the link to #{id} leads nowhere"),
            .. all.SelectMany(e =>
                e.Attributes.Where(a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name == "style")
                    .Select(a => $"{e.LocalName} has {a.Name}, which the Content-Security-Policy forbids")
            ),
            .. page.Document.QuerySelectorAll("style, script:not([src])").Select(e => $"there is an inline {e.LocalName}"),
            .. page
                .Document.QuerySelectorAll("script[src], link[href], img[src]")
                .Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!)
                .Where(a => !a.StartsWith('/') || a.StartsWith("//", StringComparison.Ordinal))
                .Select(a => $"{a} is on another site"),
            .. page
                .Document.QuerySelectorAll("input:not([type=hidden]), select, textarea")
                .Where(f => !labelled.Contains(f.Id))
                .Select(f => $"{f.GetAttribute("name")} has no label"),
            .. page
                .Document.QuerySelectorAll("button, a[href]")
                .Where(e => string.IsNullOrWhiteSpace(e.TextContent))
                .Select(e => $"a {e.LocalName} says nothing"),
            .. page
                .Document.QuerySelectorAll("fieldset")
                .Where(f => f.FirstElementChild?.LocalName != "legend")
                .Select(_ => "a fieldset has no legend"),
            .. page.Document.QuerySelectorAll("table").Where(t => t.QuerySelector("caption") is null).Select(_ => "a table has no caption"),
            .. page.Document.QuerySelectorAll("th:not([scope])").Select(t => $"the heading {t.TextContent} of a table has no scope"),
        ];
        foreach (var fault in faults)
        {
            yield return fault;
        }

        var errors = page
            .Document.QuerySelectorAll(".govuk-error-summary__list a")
            .Select(a => ids.IndexOf(a.GetAttribute("href")![1..]))
            .ToList();
        if (!errors.SequenceEqual(errors.Order()))
        {
            yield return "the errors are not in the order of their fields";
        }

        if (page.Document.QuerySelectorAll("h1").Length != 1)
        {
            yield return "there is not one h1";
        }

        if (page.Document.DocumentElement.GetAttribute("lang") != "en")
        {
            yield return "the language is not said";
        }

        if (!page.Title.EndsWith(Service, StringComparison.Ordinal) || page.Title.Length == Service.Length)
        {
            yield return $"the title is “{page.Title}”";
        }

        if (page.Title.StartsWith("Error: ", StringComparison.Ordinal) != (page.Errors.Count > 0))
        {
            yield return "the title does not say whether there is an error";
        }
    }
}
