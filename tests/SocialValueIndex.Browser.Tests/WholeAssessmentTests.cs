using System.Text;
using Microsoft.Playwright;
using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>The main job in one go, as an officer does it with a mouse and JavaScript.</summary>
public sealed class WholeAssessmentTests(BrowserFixture fixture) : Journey(fixture)
{
    [Fact]
    public async Task CompleteAssessment_FromStartPageToPdf_GivesPlanToTakeAway()
    {
        await using var officer = await VisitAsync();
        var list = await SignInFromStartPageAsync(officer);
        var imported = await ImportExampleAsync(list);
        var taskList = await AnswerAsync(imported);

        var check = await taskList.CheckAnswersAsync();
        await Expect(officer.Page.GetByText("What is missing")).ToHaveCountAsync(0);
        var results = await check.CompleteAsync();
        await Expect(results.Overall).ToContainTextAsync("Present performance Follower");
        await Expect(results.Row("B Internal Management")).ToContainTextAsync("Mature");
        await Expect(officer.Page.GetByRole(AriaRole.Img, new() { Name = "Radar chart" })).ToBeVisibleAsync();

        var plan = await results.OpenPlanAsync();
        await Expect(plan.Row("A")).ToContainTextAsync("Develop a strategy to tailor the required Social Value contribution");
        plan = await plan.WriteNoteAsync("A", "Cabinet decides on 12 March.\n<b>Not bold</b>");
        await Expect(plan.Row("A")).ToContainTextAsync("<b>Not bold</b>");
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(await plan.DownloadPdfAsync()), StringComparison.Ordinal);

        var completed = await plan.OpenQuestionsAsync();
        var address = completed.Address;
        await officer.OpenAsync($"{address}/areas/A");
        await Expect(officer.Page.GetByText("its answers cannot be changed")).ToBeVisibleAsync();
        await officer.OpenAsync(address);
        var reopened = await (await completed.ReopenAsync()).ReopenAsync();
        await Expect(reopened.Notice).ToContainTextAsync("open for changes again");
    }

    [Fact]
    public async Task OpenPlan_AsProcurementLead_ShowsPlanButNoFields()
    {
        await using var lead = await VisitAsync();
        var list = await lead.OpenAssessmentsAsync(Lead);
        await Expect(list.Button("Start a new assessment")).ToHaveCountAsync(0);
        var taskList = await list.OpenAsync("2026/27");
        var address = taskList.Address;
        var area = await taskList.OpenAreaAsync("C");
        await Expect(lead.Page.GetByRole(AriaRole.Radio)).ToHaveCountAsync(0);

        await lead.OpenAsync($"{address}/plan");
        var plan = await new PlanPage(lead).WriteNoteAsync("C", "Ask finance for the figures.");
        await Expect(plan.Row("C")).ToContainTextAsync("Ask finance for the figures.");
    }

    private static async Task<AssessmentsPage> SignInFromStartPageAsync(Visitor officer)
    {
        await officer.Page.GotoAsync("/");
        var signIn = await (await new StartPage(officer).ArriveAsync()).StartAsync();
        await signIn.BeRefusedAsync("Sign in");
        await Expect(signIn.ErrorSummary).ToBeFocusedAsync();
        return await signIn.SignInAsync(Officer, "Maturity-Index-2012");
    }

    private static async Task<TaskListPage> ImportExampleAsync(AssessmentsPage list)
    {
        var example = await list.OpenAsync("2026/27");
        var answers = await example.DownloadAnswersAsync();
        var import = await (await example.BackAsync()).ImportAsync();
        await import.FillAsync(
            "2027/28",
            """{ "organisation": "X", "answers": [ { "question": "Z9", "present": "Leader", "target": null } ] }"""u8.ToArray()
        );
        await import.BeRefusedAsync("Import");
        var taskList = await import.ImportAsync("2027/28", answers);
        await Expect(taskList.Notice).ToContainTextAsync("The answers are imported");
        return taskList;
    }

    private static async Task<TaskListPage> AnswerAsync(TaskListPage taskList)
    {
        var a = await taskList.OpenAreaAsync("A");
        await a.AnswerAsync("A1", "Follower", "Follower");
        await a.Present("A2", "Mature").ChooseAsync();
        await a.OpenNoteAsync("A2");
        await a.Note("A2").FillAsync("Policy of May 2025, page 4");
        await a.IsSavedAsync();
        await a.CheckAsync();

        // Every question of B up one, all targets in one go, then one of them by hand.
        var b = await a.ContinueAsync("B");
        await b.Present("B2", "Mature").ChooseAsync();
        await b.Present("B3", "Leader").ChooseAsync();
        await b.SetTargetsAsync("One step higher");
        await Expect(b.Target("B3", "Innovator")).ToBeCheckedAsync();
        await b.Target("B3", "Leader").ChooseAsync();
        await b.IsSavedAsync();
        await b.ReloadAsync();
        await Expect(b.Target("B3", "Leader")).ToBeCheckedAsync();

        var done = await b.ComeBackLaterAsync();
        await Expect(done.Area("A")).ToContainTextAsync("Done");
        await Expect(done.Area("A")).ToContainTextAsync("Last changed by Olwen Officer");
        return done;
    }
}
