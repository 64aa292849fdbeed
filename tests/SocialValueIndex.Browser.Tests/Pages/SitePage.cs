using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests.Pages;

/// <summary>A page that somebody has come to. What leads away from it returns the next one.</summary>
/// <param name="visitor">Who looks at it.</param>
/// <param name="heading">The words that its heading contains.</param>
public abstract class SitePage(Visitor visitor, string heading)
{
    protected Visitor Visitor => visitor;

    protected IPage Page => visitor.Page;

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator ErrorSummary => Page.Locator(".govuk-error-summary");

    public ILocator Notice => Page.Locator(".govuk-notification-banner");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name });

    /// <summary>What is saved as it is typed.</summary>
    public ILocator Status => Page.Locator("[data-save-status]");

    /// <summary>
    /// Waits until everything on the page is saved and the page says so. What it says alone would not do: it still says when it saved the
    /// answer before, while the newest waits or is on its way.
    /// </summary>
    public async Task IsSavedAsync()
    {
        await Page.WaitForFunctionAsync("() => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))");
        await Expect(Status).ToHaveTextAsync(new Regex("^Saved at \\d\\d:\\d\\d$"));
    }

    public Task WaitAsync() => Expect(Heading).ToContainTextAsync(heading);

    /// <summary>Checks the page in the state that it is in.</summary>
    public async Task CheckAsync()
    {
        await WaitAsync();
        await visitor.CheckAsync();
    }

    /// <summary>Presses a button that shows the same page again, with what is wrong.</summary>
    public async Task BeRefusedAsync(string button)
    {
        await Button(button).Last.ClickAsync();
        await Expect(ErrorSummary).ToBeVisibleAsync();
        await CheckAsync();
    }
}

internal static class Arriving
{
    /// <summary>Waits for the page and checks it.</summary>
    public static async Task<T> ArriveAsync<T>(this T page)
        where T : SitePage
    {
        await page.CheckAsync();
        return page;
    }
}
