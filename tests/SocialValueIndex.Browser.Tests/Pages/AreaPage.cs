using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests.Pages;

/// <summary>The questions of one area.</summary>
public sealed class AreaPage(Visitor visitor, string code) : SitePage(visitor, $"{code} ")
{
    public ILocator Question(string question) => Page.Locator($"#question-{question}");

    public ILocator Answer(string question, string half, string level) =>
        Page.Locator($"input[name='answers[{question}].{half}'][value='{level}']");

    public ILocator Present(string question, string level) => Answer(question, "present", level);

    public ILocator Target(string question, string level) => Answer(question, "target", level);

    public ILocator Note(string question) => Page.Locator($"textarea[name='answers[{question}].note']");

    public ILocator Conflict(string question) => Question(question).Locator(".app-conflict");

    public ILocator Choice(string question, string whose) => Conflict(question).Locator($"input[value={whose}]");

    public ILocator KeepButton(string question) => Conflict(question).GetByRole(AriaRole.Button);

    public async Task AnswerAsync(string question, string present, string target)
    {
        await Present(question, present).ChooseAsync();
        await Target(question, target).ChooseAsync();
    }

    public Task OpenNoteAsync(string question) => Question(question).Locator("summary").ClickAsync();

    public async Task KeepAsync(string question, string whose)
    {
        await Choice(question, whose).ChooseAsync();
        await KeepButton(question).ClickAsync();
        await Expect(Conflict(question)).ToHaveCountAsync(0);
    }

    public async Task SetTargetsAsync(string choice)
    {
        await Page.GetByText("Set all targets of this area in one go").ClickAsync();
        await Page.GetByRole(AriaRole.Group, new() { Name = "Where do you want to be in this area?" })
            .GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true })
            .ChooseAsync();
        await Button("Save and set targets").ClickAsync();
        await Notice.WaitForAsync();
        await CheckAsync();
    }

    public async Task<AreaPage> ContinueAsync(string next)
    {
        await Button("Save and continue").Last.ClickAsync();
        return await new AreaPage(Visitor, next).ArriveAsync();
    }

    public async Task<TaskListPage> ComeBackLaterAsync()
    {
        await Button("Save and come back later").ClickAsync();
        return await new TaskListPage(Visitor).ArriveAsync();
    }

    public async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await WaitAsync();
    }
}

internal static class Choosing
{
    /// <summary>Chooses an answer where a click lands for everybody: on its words.</summary>
    public static Task ChooseAsync(this ILocator radio) => radio.Locator("xpath=following-sibling::label").ClickAsync();
}
