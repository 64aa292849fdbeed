using System.Text.Json;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Plan;

public sealed class PlanPageTests : WebTest
{
    [Fact]
    public async Task Plan_OfTheExample_HasEachActionInItsCell()
    {
        var officer = await OfficerAsync();
        var page = await officer.OpenAsync($"{await AssessmentAsync(officer, answers: Example.Answers)}/plan");
        using var expected = JsonDocument.Parse(Content.ExampleActionPlan);

        foreach (var area in expected.RootElement.GetProperty("areas").EnumerateArray())
        {
            var row = page.Find($"#area-{area.GetProperty("code").GetString()}");
            Assert.Equal(area.GetProperty("planName").GetString(), row.QuerySelector("th")!.TextContent);
            Assert.Equal(
                area.GetProperty("actions")
                    .EnumerateObject()
                    .SelectMany(l => l.Value.EnumerateArray().Select(a => $"{Column(l.Name)}: {a.GetString()}")),
                row.QuerySelectorAll("td li").Select(li => $"{li.Closest("td")!.GetAttribute("data-label")}: {li.TextContent}")
            );
        }

        Assert.Equal(
            ["Area", .. MaturityLevels.Reachable.Select(l => $"To reach ‘{l.Label()}’"), "Note"],
            page.All(".app-matrix thead th")
        );
    }

    [Fact]
    public async Task Plan_OfTheExample_HasTheLevelsTheFootnoteAndTheQuestionsLeftOut()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var page = await officer.OpenAsync($"{assessment}/plan");

