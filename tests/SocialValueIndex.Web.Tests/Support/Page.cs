using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>A page as it came, and what a person can read on it and do with it.</summary>
public sealed partial class Page(Browser browser, HttpResponseMessage response, string html)
{
    public const string TokenField = "__RequestVerificationToken";

    private IHtmlDocument? _document;

    public HttpStatusCode Status => response.StatusCode;

    public HttpResponseMessage Response => response;

    /// <summary>The address that it was found at in the end, with its query.</summary>
    public string Address => response.RequestMessage!.RequestUri!.PathAndQuery;

    public string Html => html;

    /// <summary>What a browser makes of it, once somebody looks.</summary>
    public IHtmlDocument Document => _document ??= new HtmlParser().ParseDocument(html);

    public string Title => Document.Title ?? "";

    public string Heading => TextOf(Document.QuerySelector("h1"));

    /// <summary>Everything that the page says between its header and its footer.</summary>
    public string Text => TextOf(Document.QuerySelector("main"));

    /// <summary>What the page says once, about what was done before it.</summary>
    public string Notice => TextOf(Document.QuerySelector(".govuk-notification-banner__heading"));

    /// <summary>What kind of notice it is.</summary>
    public string NoticeTitle => TextOf(Document.QuerySelector(".govuk-notification-banner__title"));

    public string Token =>
        Document.QuerySelector<IHtmlInputElement>($"input[name={TokenField}]")?.Value
        ?? throw new InvalidOperationException($"{Address} has no form.");

    /// <summary>What the first form carries to say whose it is.</summary>
    public string Ticket =>
        Document.QuerySelector<IHtmlInputElement>("input[name=__Form]")?.Value
        ?? throw new InvalidOperationException($"{Address} has no form.");

    /// <summary>Everything that fields of the page hold.</summary>
    public IReadOnlyList<string> Held =>
        [.. Document.QuerySelectorAll("main input[name], main select[name], main textarea[name]").Select(ValueOf).OfType<string>()];

    /// <summary>The error summary: each message, and the id that its link leads to.</summary>
    public IReadOnlyList<(string Id, string Message)> Errors =>
        [
            .. Document
                .QuerySelectorAll<IHtmlAnchorElement>(".govuk-error-summary__list a")
                .Select(a => (a.GetAttribute("href")!.TrimStart('#'), TextOf(a))),
        ];

    /// <summary>The message beside the field of that id, without the hidden word before it.</summary>
    public string ErrorBeside(string id) => TextOf(Document.GetElementById($"{id}-error")).Replace("Error: ", "", StringComparison.Ordinal);

    public IElement Find(string selector) =>
        Document.QuerySelector(selector) ?? throw new InvalidOperationException($"{Address} has no {selector}.");

    public IReadOnlyList<string> All(string selector) => [.. Document.QuerySelectorAll(selector).Select(TextOf)];

    /// <summary>What a field holds now: what was typed, or the value of what is chosen; none when nothing is.</summary>
    public string? Value(string name)
    {
        var fields = Document.QuerySelectorAll($"main [name='{name}']");
        Assert.NotEmpty(fields);
        return fields.Select(ValueOf).FirstOrDefault(v => v is not null);
    }

    /// <summary>Follows the link with that text.</summary>
    public Task<Page> FollowAsync(string linkText) =>
        browser.OpenAsync(
            Document.QuerySelectorAll<IHtmlAnchorElement>("a").FirstOrDefault(a => TextOf(a) == linkText)?.GetAttribute("href")
                ?? throw new InvalidOperationException($"{Address} has no link “{linkText}”.")
        );

    /// <summary>
    /// Fills in fields that the page has, with values that it offers, and presses a button. Everything else is sent as it stands.
    /// </summary>
    public Task<Page> PressAsync(string buttonText, params (string Name, string Value)[] changes) =>
        SubmitAsync(
            Buttons.FirstOrDefault(b => TextOf(b) == buttonText)
                ?? throw new InvalidOperationException($"{Address} has no button “{buttonText}”."),
            changes
        );

    /// <summary>The same with the button of the form that the field belongs to: for pages with the same button many times.</summary>
    public Task<Page> PressInFormOfAsync(string fieldId, params (string Name, string Value)[] changes) =>
        SubmitAsync(Find($"#{fieldId}").Closest("form")!.QuerySelector<IHtmlButtonElement>("button")!, changes);

    /// <summary>The fields of the form that the button sends, as a browser would send them.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields(string buttonText) => FieldsOf(Buttons.First(b => TextOf(b) == buttonText));

    /// <summary>The address of the page's first form that is posted, and its fields as its first button sends them.</summary>
    public (string Action, IReadOnlyList<(string Name, string Value)> Fields) FirstForm()
    {
        var button = (IHtmlButtonElement)Find("main form[method=post] button");
        return (button.Closest("form")!.GetAttribute("action")!, FieldsOf(button));
    }

    private IEnumerable<IHtmlButtonElement> Buttons => Document.QuerySelectorAll<IHtmlButtonElement>("form button");

    private Task<Page> SubmitAsync(IHtmlButtonElement button, (string Name, string Value)[] changes)
    {
        var form = (IHtmlFormElement)button.Closest("form")!;
        Assert.Equal("post", form.Method);
        foreach (var (name, value) in changes)
        {
            AssertOffers(form, name, value);
        }

        var changed = changes.Select(c => c.Name).ToHashSet();
        return browser.SubmitAsync(form.GetAttribute("action")!, [.. FieldsOf(button).Where(f => !changed.Contains(f.Name)), .. changes]);
    }

    private static void AssertOffers(IHtmlFormElement form, string name, string value)
    {
        var fields = form.QuerySelectorAll($"[name='{name}']");
        Assert.True(fields.Length > 0, $"The form has no field {name}.");
        if (fields.OfType<IHtmlInputElement>().Any(i => i.Type == "radio"))
        {
            Assert.Contains(value, fields.OfType<IHtmlInputElement>().Select(i => i.Value));
        }

        if (fields[0] is IHtmlSelectElement select)
        {
            Assert.Contains(value, select.Options.Select(o => o.Value));
        }
    }

    private static List<(string Name, string Value)> FieldsOf(IHtmlButtonElement button)
    {
        var fields = new List<(string, string)>();
        foreach (var element in button.Closest("form")!.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            if (ValueOf(element) is { } value)
            {
                fields.Add((element.GetAttribute("name")!, value.ReplaceLineEndings("\r\n")));
            }
        }

        if (button.Name is { Length: > 0 } name)
        {
            fields.Add((name, button.Value));
        }

        return fields;
    }

    private static string? ValueOf(IElement field) =>
        field switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => null,
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value,
            _ => null,
        };

    private static string TextOf(IElement? element) => element is null ? "" : WhiteSpace().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
