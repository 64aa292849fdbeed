using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>What became of last year's promises, as an officer finds it in the next year.</summary>
public sealed class ComparisonTests(BrowserFixture fixture) : Journey(fixture)
{
    public static TheoryData<Screen> Screens => [Screen.Wide, Screen.Narrow with { Scripts = false }];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task CompareWithLastYear_WhereAnActionWasDone_ShowsTheProposedAnswerAndThePromiseKept(Screen screen)
    {
        await using var officer = await VisitAsync(screen);
        var page = officer.Page;
        var example = await (await officer.OpenAssessmentsAsync()).OpenAsync("2026/27");
        await officer.OpenAsync($"{example.Address}/actions/A2-Leader");
        await page.GetByLabel("Status").SelectOptionAsync(new SelectOptionValue { Label = "Done" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await officer.OpenAsync("/assessments");
        var next = await (await new Pages.AssessmentsPage(officer).StartNewAsync()).StartAsync("2027/28", isFromExample: true);
        var address = next.Address;

        await officer.OpenAsync($"{address}/areas/A");
        await Expect(page.Locator("#question-A2 [data-proposal]")).ToContainTextAsync("(A2-Leader)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm all that are still right" }).ClickAsync();
        await Expect(page.Locator("[data-proposal]")).ToHaveCountAsync(0);

        await officer.OpenAsync($"{address}/results");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare", Exact = true }).ClickAsync();
        await officer.CheckAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Compare 2027/28 with 2026/27");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Radar chart" })).ToBeVisibleAsync();
        await Expect(page.Locator("#questions + table tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Done on time" }).ClickAsync();
        await page.Locator("#outcome-DoneOnTime + table a").ClickAsync();
        await officer.CheckAsync();
        await Expect(page.GetByText("Action A2-Leader")).ToBeVisibleAsync();
    }
}