        Assert.Equal(
            ["Organisation", "Somewhere District Council", "Present performance", "Follower", "Future target", "Innovator"],
            page.All(".app-title-block dt, .app-title-block dd")
        );
        Assert.Equal(
            ["A Policy & Scope", "Incomplete/Non Compliant Not scored yet: 1 of 5 not answered", "Innovator"],
            page.All("table:not(.app-matrix) tbody tr:first-child > *")
        );
        Assert.Contains(
            "** The actions in the action plan are defined by your response to each question",
            page.Text,
            StringComparison.Ordinal
        );
        var leftOut = Assert.Single(page.Document.QuerySelectorAll("main ul.govuk-list--bullet a"));
        Assert.Equal("A1 Has the council adopted a Social Value policy?", Assert.Single(page.All("main ul.govuk-list--bullet a")));
        Assert.Equal($"{assessment}/areas/A#question-A1", leftOut.GetAttribute("href"));
    }

    [Fact]
    public async Task Plan_OfADraft_SaysSoAndThatOfACompletedAssessmentSaysByWhom()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        Assert.StartsWith("Draft: 53 of 54 questions answered Made on 1 April 2026", (await StatusAsync("plan")), StringComparison.Ordinal);
        Assert.StartsWith(
            "Draft: 53 of 54 questions answered Made on 1 April 2026",
            (await StatusAsync("results")),
            StringComparison.Ordinal
        );

        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));

        Assert.Equal("Completed on 1 April 2026 by Olwen Officer Made on 1 April 2026", await StatusAsync("plan"));
        Assert.Equal("Completed on 1 April 2026 by Olwen Officer Made on 1 April 2026", await StatusAsync("results"));

        async Task<string> StatusAsync(string page) => (await officer.OpenAsync($"{assessment}/{page}")).All(".app-status").Single();
    }

    [Fact]
    public async Task Plan_ForHeadings_HasLevelsActionsAndEveryArea()
    {
        var officer = await OfficerAsync();
        var page = await officer.OpenAsync($"{await AssessmentAsync(officer, answers: Example.Answers)}/plan");

        Assert.Equal(["Levels", "Actions", "Questions left out"], page.All("main h2"));
        Assert.Equal(Example.Areas.Select(a => a.PlanName), page.All(".app-matrix [role=heading][aria-level='3']"));
    }

    [Fact]
    public async Task Note_ThatIsSaved_LeadsBackToItsRow()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);

        var answer = await officer.PostAsync($"{assessment}/plan", [("area", "C"), ("note", "Ask finance.")]);

        Assert.Equal($"{assessment}/plan#area-C", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Note_ByALead_OnACompletedAssessment_IsOnTheRowWithWhoWroteIt()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));
        var lead = await LeadAsync();

        var page = await (await lead.OpenAsync($"{assessment}/plan")).PressInFormOfAsync("note-B", ("note", "Ask the leader\nin May"));

        Assert.Equal("The note on Internal Management is saved", page.Notice);
        Assert.Equal("Ask the leader\nin May", page.Find("#area-B .app-user-text").TextContent);
        Assert.Contains("Last changed by Lee Lead on 1 April 2026 at 10:30", page.Find("#area-B").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.All("#area-A .app-user-text"));
    }

    [Fact]
    public async Task Note_WithCharactersThatThePdfCannotShow_SaysWhich()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);

        var page = await (await officer.OpenAsync($"{assessment}/plan")).PressInFormOfAsync("note-B", ("note", "Red 🔴, ask 日本 and 日"));

        Assert.Contains("The PDF cannot show 日 本.", Assert.Single(page.All("#area-B")), StringComparison.Ordinal);
        Assert.DoesNotContain("The PDF cannot show", page.Find("#area-A").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Note_ThatAColleagueChangedMeanwhile_IsShownAndAsksBeforeItIsReplaced()
    {
        var officer = await OfficerAsync();
        var lead = await LeadAsync();
        var plan = $"{await AssessmentAsync(officer)}/plan";
        var mine = await officer.OpenAsync(plan);
        await (await lead.OpenAsync(plan)).PressInFormOfAsync("note-B", ("note", "Lead’s note"));

        var asked = await mine.PressInFormOfAsync("note-B", ("note", "Officer’s note"));

        Assert.Equal(
            [
                (
                    "note-B",
                    "Lee Lead changed this note while you had it open. What is saved is shown above what you typed. Take over what you "
                        + "need, then save again to replace it"
                ),
            ],
            asked.Errors
        );
        Assert.Equal(asked.Errors[0].Message, asked.ErrorBeside("note-B"));
        Assert.Equal("Lead’s note", asked.Find("#area-B .app-user-text").TextContent);
        Assert.Equal("Officer’s note", asked.Find("#note-B").TextContent.Trim());
        Assert.True(asked.Find("#note-B").Closest("details")!.HasAttribute("open"));
        Assert.Equal(["Lead’s note"], (await lead.OpenAsync(plan)).All(".app-user-text"));

        await asked.PressInFormOfAsync("note-B", ("note", "Both notes"));
        Assert.Equal(["Both notes"], (await lead.OpenAsync(plan)).All(".app-user-text"));
    }

    [Fact]
    public async Task Note_ThatAThirdPersonChangesWhileTheConflictIsShown_IsAskedAboutAsItStandsThen()
    {
        var officer = await OfficerAsync();
        var plan = $"{await AssessmentAsync(officer)}/plan";
        var (second, third) = (await LeadAsync("Second Lead"), await LeadAsync("Third Lead"));
        var isThirdWaiting = false;
        var between = new BeforeSave(
            async () =>
            {
                if (isThirdWaiting)
                {
                    isThirdWaiting = false;
                    await third.ForgeAsync(plan, ("area", "B"), ("note", "Third note"));
                }
            },
            times: int.MaxValue
        );
        using var app = App.WithWebHostBuilder(b =>
            b.ConfigureTestServices(s => s.ConfigureDbContext<SocialValueIndexDbContext>(o => o.AddInterceptors(between)))
        );
        var mine = await (
            await new Browser(
                app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false })
            ).SignInAsync(officer.Person!)
        ).OpenAsync(plan);
        await second.ForgeAsync(plan, ("area", "B"), ("note", "Second note"));
        isThirdWaiting = true;

        var asked = await mine.PressInFormOfAsync("note-B", ("note", "My note"));

        Assert.StartsWith("Third Lead changed this note", asked.ErrorBeside("note-B"), StringComparison.Ordinal);
        Assert.Equal(
            ("Third note", "My note"),
            (asked.Find("#area-B .app-user-text").TextContent, asked.Find("#note-B").TextContent.Trim())
        );
        Assert.Equal(["My note"], (await asked.PressInFormOfAsync("note-B", ("note", "My note"))).All("#area-B .app-user-text"));
    }

    [Theory]
    [InlineData(4001)]
    [InlineData(100_000)]
    public async Task Note_ThatIsTooLong_IsKeptOnThePageAndNotSaved(int length)
    {
        var officer = await OfficerAsync();
        var plan = $"{await AssessmentAsync(officer)}/plan";
        var note = new string('n', length);
        var before = await Snapshot.OfAsync(Database);

        var page = await (await officer.OpenAsync(plan)).PressInFormOfAsync("note-C", ("note", note));

        Assert.Equal(
            [("note-C", FormattableString.Invariant($"The note has {length:N0} characters. Shorten it to 4,000 characters or fewer"))],
            page.Errors
        );
        Assert.Equal(note, page.Find("#note-C").TextContent.Trim());
        Assert.StartsWith("Error: Action plan, assessment 2026/27 - ", page.Title, StringComparison.Ordinal);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Theory]
    [InlineData("Z")]
    [InlineData("")]
    [InlineData("a")]
    public async Task Note_OnAnUnknownArea_IsRefused(string area)
    {
        var officer = await OfficerAsync();
        var plan = $"{await AssessmentAsync(officer)}/plan";
        var before = await Snapshot.OfAsync(Database);

        var page = await officer.ForgeAsync(plan, ("area", area), ("note", "Nowhere"));

        Assert.Equal("We could not use what was sent", page.Heading);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    private static string Column(string level) => $"To reach ‘{Enum.Parse<MaturityLevel>(level).Label()}’";
}
