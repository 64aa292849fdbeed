using System.Net;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.SignOff;

/// <summary>Sign-off from the setting to the issued plan, as people see it.</summary>
public sealed class SignOffTests : WebTest
{
    [Fact]
    public async Task Assessment_SentBackAndThenApproved_IsIssuedOnceWithBothNames()
    {
        var (officer, approver, assessment) = await BeginAsync();

        var sent = await CompleteAsync(officer, assessment);
        var work = await approver.OpenAsync("/my-work");
        var back = await (await work.FollowAsync("2026/27")).PressAsync(
            "Save the decision",
            ("decision", "sendBack"),
            ("comment", "Look at area B.\nIt is old.")
        );
        var tasks = await officer.OpenAsync(assessment);
        await CompleteAsync(officer, assessment);
        var approved = await (await approver.OpenAsync($"{assessment}/sign-off")).PressAsync("Save the decision", ("decision", "approve"));

        Assert.Equal("Assessment sent for sign-off", sent.Heading);
        Assert.Contains("Ann Approver can sign it off.", sent.Text, StringComparison.Ordinal);
        Assert.Equal("The assessment is sent back", back.Notice);
        Assert.Contains(
            "Sent back by Ann Approver on 1 April 2026 at 10:30: Look at area B. It is old.",
            tasks.Text,
            StringComparison.Ordinal
        );
        Assert.Equal("The assessment is signed off and its plan is issued", approved.Notice);
        Assert.Contains("Olwen Officer, signed off by Ann Approver", approved.Text, StringComparison.Ordinal);
        Assert.Equal(["Plan 1"], approved.All("main tbody th"));
        Assert.Contains(
            "\"approvedBy\": \"Ann Approver\"",
            await officer.DownloadAsync($"{assessment}/issued.json"),
            StringComparison.Ordinal
        );
        Assert.Empty((await approver.OpenAsync("/my-work")).All("#sign-off"));
    }

    [Fact]
    public async Task Assessment_ThatWaits_IsADraftAndReadOnlyAndCanBeReopened()
    {
        var (officer, approver, assessment) = await BeginAsync();
        await CompleteAsync(officer, assessment);

        var tasks = await officer.OpenAsync(assessment);
        Assert.Contains("Draft: 53 of 54 questions answered, waiting for sign-off", tasks.Text, StringComparison.Ordinal);
        Assert.Contains("It waits for sign-off.", tasks.Text, StringComparison.Ordinal);
        Assert.Contains("Waiting for sign-off", (await officer.OpenAsync("/assessments")).Text, StringComparison.Ordinal);
        Assert.Empty((await officer.OpenAsync($"{assessment}/areas/A")).All("main form"));
        Assert.Contains("No plan is issued yet.", (await officer.OpenAsync($"{assessment}/issued")).Text, StringComparison.Ordinal);
        var open = await approver.OpenAsync($"{assessment}/sign-off");

        var reopen = await officer.OpenAsync($"{assessment}/reopen");
        var missing = await reopen.PressAsync("Reopen the assessment");
        Assert.Equal("Enter why you reopen the assessment", missing.ErrorBeside("reason"));
        Assert.Equal(assessment, (await missing.PressAsync("Reopen the assessment", ("reason", "Area B is wrong"))).Address);
        Assert.Contains(
            "Area B is wrong",
            (await officer.OpenAsync(assessment)).Find("#opened-again").TextContent,
            StringComparison.Ordinal
        );

        var late = await open.PressAsync("Save the decision", ("decision", "sendBack"), ("comment", "Typed for long"));
        Assert.Contains("does not wait for sign-off", late.ErrorBeside("decision"), StringComparison.Ordinal);
        Assert.Equal("Typed for long", late.Value("comment"));
    }

