using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests.Pages;

/// <summary>The page on which the covering report is written.</summary>
public sealed class ReportPage(Visitor visitor) : SitePage(visitor, "Report to committee ")
{
    public ILocator Text(string part) => Page.Locator($"textarea[name='texts[{part}].text']");

    public ILocator Conflict(string part) => Page.Locator($"#question-{part} .app-conflict");

    public async Task KeepAsync(string part, string whose)
    {
        await Conflict(part).Locator($"input[value={whose}]").ChooseAsync();
        await Conflict(part).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Conflict(part)).ToHaveCountAsync(0);
    }

    public async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await WaitAsync();
    }
}
