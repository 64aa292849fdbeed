using Microsoft.Playwright;
using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>What was typed is neither lost nor overwrites anything when somebody leaves, comes back, or has two tabs.</summary>
public sealed class LeavingTests(BrowserFixture fixture) : Journey(fixture)
{
    /// <summary>How often each way of leaving is tried. Before a release: 12 (48 leavings in all).</summary>
    private const int Leavings = 2;

    private const int MostLooks = 50;

    // Phones never ask before a page is left.
    private const string NeverAsk = """
        const add = window.addEventListener;
        window.addEventListener = (type, ...rest) => type === "beforeunload" || add.call(window, type, ...rest);
        """;

    [Fact]
    public async Task LeavePage_WithinASecondOfTyping_SavesAll()
    {
        await using var officer = await VisitAsync();
        await officer.Context.AddInitScriptAsync(NeverAsk);
        var area = await OpenAreaAsync(officer);
        var address = officer.Page.Url;
        await area.OpenNoteAsync("A1");
        for (var i = 0; i < Leavings; i++)
        {
            await area.Note("A1").FillAsync($"Typed {i}");
            await LeaveAndReturnAsync(officer, address, () => area.Note("A1"), $"Typed {i}");

            // On its way: the answer goes at once, and the page is left before the server says anything.
            await area.Present("A2", "Mature").ChooseAsync();
            await area.Note("A1").FillAsync($"Typed with an answer {i}");
            await LeaveAndReturnAsync(officer, address, () => area.Note("A1"), $"Typed with an answer {i}");
            await Expect(area.Present("A2", "Mature")).ToBeCheckedAsync();

            // Newer than what is on its way, for the same question.
            await area.Present("A1", i % 2 == 0 ? "Follower" : "NonCompliant").ChooseAsync();
            await area.Note("A1").FillAsync($"Typed after an answer {i}");
            await LeaveAndReturnAsync(officer, address, () => area.Note("A1"), $"Typed after an answer {i}");
            await Expect(area.Present("A1", i % 2 == 0 ? "Follower" : "NonCompliant")).ToBeCheckedAsync();

            // What is wrong with one answer holds back no other.
            await area.Target("A3", "NonCompliant").ChooseAsync();
            await area.Present("A3", "Leader").ChooseAsync();
            await area.Note("A1").FillAsync($"Typed beside a fault {i}");
            await LeaveAndReturnAsync(officer, address, () => area.Note("A1"), $"Typed beside a fault {i}");
        }
    }

    [Fact]
    public async Task SaveFails_WithoutScripts_KeepsTheTextOnTheWayBack()
    {
        await using var officer = await VisitAsync(new Screen(Scripts: false));
        var area = await OpenAreaAsync(officer);
        officer.ExpectsFailedRequests = true;
        await officer.Page.RouteAsync(
            "**/areas/A",
            route =>
                route.Request.Method == "POST"
                    ? route.FulfillAsync(
                        new()
                        {
                            Status = 503,
                            ContentType = "text/html",
                            Body = "<title>Sorry</title><h1>Sorry</h1>",
                        }
                    )
                    : route.ContinueAsync()
        );
        await area.Present("A2", "Mature").ChooseAsync();
        await area.OpenNoteAsync("A3");
        await area.Note("A3").FillAsync("Register of contracts");
        await area.Button("Save and continue").Last.ClickAsync();
        await Expect(officer.Page.Locator("h1")).ToHaveTextAsync("Sorry");

        await officer.Page.GoBackAsync();
        await area.WaitAsync();
        await Expect(area.Note("A3")).ToHaveValueAsync("Register of contracts");
        await Expect(area.Present("A2", "Mature")).ToBeCheckedAsync();
        await officer.Page.UnrouteAllAsync();
        await area.ContinueAsync("B");
        await officer.Page.GoBackAsync();
        await Expect(area.Note("A3")).ToHaveValueAsync("Register of contracts");
    }