    [Fact]
    public async Task Approver_OnEveryPageOfAnAssessment_ReadsAndChangesNothing()
    {
        var (officer, approver, assessment) = await BeginAsync();

        foreach (
            var page in (string[])
                ["", "/areas/A", "/check", "/results", "/plan", "/actions", "/actions/A4-Leader", "/issued", "/next-steps"]
        )
        {
            var shown = await approver.OpenAsync(assessment + page);
            Assert.Equal(HttpStatusCode.OK, shown.Status);
            Assert.Empty(shown.Document.QuerySelectorAll("main form[method=post]"));
        }

        var before = await Snapshot.OfAsync(Database);
        Assert.Equal(HttpStatusCode.Forbidden, (await approver.ForgeAsync($"{assessment}/plan", ("area", "A"), ("note", "Mine"))).Status);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
        var others = await SignedInAsync(await CreatePersonAsync(await Data.CreateOrganisationAsync(), "Nora Neighbour", Roles.Approver));
        Assert.Equal(HttpStatusCode.NotFound, (await others.OpenAsync($"{assessment}/sign-off")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await others.ForgeAsync($"{assessment}/sign-off", ("decision", "approve"))).Status);
        Assert.NotNull(officer);
    }

    [Fact]
    public async Task Decide_WithoutADecisionOrAComment_AsksForItAndKeepsWhatWasTyped()
    {
        var (officer, approver, assessment) = await BeginAsync();
        await CompleteAsync(officer, assessment);
        var open = await approver.OpenAsync($"{assessment}/sign-off");

        var nothing = await open.PressAsync("Save the decision", ("comment", "Well"));
        var noComment = await open.PressAsync("Save the decision", ("decision", "sendBack"));
        var tooLong = await open.PressAsync("Save the decision", ("decision", "sendBack"), ("comment", new string('x', 2001)));

        Assert.Equal([("decision", "Choose whether you sign the assessment off or send it back")], nothing.Errors);
        Assert.Equal("Well", nothing.Value("comment"));
        Assert.Equal(["comment"], noComment.Errors.Select(e => e.Id));
        Assert.Equal("sendBack", noComment.Value("decision"));
        Assert.Equal(["comment"], tooLong.Errors.Select(e => e.Id));
    }

    [Fact]
    public async Task Setting_TurnedOffWhileAnAssessmentWaits_LetsAnOfficerCompleteIt()
    {
        var (officer, _, assessment) = await BeginAsync();
        await CompleteAsync(officer, assessment);
        await SwitchAsync(false);

        var tasks = await officer.OpenAsync(assessment);
        Assert.Contains("your organisation does not ask for any more", tasks.Text, StringComparison.Ordinal);
        var page = await CompleteAsync(officer, assessment);

        Assert.Equal("Assessment completed", page.Heading);
        Assert.Equal(["Plan 1"], (await officer.OpenAsync($"{assessment}/issued")).All("main tbody th"));
    }

    [Fact]
    public async Task Setting_OnTheOrganisationsPage_IsKeptWhenItIsRenamedAndStandsInTheAudit()
    {
        var admin = await AdministratorAsync();
        var address = $"/admin/organisations/{(await CouncilAsync()).Id}";

        var off = await admin.OpenAsync(address);
        await SwitchAsync(true);
        await (await admin.OpenAsync(address)).PressAsync("Rename", ("name", "Elsewhere Council"));
        var on = await admin.OpenAsync(address);

        Assert.False(off.Find("#signOff").HasAttribute("checked"));
        Assert.True(on.Find("#signOff").HasAttribute("checked"));
        Assert.Equal("Elsewhere Council", on.Heading);
        Assert.Contains(
            "Sign-off needed",
            (await admin.OpenAsync("/admin/audit?kind=SignOffSettingChanged")).Text,
            StringComparison.Ordinal
        );
    }

    private static async Task<Page> CompleteAsync(Browser officer, string assessment)
    {
        var page = await (await officer.OpenAsync($"{assessment}/check")).PressAsync("Complete the assessment");
        return await page.PressAsync("Complete without these answers");
    }

    private async Task<(Browser Officer, Browser Approver, string Assessment)> BeginAsync()
    {
        await SwitchAsync(true);
        var officer = await OfficerAsync();
        var approver = await SignedInAsync(await CreatePersonAsync(await CouncilAsync(), "Ann Approver", Roles.Approver));
        return (officer, approver, await AssessmentAsync(officer, answers: Example.Answers));
    }

    private async Task SwitchAsync(bool isNeeded)
    {
        var admin = await AdministratorAsync();
        var page = await admin.OpenAsync($"/admin/organisations/{(await CouncilAsync()).Id}");
        var revision = page.Value("revision")!;
        var changed = await admin.ForgeAsync(page.Address, ("revision", revision), ("signOff", isNeeded ? "true" : "false"));
        Assert.StartsWith("Completed assessments need", changed.Notice, StringComparison.Ordinal);
    }
}
