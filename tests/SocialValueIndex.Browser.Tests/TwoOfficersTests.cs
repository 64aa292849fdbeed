using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>Two people of one council at the same area: nobody overwrites the other unseen.</summary>
public sealed class TwoOfficersTests(BrowserFixture fixture) : Journey(fixture)
{
    /// <summary>When a page has shown what it has just read.</summary>
    private const string NextFrames = "() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))";

    [Fact]
    public async Task AnswerSameArea_AtTheSameTime_MergesAndAsksWhereBothChanged()
    {
        await using var officer = await VisitAsync();
        await using var colleague = await VisitAsync();
        var (mine, theirs) = await OpenSameAreaAsync(officer, colleague);

        // Different questions merge.
        await mine.AnswerAsync("A1", "NonCompliant", "Follower");
        await mine.IsSavedAsync();
        await theirs.AnswerAsync("A2", "Mature", "Leader");
        await theirs.IsSavedAsync();
        await theirs.OpenNoteAsync("A5");
        await theirs.Note("A5").FillAsync("See the register.");
        await theirs.AnswerAsync("A5", "NonCompliant", "Innovator");
        await theirs.IsSavedAsync();

        // The same question asks. Other answers are saved all the same.
        await mine.Target("A2", "Innovator").ChooseAsync();
        await Expect(mine.Conflict("A2")).ToContainTextAsync($"{ColleagueName}’s, saved on");
        await mine.Present("A3", "Mature").ChooseAsync();
        await Expect(mine.Status).ToContainTextAsync("Not saved: Cora Colleague changed A2");
        await Expect(mine.Status).ToContainTextAsync("Other answers saved at");
        await mine.CheckAsync();

        // Theirs: the page then shows it. The place where the keyboard is stays at the question.
        await mine.KeepAsync("A2", "theirs");
        await mine.IsSavedAsync();
        await Expect(mine.Target("A2", "Leader")).ToBeCheckedAsync();
        await Expect(mine.Present("A2", "Mature")).ToBeCheckedAsync();
        await Expect(mine.Question("A2").Locator("h2")).ToBeFocusedAsync();
        await mine.CheckAsync();

        // Mine: theirs goes, seen. What was typed in a note meanwhile stays.
        await mine.Present("A5", "Innovator").ChooseAsync();
        await mine.Target("A5", "Innovator").ChooseAsync();
        await Expect(mine.Conflict("A5")).ToContainTextAsync("Note: See the register.");
        await mine.OpenNoteAsync("A5");
        await mine.Note("A5").FillAsync("Adopted in June.");
        await mine.KeepAsync("A5", "mine");
        await mine.IsSavedAsync();

        await theirs.ReloadAsync();
        await Expect(theirs.Present("A1", "NonCompliant")).ToBeCheckedAsync();
        await Expect(theirs.Target("A2", "Leader")).ToBeCheckedAsync();
        await Expect(theirs.Present("A3", "Mature")).ToBeCheckedAsync();
        await Expect(theirs.Present("A5", "Innovator")).ToBeCheckedAsync();
        await Expect(theirs.Note("A5")).ToHaveValueAsync("Adopted in June.");
        await Expect(theirs.Question("A5")).ToContainTextAsync("Last changed by Olwen Officer");
    }