    [Fact]
    public async Task ComeBack_WithoutScriptsAfterAColleagueAnswered_ShowsTheirAnswer()
    {
        await using var officer = await VisitAsync(new Screen(Scripts: false));
        var mine = await OpenAreaAsync(officer);
        var address = officer.Page.Url;
        await mine.Present("A2", "Mature").ChooseAsync();
        await mine.ContinueAsync("B");
        await using var colleague = await VisitAsync();
        await colleague.SignInAsync(Colleague);
        await colleague.Page.GotoAsync(address);
        var theirs = await new AreaPage(colleague, "A").ArriveAsync();
        await theirs.Present("A2", "Leader").ChooseAsync();
        await theirs.IsSavedAsync();

        await officer.Page.GoBackAsync();
        await Expect(mine.Present("A2", "Leader")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task AnswerInTwoTabs_OfOnePerson_SaysThatItWasYou()
    {
        await using var officer = await VisitAsync();
        var area = await OpenAreaAsync(officer);
        var other = await officer.Context.NewPageAsync();
        await other.GotoAsync(officer.Page.Url);
        await other.Locator("input[name='answers[A2].present'][value='Mature']").ChooseAsync();
        await Expect(other.Locator("[data-save-status]")).ToContainTextAsync("Saved at");

        await area.Present("A2", "Leader").ChooseAsync();
        await Expect(area.Status).ToContainTextAsync("Not saved: You, in another tab, changed A2 while you had it open.");
        await Expect(area.Status).ToContainTextAsync("Choose which answer to keep, above the answers to A2.");
        await Expect(area.Conflict("A2")).ToContainTextAsync("Mine from another tab, saved on");
        await area.CheckAsync();
        await area.KeepAsync("A2", "mine");
        await area.IsSavedAsync();
    }

    [Fact]
    public async Task TypeNote_ThatIsStoredOtherwise_StaysAsTypedWhileTheFocusIsInIt()
    {
        await using var officer = await VisitAsync();
        var area = await OpenAreaAsync(officer);
        await area.OpenNoteAsync("A1");
        await area.Note("A1").FillAsync("Bell\u0007 and more ");
        await area.IsSavedAsync();
        await Expect(area.Note("A1")).ToHaveValueAsync("Bell\u0007 and more ");
        await area.Note("A1").PressSequentiallyAsync("of it");
        await area.Present("A2", "Mature").ChooseAsync();
        await area.IsSavedAsync();
        await area.ReloadAsync();
        await Expect(area.Note("A1")).ToHaveValueAsync("Bell and more of it");
    }

    [Fact]
    public async Task ComeBack_ToAPageThatTheBrowserKept_AsksForItAgain()
    {
        await using var officer = await VisitAsync();
        var area = await OpenAreaAsync(officer);
        await ComeBackAsync(officer, "[data-save-status]");
        await officer.OpenAsync("/assessments");
        await ComeBackAsync(officer, "h1");

        // What cannot be saved is not thrown away for a newer page.
        await officer.Page.GoBackAsync();
        await area.WaitAsync();
        officer.ExpectsFailedRequests = true;
        await officer.Context.SetOfflineAsync(true);
        await area.OpenNoteAsync("A1");
        await area.Note("A1").FillAsync("Kept");
        await officer.Page.EvaluateAsync("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        await Expect(area.Status).ToContainTextAsync("No connection");
        await Expect(area.Note("A1")).ToHaveValueAsync("Kept");
        await officer.Context.SetOfflineAsync(false);
        await area.IsSavedAsync();
    }

    [Fact]
    public async Task LeaveChangedForm_OfAdministrators_AsksFirst()
    {
        await using var administrator = await VisitAsync();
        var draft = await administrator.BeginDraftAsync();
        var question = await draft.FollowAsync("A2 Which contracts", "Question A2");
        Assert.False(await AsksBeforeLeavingAsync(administrator));
        await administrator.Page.GetByLabel("Action of option 3").FillAsync("Changed");
        Assert.True(await AsksBeforeLeavingAsync(administrator));
        await question.Button("Add an option").ClickAsync();
        await Expect(administrator.Page.Locator("main")).ToContainTextAsync("nothing is saved yet");
        Assert.True(await AsksBeforeLeavingAsync(administrator));
    }

    private static async Task ComeBackAsync(Visitor visitor, string part)
    {
        await visitor.Page.Locator(part).EvaluateAsync("part => part.dataset.old = 'yes'");
        await visitor.Page.EvaluateAsync("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        await Expect(visitor.Page.Locator($"{part}:not([data-old])")).ToHaveCountAsync(1);
    }

    /// <summary>Leaves, and looks again until the save has arrived that was begun meanwhile.</summary>
    private static async Task LeaveAndReturnAsync(Visitor officer, string address, Func<ILocator> field, string expected)
    {
        await officer.Page.GotoAsync("/cookies");
        var found = "";
        for (var look = 0; look < MostLooks && found != expected; look++)
        {
            await officer.Page.GotoAsync(address);
            found = await field().InputValueAsync();
        }

        Assert.Equal(expected, found);
    }

    private static async Task<AreaPage> OpenAreaAsync(Visitor officer)
    {
        var taskList = await officer.StartAssessmentAsync("Leaving");
        return await taskList.OpenAreaAsync("A");
    }
}
