using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Assessments;

public sealed class TaskListTests : WebTest
{
    [Fact]
    public async Task TaskList_OfAnAssessmentInProgress_TellsHowFarEachAreaIsAndWhoChangedItLast()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A1].present", "Follower"));
        App.Time.Advance(TimeSpan.FromMinutes(3));
        var colleague = await OfficerAsync("Colin Colleague");
        await colleague.ForgeAsync(
            $"{assessment}/areas/B",
            [
                .. Example.Areas[1].Questions.Select(q => ($"answers[{q.Code}].present", "NonCompliant")),
                .. Example.Areas[1].Questions.Select(q => ($"answers[{q.Code}].target", q.Options[^1].Level.ToString())),
            ]
        );

        var page = await officer.OpenAsync(assessment);

        Assert.Equal(("0 of 5 answered. Last changed by Olwen Officer on 1 April 2026 at 10:30.", "In progress"), Area(page, "A"));
        Assert.Equal(("4 of 4 answered. Last changed by Colin Colleague on 1 April 2026 at 10:33.", "Done"), Area(page, "B"));
        Assert.Equal(("0 of 7 answered.", "Not started"), Area(page, "C"));
        Assert.Contains("4 of 54 questions are answered, now and target. 1 of 10 areas are done.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TaskList_AfterSomebodyChangedTheirName_NamesThemAsTheyAreCalledNow()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A1].present", "Follower"));
        Assert.Contains("Olwen Officer", Area(await officer.OpenAsync(assessment), "A").Item1, StringComparison.Ordinal);

        await (await officer.OpenAsync("/account/name")).PressAsync("Save", ("name", "Olwen Newname"));

        Assert.Contains("Olwen Newname", Area(await officer.OpenAsync(assessment), "A").Item1, StringComparison.Ordinal);

        // Another instance stores it, which this one cannot know at once.
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            await db
                .Users.Where(p => p.Id == officer.Person!.Id)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.Name, "Olwen Elsewhere"), Token);
        }

        App.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Contains("Olwen Elsewhere", Area(await officer.OpenAsync(assessment), "A").Item1, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompletedAssessment_OnEveryPage_IsReadOnly()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));

        var tasks = await officer.OpenAsync(assessment);
        var area = await officer.OpenAsync($"{assessment}/areas/A");
        var check = await officer.OpenAsync($"{assessment}/check");

        Assert.Contains(
            "This assessment was completed on 1 April 2026 at 10:30 by Olwen Officer. Its answers cannot be changed.",
            tasks.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Reopen the assessment", tasks.All("main a"));
        Assert.Empty(area.All("main form"));
        Assert.Contains("This assessment is completed, so its answers cannot be changed.", area.Text, StringComparison.Ordinal);
        Assert.Empty(check.All("main form"));
        Assert.Equal("All answers", check.Heading);
    }

    [Fact]
    public async Task CompleteAndReopen_Twice_IsTheSameAsOnce()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);

        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));
        var once = await Snapshot.OfAsync(Database);
        Assert.Equal(HttpStatusCode.OK, (await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"))).Status);
        Assert.Equal(once, await Snapshot.OfAsync(Database));

        await officer.ForgeAsync($"{assessment}/reopen", ("reason", "A slip"));
        once = await Snapshot.OfAsync(Database);
        Assert.Equal(HttpStatusCode.OK, (await officer.ForgeAsync($"{assessment}/reopen", ("reason", "A slip"))).Status);
        Assert.Equal(once, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task Lead_OnTheTaskList_IsOfferedNothingThatALeadMayNotDo()
    {
        var assessment = await AssessmentAsync(await OfficerAsync(), answers: Example.Answers);
        var lead = await LeadAsync();

        foreach (
            var address in (string[])["/assessments", assessment, $"{assessment}/check", $"{assessment}/results", $"{assessment}/plan"]
        )
        {
            var page = await lead.OpenAsync(address);
            foreach (var link in page.Document.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!).Distinct())
            {
                Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync(link)).StatusCode);
            }
        }
    }

    private static (string Hint, string Status) Area(Page page, string code) =>
        (page.All($"#area-{code}-hint").Single(), page.All($"#area-{code}-status").Single());
}