    [Fact]
    public async Task SendForm_WithConflictLeftOpen_ShowsItWithEverythingElseKept()
    {
        await using var officer = await VisitAsync();
        await using var colleague = await VisitAsync();
        var mine = await ChangeTheSameAnswerAsync(officer, colleague);

        await mine.BeRefusedAsync("Save and continue");
        await Expect(mine.ErrorSummary).ToBeFocusedAsync();
        await Expect(mine.Present("A2", "Leader")).ToBeCheckedAsync();
        await mine.Target("A2", "Leader").ChooseAsync();
        await mine.KeepAsync("A2", "mine");
        await mine.IsSavedAsync();
        await Expect(mine.ErrorSummary).ToHaveCountAsync(0);
        await mine.CheckAsync();
        await mine.ContinueAsync("B");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Keep_PressedAsTheAnswerToTheSaveBeforeComes_Counts(bool withKeyboard)
    {
        await using var officer = await VisitAsync();
        await using var colleague = await VisitAsync();
        var mine = await ChangeTheSameAnswerAsync(officer, colleague);
        await mine.Choice("A2", "mine").ChooseAsync();
        var pressed = new TaskCompletionSource();
        await officer.Page.RouteAsync(
            "**/areas/A",
            async route =>
            {
                await pressed.Task;
                await route.ContinueAsync();
            },
            new() { Times = 1 }
        );

        await mine.Target("A2", "Leader").ChooseAsync();
        await mine.KeepButton("A2").HoverAsync();
        await mine.KeepButton("A2").FocusAsync();
        await (withKeyboard ? officer.Page.Keyboard.DownAsync(" ") : officer.Page.Mouse.DownAsync());
        var answer = officer.Page.WaitForResponseAsync("**/areas/A");
        pressed.SetResult();
        await (await answer).FinishedAsync();
        await officer.Page.EvaluateAsync(NextFrames);
        await (withKeyboard ? officer.Page.Keyboard.UpAsync(" ") : officer.Page.Mouse.UpAsync());

        await Expect(mine.Conflict("A2")).ToHaveCountAsync(0);
        await mine.IsSavedAsync();
    }

    [Fact]
    public async Task Answer_AfterColleagueCompleted_KeepsAnswersUntilReopened()
    {
        await using var officer = await VisitAsync();
        await using var colleague = await VisitAsync();
        var (mine, theirs) = await OpenSameAreaAsync(officer, colleague);
        await (await (await theirs.ComeBackLaterAsync()).CheckAnswersAsync()).CompleteAsync();

        officer.ExpectsFailedRequests = true;
        await mine.AnswerAsync("A1", "NonCompliant", "Follower");
        await Expect(mine.Status).ToContainTextAsync("A colleague, or you in another tab, completed this assessment");
        await mine.CheckAsync();

        await colleague.Page.GotoAsync(colleague.Page.Url.Replace("/results", "/reopen", StringComparison.Ordinal));
        await (await new ReopenPage(colleague).ArriveAsync()).ReopenAsync();
        await mine.IsSavedAsync();
    }

    [Fact]
    public async Task Answer_AfterColleagueMovedAssessment_ShowsWhatWasTypedBesideTheNewQuestions()
    {
        await using var officer = await VisitAsync(Screen.Narrow);
        await using var colleague = await VisitAsync();
        var (mine, theirs) = await OpenSameAreaAsync(officer, colleague);
        await using var administrator = await VisitAsync();
        var draft = await administrator.BeginDraftAsync();
        var question = await draft.FollowAsync("A2 Which contracts", "Question A2");
        await administrator.Page.GetByLabel("Answer of option 3").FillAsync("In all of them");
        await question.PressAsync("Save the question", "Question A2");
        draft = await question.FollowAsync("All of version 2", "Version 2");
        await draft.PublishAsync(2, "A2 is plainer.");
        var address = (await theirs.ComeBackLaterAsync()).Address;
        var move = await new AdminPage(colleague, "Assessment ").FollowAsync("See what upgrading would change", "Upgrade to version 2");
        await move.PressAsync("Upgrade to version 2", "Answers from before the upgrade");

        officer.ExpectsFailedRequests = true;
        await mine.Present("A2", "Leader").ChooseAsync();
        await Expect(mine.Status).ToContainTextAsync("Choose ‘Save and continue’ to see which of them still fit");
        await mine.Present("A3", "Mature").ChooseAsync();
        await mine.CheckAsync();
        await mine.BeRefusedAsync("Save and continue");

        await Expect(mine.ErrorSummary).ToContainTextAsync("upgraded to version 2");
        await Expect(officer.Page.Locator("#upgraded h3")).ToContainTextAsync("A2 Which contracts");
        await Expect(mine.Present("A3", "Mature")).ToBeCheckedAsync();
        await mine.Present("A2", "Leader").ChooseAsync();
        await mine.IsSavedAsync();
        await Expect(mine.ErrorSummary).ToHaveCountAsync(0);
        await mine.CheckAsync();
        await mine.ContinueAsync("B");
        await officer.OpenAsync($"{address}/areas/A");
        await Expect(mine.Present("A2", "Leader")).ToBeCheckedAsync();
        await Expect(mine.Present("A3", "Mature")).ToBeCheckedAsync();
    }

    /// <summary>The officer's page, where the colleague's answer to A2 stands beside theirs.</summary>
    private static async Task<AreaPage> ChangeTheSameAnswerAsync(Visitor officer, Visitor colleague)
    {
        var (mine, theirs) = await OpenSameAreaAsync(officer, colleague);
        await theirs.AnswerAsync("A2", "Mature", "Leader");
        await theirs.IsSavedAsync();
        await mine.Present("A2", "Leader").ChooseAsync();
        await Expect(mine.Conflict("A2")).ToBeVisibleAsync();
        return mine;
    }

    private static async Task<(AreaPage Mine, AreaPage Theirs)> OpenSameAreaAsync(Visitor officer, Visitor colleague)
    {
        var taskList = await officer.StartAssessmentAsync("Together");
        await colleague.SignInAsync(Colleague);
        await colleague.Page.GotoAsync($"{taskList.Address}/areas/A");
        return (await taskList.OpenAreaAsync("A"), await new AreaPage(colleague, "A").ArriveAsync());
    }
}
