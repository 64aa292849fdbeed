using Microsoft.Playwright;
using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>What is typed is not lost when the network, the session or the server is.</summary>
public sealed class ConnectionTests(BrowserFixture fixture) : Journey(fixture)
{
    [Fact]
    public async Task Answer_WithoutConnection_TellsKeepsAndSavesWhenItIsBack()
    {
        await using var officer = await VisitAsync();
        var area = await OpenAreaAsync(officer);
        officer.ExpectsFailedRequests = true;

        await officer.Context.SetOfflineAsync(true);
        await area.Present("A1", "NonCompliant").ChooseAsync();
        await Expect(area.Status).ToContainTextAsync("No connection. Your answers are kept on this page");
        await area.Target("A1", "Follower").ChooseAsync();
        await area.OpenNoteAsync("A1");
        await area.Note("A1").FillAsync("Draft of March");
        await area.CheckAsync();

        // Neither sending the form nor leaving loses the page.
        await area.Button("Save and continue").Last.ClickAsync();
        await Expect(area.Status).ToContainTextAsync("No connection");
        await Expect(area.Note("A1")).ToHaveValueAsync("Draft of March");
        Assert.True(await AsksBeforeLeavingAsync(officer));

        await officer.Context.SetOfflineAsync(false);
        await area.IsSavedAsync();
        Assert.False(await AsksBeforeLeavingAsync(officer));
        await area.ReloadAsync();
        await Expect(area.Present("A1", "NonCompliant")).ToBeCheckedAsync();
        await Expect(area.Target("A1", "Follower")).ToBeCheckedAsync();
        await Expect(area.Note("A1")).ToHaveValueAsync("Draft of March");
        await area.ContinueAsync("B");
    }

    [Fact]
    public async Task TypeNote_WhileSaveIsOnItsWay_OverwritesNothingAndSavesAll()
    {
        await using var officer = await VisitAsync();
        var area = await OpenAreaAsync(officer);
        var arrived = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await officer.Page.RouteAsync(
            "**/areas/A",
            async route =>
            {
                arrived.TrySetResult();
                await release.Task;
                await route.ContinueAsync();
            }
        );

        await area.OpenNoteAsync("A2");
        await area.Present("A2", "Mature").ChooseAsync();
        await arrived.Task;
        await area.Note("A2").PressSequentiallyAsync("Typed meanwhile");
        await area.Present("A2", "Leader").ChooseAsync();
        Assert.True(await AsksBeforeLeavingAsync(officer));

        // Sending the form now waits for everything, and goes once.
        var posts = 0;
        officer.Page.Request += (_, request) => posts += request is { Method: "POST", IsNavigationRequest: true } ? 1 : 0;
        await area.Button("Save and come back later").DblClickAsync();
        release.SetResult();
        var taskList = await new TaskListPage(officer).ArriveAsync();
        Assert.Equal(1, posts);
        area = await taskList.OpenAreaAsync("A");
        await Expect(area.Present("A2", "Leader")).ToBeCheckedAsync();
        await Expect(area.Note("A2")).ToHaveValueAsync("Typed meanwhile");
    }

    [Fact]
    public async Task Answer_AfterAnswerOfServerGotLost_IsNotTakenForAColleagues()
    {
        await using var officer = await VisitAsync();
        var area = await OpenAreaAsync(officer);
        officer.ExpectsFailedRequests = true;
        await officer.Page.RouteAsync(
            "**/areas/A",
            async route =>
            {
                await route.FetchAsync();
                await route.AbortAsync();
            },
            new() { Times = 1 }
        );

        await area.Present("A3", "Mature").ChooseAsync();
        await Expect(area.Status).ToContainTextAsync("No connection");
        await area.Present("A3", "Leader").ChooseAsync();
        await area.IsSavedAsync();
        await area.ReloadAsync();
        await Expect(area.Present("A3", "Leader")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Answer_AfterSessionEnded_IsSavedOnceSignedInAgain()
    {
        await using var officer = await VisitAsync();
        var area = await OpenAreaAsync(officer);
        officer.ExpectsFailedRequests = true;
        await officer.Context.ClearCookiesAsync(new() { Name = "social-value-index" });
        await area.Present("A1", "Follower").ChooseAsync();
        await Expect(area.Status).ToContainTextAsync("You are signed out");
        await area.CheckAsync();

        var tab = await officer.Context.NewPageAsync();
        await tab.GotoAsync("/account/sign-in");
        await tab.GetByLabel("Email address").FillAsync(Officer);
        await tab.GetByLabel("Password").FillAsync("Maturity-Index-2012");
        await tab.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await area.IsSavedAsync();
    }

    [Fact]
    public async Task Answer_RefusedByServer_KeepsOthersGoingAndIsSavedOnceMended()
    {
        await using var officer = await VisitAsync();
        var area = await OpenAreaAsync(officer);
        await area.AnswerAsync("A2", "Innovator", "Mature");
        await Expect(area.Question("A2").Locator(".govuk-error-message"))
            .ToContainTextAsync("The target for A2 is below where you are now");
        await Expect(area.Target("A2", "Mature")).ToBeFocusedAsync();
        await area.Present("A1", "Follower").ChooseAsync();
        await Expect(area.Status).ToContainTextAsync("Other answers saved at");
        await area.CheckAsync();
        Assert.True(await AsksBeforeLeavingAsync(officer));

        await area.BeRefusedAsync("Save and continue");
        await area.ErrorSummary.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(area.Target("A2", "NonCompliant")).ToBeFocusedAsync();
        await area.Target("A2", "Innovator").ChooseAsync();
        await area.IsSavedAsync();
        await Expect(area.ErrorSummary).ToHaveCountAsync(0);
        await area.CheckAsync();

        await area.Button("Clear the answers to A2").ClickAsync();
        await Expect(area.Target("A2", "Innovator")).Not.ToBeCheckedAsync();
        await Expect(area.Status).ToContainTextAsync("The answers to A2 are cleared. Saved at");
        await area.ContinueAsync("B");
    }

    private static async Task<AreaPage> OpenAreaAsync(Visitor officer)
    {
        var taskList = await officer.StartAssessmentAsync("Connection");
        return await taskList.OpenAreaAsync("A");
    }
}
