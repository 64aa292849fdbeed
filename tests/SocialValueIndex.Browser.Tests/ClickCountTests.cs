using Microsoft.Playwright;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>How often an officer presses the mouse for the main job, if nothing has to be corrected.</summary>
public sealed class ClickCountTests(BrowserFixture fixture) : Journey(fixture)
{
    /// <summary>
    /// Counts every press of a mouse button that comes from outside the page, wherever it lands, over all pages of the tab. Scrolling and
    /// typing do not count.
    /// </summary>
    private const string Count = """
        addEventListener("pointerdown", event => {
          if (event.isTrusted) {
            sessionStorage.setItem("presses", 1 + Number(sessionStorage.getItem("presses")));
          }
        }, true);
        """;

    [Fact]
    public async Task AnswerEveryQuestionTwice_WithTargetsSetOnce_TakesAtMost75Clicks()
    {
        await using var officer = await VisitAsync();
        await officer.Context.AddInitScriptAsync(Count);
        var page = officer.Page;
        var taskList = await officer.StartAssessmentAsync("Clicks");
        var address = taskList.Address;
        await page.EvaluateAsync("sessionStorage.removeItem('presses')");

        await taskList.Button("Start with question A1").ClickAsync();
        foreach (var area in QuestionSetFile.Default().Areas)
        {
            await page.WaitForURLAsync(url => url.Contains($"/areas/{area.Code}", StringComparison.Ordinal));
            foreach (var question in area.Questions)
            {
                await new AreaPage(officer, area.Code).Present(question.Code, question.Options[1].Level.ToString()).ChooseAsync();
            }

            await page.GetByRole(AriaRole.Button, new() { Name = "Save and continue", Exact = true }).Last.ClickAsync();
        }

        await page.WaitForURLAsync(url => !url.Contains("/areas/", StringComparison.Ordinal));
        if (new Uri(page.Url).AbsolutePath != address)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Questions", Exact = true }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Radio, new() { Name = "Up to Innovator" }).ChooseAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Set all targets" }).ClickAsync();
        await Expect(page.GetByText("54 of 54 questions are answered, now and target")).ToBeVisibleAsync();
        await taskList.Button("Check answers and complete").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Complete the assessment" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("completed");
        var presses = await page.EvaluateAsync<int>("Number(sessionStorage.getItem('presses'))");
        TestContext.Current.TestOutputHelper?.WriteLine($"{presses} clicks");
        Assert.InRange(presses, 54, 75);
    }
}
