using System.Net;
using System.Text.Json;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Actions;

public sealed class RegisterPageTests : WebTest
{
    [Fact]
    public async Task Register_OfTheExample_ShowsEveryActionWithCountsThatAddUp()
    {
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);

        var page = await lead.OpenAsync($"{assessment}/actions");

        Assert.Equal("Actions 2026/27", page.Heading);
        Assert.Equal(73, page.Document.QuerySelectorAll("table.app-register tbody tr").Length);
        Assert.Equal(["Not started: 73", "In progress: 0", "Done: 0", "Not planned: 0", "Overdue: 0"], page.All(".app-counts li"));
        Assert.Equal("0 of 73 actions are done (0%)", page.All("#progress-words").Single());
        Assert.Equal("73 actions", page.All("#count").Single());
    }

    [Fact]
    public async Task Register_OfAnAssessmentWithoutAnswers_SaysWhereActionsComeFrom()
    {
        var officer = await OfficerAsync();

        var page = await officer.OpenAsync($"{await AssessmentAsync(officer)}/actions");

        Assert.Contains("There are no actions yet", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_ChangedOnTheRegister_StaysThereWithItsFilter()
    {
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);
        var page = await lead.OpenAsync($"{assessment}/actions?area=A&sort=due");

        var next = await page.PressInFormOfAsync(
            "A2-Leader-status",
            ("status", "InProgress"),
            ("due.day", "31"),
            ("due.month", "3"),
            ("due.year", "2026")
        );

        Assert.Equal(("A2-Leader is saved", $"{assessment}/actions?area=A&sort=due"), (next.Notice, next.Address));
        Assert.Equal("31 March 2026", next.All("#A2-Leader td")[1]);
        Assert.Equal("In progress Overdue", next.All("#A2-Leader td")[2]);
        Assert.Equal(["A2-Leader"], Rows(await lead.OpenAsync($"{assessment}/actions?status=Overdue")));
        Assert.Equal("A2-Leader", Rows(await lead.OpenAsync($"{assessment}/actions?sort=due"))[0]);
    }

    [Fact]
    public async Task Row_MadeNotPlannedWithoutAReason_AsksForOneAndGoesBackToTheRegister()
    {
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);
        var page = await lead.OpenAsync($"{assessment}/actions?area=A");

        var asked = await page.PressInFormOfAsync(
            "A2-Leader-status",
            ("status", "NotPlanned"),
            ("due.day", "1"),
            ("due.month", "2"),
            ("due.year", "2027")
        );

        Assert.Equal([("reason", "Enter why the action is not planned")], asked.Errors);
        Assert.Equal(("NotPlanned", "1", "2027"), (asked.Value("status"), asked.Value("due.day"), asked.Value("due.year")));
        var saved = await asked.PressAsync("Save", ("reason", "No money"));
        Assert.Equal($"{assessment}/actions?area=A", saved.Address);
        Assert.Contains("Not planned: 1", saved.All(".app-counts li"));
    }

    [Fact]
    public async Task Filters_ByOwner_LeaveTheirs()
    {
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);
        await lead.ForgeAsync($"{assessment}/actions/A2-Leader", ("owner", $"{lead.Person!.Id}"));
        await lead.ForgeAsync($"{assessment}/actions/A3-Leader", ("owner", "other"), ("ownerName", "Finance team"));

        Assert.Equal(["A2-Leader"], Rows(await lead.OpenAsync($"{assessment}/actions?owner={lead.Person.Id}")));
        Assert.Equal(["A3-Leader"], Rows(await lead.OpenAsync($"{assessment}/actions?owner=other")));
        Assert.Equal(["A3-Leader"], Rows(await lead.OpenAsync($"{assessment}/actions?owner=other&ownerName=finance%20TEAM")));
        Assert.Equal(
            "other:Finance team",
            (await lead.OpenAsync($"{assessment}/actions?owner=other&ownerName=finance%20TEAM")).Value("owner")
        );
        var chosen = await lead.OpenAsync($"{assessment}/actions?owner=other:Finance%20team");
        Assert.Equal(["A3-Leader"], Rows(chosen));
        Assert.Equal("other:Finance team", chosen.Value("owner"));
        var saved = await chosen.PressInFormOfAsync("A3-Leader-status", ("status", "InProgress"));
        Assert.Equal($"{assessment}/actions?owner=other&ownerName=Finance%20team", saved.Address);
        Assert.Equal(71, Rows(await lead.OpenAsync($"{assessment}/actions?owner=none")).Count);
        Assert.Equal(73, Rows(await lead.OpenAsync($"{assessment}/actions?owner=nonsense&status=%00&sort=x")).Count);
        Assert.Contains("No actions match", (await lead.OpenAsync($"{assessment}/actions?area=ZZ")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_ThatTheAnswersDoNotAskForAnyMore_IsListedApartUntilTheyDoAgain()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.ForgeAsync($"{assessment}/actions/A2-Leader", ("cost", "£1,500"), ("status", "InProgress"));
        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2].present", "Leader"), ("answers[A2].target", "Innovator"));

        var page = await officer.OpenAsync($"{assessment}/actions");
        var action = await officer.OpenAsync($"{assessment}/actions/A2-Leader");

        Assert.Contains("No longer in the plan", page.All("h2"));
        Assert.Equal("1500.00", action.Value("cost"));
        Assert.DoesNotContain("A2-Leader", Rows(page));
        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2].present", "NonCompliant"), ("answers[A2].target", "Innovator"));
        Assert.Contains("A2-Leader", Rows(await officer.OpenAsync($"{assessment}/actions?status=InProgress")));
    }

    [Fact]
    public async Task PlanResultsAndDocument_SayWhoDoesWhatAndHowMuchIsDone()
    {
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);
        await lead.ForgeAsync(
            $"{assessment}/actions/A2-Leader",
            ("owner", $"{lead.Person!.Id}"),
            ("due.day", "31"),
            ("due.month", "mar"),
            ("due.year", "27"),
            ("status", "InProgress")
        );
        await lead.ForgeAsync($"{assessment}/actions/A3-Leader", ("status", "Done"));

        var plan = await lead.OpenAsync($"{assessment}/plan");

        Assert.Equal(["Lee Lead, due 31 March 2027, in progress", "Nobody yet, no date, done"], plan.All(".app-actions__state"));
        Assert.Equal("1 of 73 actions is done (1%)", (await lead.OpenAsync($"{assessment}/results")).All("#progress-words").Single());
        Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync($"{assessment}/plan.pdf")).StatusCode);
        using var json = JsonDocument.Parse(await lead.DownloadAsync($"{assessment}/actions.json"));
        Assert.Equal(73, json.RootElement.GetProperty("actions").GetArrayLength());
    }

    [Fact]
    public async Task MyWork_ShowsWhatThePersonOwns_AndMarksItDone()
    {
        var officer = await OfficerAsync();
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);
        await lead.ForgeAsync(
            $"{assessment}/actions/A2-Leader",
            ("owner", $"{officer.Person!.Id}"),
            ("due.day", "30"),
            ("due.month", "4"),
            ("due.year", "2026")
        );

        var work = await officer.OpenAsync("/my-work");
        Assert.Equal(["Due within 30 days (1)"], work.All("h2.govuk-heading-m"));
        var after = await work.PressInFormOfAsync(work.Find("select[name=status]").Id!, ("status", "Done"));

        Assert.Equal(("/my-work", "A2-Leader is saved"), (after.Address, after.Notice));
        Assert.Contains("You own no actions that are still to be done", after.Text, StringComparison.Ordinal);
        Assert.Contains("You own no actions", (await lead.OpenAsync("/my-work")).Text, StringComparison.Ordinal);
    }

    private static List<string> Rows(Page page) => [.. page.Document.QuerySelectorAll("table.app-register tbody tr").Select(r => r.Id!)];
}
