using Microsoft.Playwright;
using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>The main job with the keyboard alone.</summary>
public sealed class KeyboardTests(BrowserFixture fixture) : Journey(fixture)
{
    [Fact]
    public async Task CompleteAssessment_WithKeyboardAlone_ReachesPdf()
    {
        await using var officer = await VisitAsync();
        var keys = new Keyboard(officer.Page);
        await SignInAsync(officer, keys);

        var list = await new AssessmentsPage(officer).ArriveAsync();
        await keys.UseAsync(list.Button("Start a new assessment"));
        var start = await new NewAssessmentPage(officer).ArriveAsync();
        await keys.GoToAsync(officer.Page.GetByLabel("Which period is it for?"));
        await keys.TypeAsync("By keyboard");
        await keys.GoToAsync(officer.Page.GetByLabel("Which answers do you want to start from?"));
        await keys.PressAsync("ArrowDown");
        await keys.UseAsync(start.Button("Start"));

        var taskList = await new TaskListPage(officer).ArriveAsync();
        await keys.UseAsync(taskList.Area("A").Locator(".govuk-task-list__link"));
        await AnswerAsync(officer, keys);

        await keys.UseAsync(taskList.Button("Check answers and complete"));
        var check = await new CheckPage(officer).ArriveAsync();
        await keys.UseAsync(check.Button("Complete the assessment"));
        await Expect(check.ErrorSummary).ToBeFocusedAsync();
        await keys.UseAsync(check.Button("Complete without these answers"));
        var completed = await new CompletedPage(officer, "Assessment completed").ArriveAsync();
        await keys.GoToAsync(completed.Link("Download the issued plan (PDF)"));
        var issued = await officer.Page.RunAndWaitForDownloadAsync(() => keys.PressAsync("Enter"));
        Assert.EndsWith("issued-1.pdf", issued.SuggestedFilename, StringComparison.Ordinal);
        await keys.UseAsync(completed.Link("Action plan"));
        var plan = await new PlanPage(officer).ArriveAsync();
        await keys.GoToAsync(plan.Link("Download the plan (PDF)"));
        var download = await officer.Page.RunAndWaitForDownloadAsync(() => keys.PressAsync("Enter"));
        Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);

        await keys.UseAsync(plan.Row("A").Locator("summary"));
        await keys.GoToAsync(plan.Row("A").Locator("textarea"));
        await keys.TypeAsync("Typed");
        await keys.UseAsync(plan.Row("A").GetByRole(AriaRole.Button, new() { Name = "Save note" }));
        await Expect(plan.Notice).ToContainTextAsync("is saved");
        await Expect(plan.Row("A")).ToContainTextAsync("Typed");
        await Expect(plan.Row("A")).ToBeInViewportAsync();
    }

    private static async Task SignInAsync(Visitor officer, Keyboard keys)
    {
        await officer.Page.GotoAsync("/");
        var start = await new StartPage(officer).ArriveAsync();
        await keys.UseAsync(start.Link("Skip to main content"));
        await Expect(officer.Page.Locator("main")).ToBeFocusedAsync();
        await keys.UseAsync(start.Button("Start now"), "Space");

        var signIn = await new SignInPage(officer).ArriveAsync();
        await keys.UseAsync(signIn.Button("Sign in"));
        await Expect(signIn.ErrorSummary).ToBeFocusedAsync();
        await keys.UseAsync(signIn.Link("Enter your email address"));
        await Expect(officer.Page.GetByLabel("Email address")).ToBeFocusedAsync();
        await keys.TypeAsync(Officer);
        await keys.GoToAsync(officer.Page.GetByLabel("Password"));
        await keys.TypeAsync("Maturity-Index-2012");
        await keys.PressAsync("Enter");
    }

    private static async Task AnswerAsync(Visitor officer, Keyboard keys)
    {
        var area = await new AreaPage(officer, "A").ArriveAsync();
        await keys.UseAsync(area.Present("A1", "NonCompliant"), "Space");
        await keys.PressAsync("ArrowDown");
        await Expect(area.Present("A1", "Follower")).ToBeCheckedAsync();
        await area.IsSavedAsync();

        // The target goes below the present answer, and comes back by way of the error summary.
        await keys.GoToAsync(area.Target("A1", "Follower"));
        await keys.PressAsync("ArrowUp");
        await Expect(area.Status).ToContainTextAsync("Not saved: The target for A1");
        await Expect(area.Target("A1", "NonCompliant")).ToBeFocusedAsync();
        await keys.UseAsync(area.Button("Save and continue").Last);
        await Expect(area.ErrorSummary).ToBeFocusedAsync();
        await keys.UseAsync(area.ErrorSummary.GetByRole(AriaRole.Link));
        await Expect(area.Target("A1", "NonCompliant")).ToBeFocusedAsync();
        await keys.PressAsync("ArrowDown");
        await area.IsSavedAsync();

        await keys.UseAsync(area.Question("A5").Locator("summary"));
        await keys.GoToAsync(area.Note("A5"));
        await keys.TypeAsync("Seen by internal audit");
        await keys.UseAsync(area.Button("Save and come back later"));
        await new TaskListPage(officer).ArriveAsync();
    }
}
