using Microsoft.Playwright;
using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>The main job where scripts do not run.</summary>
public sealed class NoScriptTests(BrowserFixture fixture) : Journey(fixture)
{
    [Fact]
    public async Task CompleteAssessment_WithoutScripts_WorksWithErrorsAndConflicts()
    {
        await using var officer = await VisitAsync(new Screen(Scripts: false));
        var start = await (await officer.OpenAssessmentsAsync()).StartNewAsync();
        await start.BeRefusedAsync("Start");
        var taskList = await start.StartAsync("No scripts", isFromExample: true);

        // Refused: everything on the page is kept.
        var a = await taskList.OpenAreaAsync("A");
        await a.AnswerAsync("A1", "Follower", "NonCompliant");
        await a.AnswerAsync("A2", "Leader", "Innovator");
        await a.OpenNoteAsync("A3");
        await a.Note("A3").FillAsync("Register of contracts");
        await a.BeRefusedAsync("Save and continue");
        await Expect(a.ErrorSummary.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "#answers-A1-target");
        await Expect(a.Present("A2", "Leader")).ToBeCheckedAsync();
        await Expect(a.Note("A3")).ToHaveValueAsync("Register of contracts");
        await a.Target("A1", "Follower").ChooseAsync();

        var b = await a.ContinueAsync("B");
        await b.SetTargetsAsync("Up to Leader");
        await Expect(b.Target("B3", "Leader")).ToBeCheckedAsync();
        await b.Button("Clear the answers to B2").ClickAsync();
        await Expect(b.Notice).ToContainTextAsync("B2 is cleared");

        taskList = await b.ComeBackLaterAsync();
        await SettleConflictAsync(officer, taskList);
        var results = await (await taskList.CheckAnswersAsync()).CompleteAsync();
        var plan = await results.OpenPlanAsync();
        plan = await plan.WriteNoteAsync("J", "For the committee of May");
        await Expect(plan.Row("J")).ToContainTextAsync("For the committee of May");
        Assert.NotEmpty(await plan.DownloadPdfAsync());
    }

    private async Task SettleConflictAsync(Visitor officer, TaskListPage taskList)
    {
        var address = taskList.Address;
        var mine = await taskList.OpenAreaAsync("C");
        await using var colleague = await VisitAsync();
        await colleague.SignInAsync(Colleague);
        await colleague.Page.GotoAsync($"{address}/areas/C");
        var theirs = await new AreaPage(colleague, "C").ArriveAsync();
        await theirs.Target("C2", "Mature").ChooseAsync();
        await theirs.Present("C3", "Mature").ChooseAsync();
        await theirs.IsSavedAsync();

        await mine.Present("C2", "Leader").ChooseAsync();
        await mine.OpenNoteAsync("C3");
        await mine.Note("C3").FillAsync("Mine");
        await mine.BeRefusedAsync("Save and continue");
        await mine.Conflict("C2").Locator("input[value=mine]").ChooseAsync();
        await mine.Conflict("C3").Locator("input[value=theirs]").ChooseAsync();
        await mine.ContinueAsync("D");

        await officer.Page.GotoAsync($"{address}/areas/C");
        mine = await new AreaPage(officer, "C").ArriveAsync();
        await Expect(mine.Present("C2", "Leader")).ToBeCheckedAsync();
        await Expect(mine.Present("C3", "Mature")).ToBeCheckedAsync();
        await Expect(mine.Note("C3")).ToHaveValueAsync("");
        await mine.ComeBackLaterAsync();
    }
}
