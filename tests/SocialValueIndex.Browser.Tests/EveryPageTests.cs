using Microsoft.Playwright;
using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>Every page, as people with small windows, no scripts or their own colours see it.</summary>
public sealed class EveryPageTests(BrowserFixture fixture) : Journey(fixture)
{
    private static readonly string[] OpenPages =
    [
        "/",
        "/method",
        "/accessibility-statement",
        "/privacy",
        "/cookies",
        "/account/sign-in",
        "/account/forgotten-password",
        "/account/forgotten-password/sent",
        "/account/set-password",
        "/no-such-page",
    ];

    private static readonly string[] OwnPages =
    [
        "/assessments",
        "/assessments/new",
        "/assessments/import",
        "/my-work",
        "/account/emails",
        "/account",
        "/account/name",
        "/account/sessions",
        "/account/second-step",
        "/account/second-step/authenticator",
        "/account/second-step/passkey",
        "/account/change-password",
        "/account/sign-out",
    ];

    private static readonly string[] AssessmentPages =
    [
        "",
        "/areas/A",
        "/areas/A/assign",
        "/areas/H",
        "/check",
        "/results",
        "/plan",
        "/upgrade",
        "/rename",
        "/actions",
        "/actions/A2-Leader",
        "/actions/import",
        "/next-steps",
        "/trajectory",
        "/report",
        "/compare",
        "/issued",
        "/sign-off",
    ];

    [Fact]
    public Task OpenEveryPage_NarrowAndInForcedColours_FitsAndIsAccessible() =>
        OpenEveryPageAsync(Screen.Narrow, Screen.Wide with { ForcedColours = true });

    [Fact]
    public Task OpenEveryPage_WithoutScripts_FitsAndIsAccessible() => OpenEveryPageAsync(Screen.Narrow with { Scripts = false });

    [Fact]
    public async Task OpenMenu_OnNarrowScreen_ShowsLinks()
    {
        await using var officer = await VisitAsync(Screen.Narrow);
        var list = await officer.OpenAssessmentsAsync();
        await Expect(list.Link("Your account")).ToBeHiddenAsync();
        await list.Button("Menu").ClickAsync();
        await list.CheckAsync();
        await list.Button("Sign out").ClickAsync();
        await Expect((await new SignInPage(officer).ArriveAsync()).Notice).ToContainTextAsync("You have signed out");
    }

    [Fact]
    public async Task PrintPlan_OnPaper_LeavesOutWhatCannotBeUsedThere()
    {
        await using var lead = await VisitAsync(new Screen(Width: 1000));
        var taskList = await (await lead.OpenAssessmentsAsync(Lead)).OpenAsync("2026/27");
        await lead.OpenAsync($"{taskList.Address}/plan");
        await lead.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var plan = new PlanPage(lead);
        await Expect(plan.Row("A")).ToContainTextAsync("Embed Social Value into all of your Frameworks.");
        foreach (
            var left in (string[])
                [".govuk-service-navigation", ".app-menu", ".app-downloads", ".app-footer", ".govuk-back-link", ".app-matrix details"]
        )
        {
            await Expect(lead.Page.Locator(left).First).ToBeHiddenAsync();
        }

        // Still a table: the areas under each other, the levels beside each other.
        var area = (await plan.Row("A").Locator("th").BoundingBoxAsync())!;
        var leader = (await plan.Row("A").Locator("td").Nth(2).BoundingBoxAsync())!;
        Assert.True(leader.X > area.X + area.Width && leader.Y < area.Y + area.Height, "The matrix is not printed as a table.");
    }

    private async Task OpenEveryPageAsync(params IReadOnlyList<Screen> screens)
    {
        await using var officer = await VisitAsync(screens);
        officer.ExpectsFailedRequests = true;
        foreach (var address in OpenPages)
        {
            await officer.OpenAsync(address);
        }

        await BeRefusedSignedOutAsync(officer);
        var start = await (await officer.OpenAssessmentsAsync()).StartNewAsync();
        var taskList = await start.StartAsync("Screen", isFromExample: true);
        var assessment = taskList.Address;
        foreach (var address in OwnPages.Concat(AssessmentPages.Append("/archive").Select(page => assessment + page)))
        {
            await officer.OpenAsync(address);
        }

        await BeRefusedEverywhereAsync(officer, assessment);
        await officer.OpenAsync($"{assessment}/check");
        await new CheckPage(officer).CompleteAsync();
        var itself = assessment.Replace("/assessments", "/compare", StringComparison.Ordinal);
        foreach (var page in AssessmentPages.Concat(["/reopen", itself, "/completed", "/issued/1"]))
        {
            await officer.OpenAsync(assessment + page);
        }
    }

    private async Task BeRefusedSignedOutAsync(Visitor officer)
    {
        await officer.Page.GotoAsync("/account/sign-in");
        await new SignInPage(officer).BeRefusedAsync("Sign in");
        await officer.Page.GotoAsync("/account/forgotten-password");
        await new AdminPage(officer, "Forgotten password").BeRefusedAsync("Send the link");
        await officer.OpenAsync(await PasswordLinkAsync());
        await new AdminPage(officer, "Set your password").BeRefusedAsync("Set password");
    }

    private static async Task BeRefusedEverywhereAsync(Visitor officer, string assessment)
    {
        await officer.Page.GotoAsync("/assessments/new");
        await new NewAssessmentPage(officer).BeRefusedAsync("Start");
        await officer.Page.GotoAsync("/assessments/import");
        var import = new ImportPage(officer);
        await import.FillAsync(
            "",
            """{ "organisation": "X", "answers": [ { "question": "A1", "present": "Superb", "target": null } ] }"""u8.ToArray()
        );
        await import.BeRefusedAsync("Import");
        await import.FillAsync(
            "Period",
            """{ "organisation": "X", "answers": [ { "question": "A1", "present": "Superb", "target": null } ] }"""u8.ToArray()
        );
        await import.BeRefusedAsync("Import");
        await officer.Page.GotoAsync("/account/change-password");
        await new ChangePasswordPage(officer).BeRefusedAsync("Change password");
        await officer.Page.GotoAsync("/account/name");
        var name = new AdminPage(officer, "Your name");
        await officer.Page.GetByLabel("Name").FillAsync("");
        await name.BeRefusedAsync("Save");
        await officer.Page.GotoAsync("/account/second-step/authenticator");
        await new AdminPage(officer, "Set up an authenticator app").BeRefusedAsync("Continue");
        await officer.Page.GotoAsync($"{assessment}/areas/A");
        var area = new AreaPage(officer, "A");
        await area.AnswerAsync("A2", "Innovator", "Mature");
        await area.OpenNoteAsync("A3");
        await area.Note("A3").FillAsync(new string('x', 4001));
        await area.BeRefusedAsync("Save and continue");

        await officer.Page.GotoAsync($"{assessment}/plan");
        var plan = new PlanPage(officer);
        await plan.Row("B").Locator("summary").ClickAsync();
        await plan.Row("B").Locator("textarea").FillAsync(new string('x', 4001));
        await plan.Row("B").GetByRole(AriaRole.Button, new() { Name = "Save note" }).ClickAsync();
        await Expect(plan.ErrorSummary).ToBeVisibleAsync();
        await plan.CheckAsync();
    }
}
