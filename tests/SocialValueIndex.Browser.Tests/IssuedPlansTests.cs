using Microsoft.Playwright;
using SocialValueIndex.Application.People;
using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>A plan on its way to committee: completed, sent back, signed off, issued, decided, and issued again.</summary>
public sealed class IssuedPlansTests(BrowserFixture fixture) : Journey(fixture)
{
    private const string Approver = "approver@example.gov.uk";

    [Fact]
    public async Task IssuePlan_SentBackSignedOffDecidedReopenedAndIssuedAgain_KeepsBoth()
    {
        await CreatePersonAsync(Approver, "Ann Approver", Roles.Approver);
        await TurnSignOffOnAsync();
        await using var officer = await VisitAsync();
        await using var approver = await VisitAsync(Screen.Narrow);
        var tasks = await (await officer.OpenAssessmentsAsync()).OpenAsync("2026/27");
        var assessment = tasks.Address;
        await approver.SignInAsync(Approver);

        await CompleteAsync(tasks, "Assessment sent for sign-off");
        await SendBackAsync(approver, "Look at area B again.");
        await officer.OpenAsync(assessment);
        await Expect(officer.Page.Locator("#opened-again")).ToContainTextAsync("Look at area B again.");
        await CompleteAsync(tasks, "Assessment sent for sign-off");
        await ApproveAsync(approver, assessment);

        await DecideAsync(assessment);
        await officer.OpenAsync(assessment);
        tasks = await (await tasks.ReopenAsync()).ReopenAsync();
        await CompleteAsync(tasks, "Assessment sent for sign-off");
        await ApproveAsync(approver, assessment);

        await officer.OpenAsync($"{assessment}/issued");
        await Expect(officer.Page.Locator("tbody .govuk-tag")).ToHaveTextAsync(["Current", "Superseded"]);
        await Expect(officer.Page.Locator("main")).ToContainTextAsync("Approved by Cabinet on 3 March 2026");
        await Expect(officer.Page.Locator("main")).ToContainTextAsync("The policy was adopted");
        await officer.OpenAsync($"{assessment}/completed");
        var pdf = await officer.Page.RunAndWaitForDownloadAsync(() =>
            officer.Page.GetByRole(AriaRole.Link, new() { Name = "Download the issued plan (PDF)" }).ClickAsync()
        );
        Assert.Equal("social-value-action-plan-2026-27-issued-2.pdf", pdf.SuggestedFilename);
    }

    private async Task TurnSignOffOnAsync()
    {
        await using var ada = await VisitAsync();
        var home = await ada.OpenAdministrationAsync();
        var organisations = await home.FollowAsync("Organisations", "Organisations");
        var council = await organisations.FollowAsync("Example Borough Council", "Example Borough Council");
        await ada.Page.GetByLabel("An approver signs off completed assessments").CheckAsync();
        await council.Button("Save sign-off").ClickAsync();
        await Expect(council.Notice).ToContainTextAsync("need sign-off from now on");
        await council.CheckAsync();
    }

    private static async Task CompleteAsync(TaskListPage tasks, string heading)
    {
        var check = await tasks.CheckAnswersAsync();
        await check.CompleteAsync(heading);
    }

    private static async Task SendBackAsync(Visitor approver, string comment)
    {
        await approver.OpenAsync("/my-work");
        await approver.Page.Locator("#sign-off + table").GetByRole(AriaRole.Link).ClickAsync();
        var page = await new SignOffPage(approver).ArriveAsync();
        await page.BeRefusedAsync("Save the decision");
        await approver.Page.GetByLabel("Send it back").CheckAsync();
        await page.BeRefusedAsync("Save the decision");
        await approver.Page.GetByLabel("Comment").FillAsync(comment);
        await page.Button("Save the decision").ClickAsync();
        await Expect(page.Notice).ToContainTextAsync("The assessment is sent back");
        await approver.CheckAsync();
    }

    private static async Task ApproveAsync(Visitor approver, string assessment)
    {
        await approver.OpenAsync($"{assessment}/sign-off");
        await approver.Page.GetByLabel("Sign it off").CheckAsync();
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "Save the decision" }).ClickAsync();
        await Expect(approver.Page.Locator(".govuk-notification-banner")).ToContainTextAsync("signed off and its plan is issued");
        await approver.CheckAsync();
    }

    /// <summary>A procurement lead on a narrow screen without scripts records what Cabinet decided.</summary>
    private async Task DecideAsync(string assessment)
    {
        await using var lead = await VisitAsync(Screen.Narrow with { Scripts = false });
        await lead.SignInAsync(Lead);
        await lead.OpenAsync($"{assessment}/issued/1");
        var page = await new IssuedPlanPage(lead).ArriveAsync();
        await page.BeRefusedAsync("Record the decision");
        await lead.Page.GetByLabel("Who decided").FillAsync("Cabinet");
        await lead.Page.GetByLabel("Day").FillAsync("3");
        await lead.Page.GetByLabel("Month").FillAsync("3");
        await lead.Page.GetByLabel("Year").FillAsync("2026");
        await lead.Page.GetByLabel("Approved", new() { Exact = true }).CheckAsync();
        await page.Button("Record the decision").ClickAsync();
        await Expect(page.Notice).ToContainTextAsync("The decision is recorded");
        await page.CheckAsync();
    }

    private sealed class SignOffPage(Visitor visitor) : SitePage(visitor, "Sign off");

    private sealed class IssuedPlanPage(Visitor visitor) : SitePage(visitor, "Issued plan 1");
}
