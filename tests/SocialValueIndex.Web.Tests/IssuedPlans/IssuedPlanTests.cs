using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.IssuedPlans;

/// <summary>What was issued is there for ever, and says the same.</summary>
public sealed class IssuedPlanTests : WebTest
{
    [Fact]
    public async Task Pdf_OfAnIssuedPlan_IsTheSameBytesWhateverHappensAfterwards()
    {
        var (officer, admin) = (await OfficerAsync(), await AdministratorAsync());
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.ForgeAsync($"{assessment}/actions/A4-Leader", ("owner", "other"), ("ownerName", "Finance"), ("status", "InProgress"));
        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));
        var first = await PdfAsync(officer, assessment);
        var (plan, page) = (await officer.DownloadAsync($"{assessment}/issued/1/plan.json"), await PageAsync(officer, assessment));

        await AssertSameAsync(
            "after hours",
            () =>
            {
                App.Time.Advance(TimeSpan.FromHours(3));
                return Task.CompletedTask;
            }
        );
        await AssertSameAsync("after a note", () => officer.ForgeAsync($"{assessment}/plan", ("area", "A"), ("note", "Later")));
        await AssertSameAsync("after work", () => officer.ForgeAsync($"{assessment}/actions/A4-Leader", ("status", "Done")));
        await AssertSameAsync("reopened", () => officer.ForgeAsync($"{assessment}/reopen", ("reason", "A slip")));
        await AssertSameAsync("answered", () => officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2].present", "Innovator")));
        await AssertSameAsync("renamed", () => officer.ForgeAsync($"{assessment}/rename", ("period", "2030/31")));
        await AssertSameAsync("published", () => PublishAsync(admin));
        await AssertSameAsync(
            "another name",
            async () => await admin.ForgeAsync($"/admin/organisations/{(await CouncilAsync()).Id}", ("name", "Elsewhere Council"))
        );
        await AssertSameAsync("completed again", () => officer.ForgeAsync($"{assessment}/check", ("confirm", "true")));
        Assert.Contains("2", (await IssuedAsync(officer, assessment)).Select(i => i.GetProperty("number").ToString()));

        await using var restarted = App.WithWebHostBuilder(_ => { });
        await using (var scope = restarted.Services.CreateAsyncScope())
        {
            var services = scope.ServiceProvider;
            var stored = await services
                .GetRequiredService<SocialValueIndexDbContext>()
                .IssuedPlans.IgnoreQueryFilters()
                .Include(p => p.Pdf)
                .SingleAsync(p => p.Number == 1, Token);
            Assert.Equal(first, stored.Pdf!.Bytes);

            // What is kept as data is all that the document was made of.
            var questionSet = await services.GetRequiredService<PublishedQuestionSets>().FindAsync(stored.QuestionSetId, Token);
            Assert.Equal(first, services.GetRequiredService<IPlanPrinter>().Print(new IssuedReading(stored, questionSet)));
        }

        async Task AssertSameAsync(string when, Func<Task> happens)
        {
            await happens();
            var now = await PdfAsync(officer, assessment);
            Assert.True(now.AsSpan().SequenceEqual(first), when);
            var issued = (await IssuedAsync(officer, assessment)).Single(i => i.GetProperty("number").GetInt32() == 1);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(first)), issued.GetProperty("sha256").GetString());
            Assert.Equal(plan, await officer.DownloadAsync($"{assessment}/issued/1/plan.json"));
            Assert.Equal(page, await PageAsync(officer, assessment));
        }
    }

    [Fact]
    public async Task List_OfIssuedPlans_SaysWhichIsCurrentAndWhatHappened()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);

        var none = await officer.OpenAsync($"{assessment}/issued");
        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));
        App.Time.Advance(TimeSpan.FromHours(1));
        await officer.ForgeAsync($"{assessment}/reopen", ("reason", "The policy was adopted"));
        var reopened = await officer.OpenAsync($"{assessment}/issued");
        App.Time.Advance(TimeSpan.FromHours(1));
        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));
        var both = await officer.OpenAsync($"{assessment}/issued");

        Assert.Contains("No plan is issued yet.", none.Text, StringComparison.Ordinal);
        Assert.Equal(["Current"], reopened.All("main tbody .govuk-tag"));
        Assert.Equal(["Current", "Superseded"], both.All("main tbody .govuk-tag"));
        Assert.Equal(["Plan 2", "Plan 1"], both.All("main tbody th"));
        Assert.Equal(
            ["Plan 2 issued", "Completed", "Reopened", "Plan 1 issued", "Completed"],
            both.All(".app-history li p:nth-of-type(2)")
        );
        Assert.Contains("The policy was adopted", both.Text, StringComparison.Ordinal);
        Assert.Contains("Issued plans", (await officer.OpenAsync("/assessments")).Text, StringComparison.Ordinal);
        var first = await officer.OpenAsync($"{assessment}/issued/1");
        Assert.Contains("Incomplete/Non Compliant. Not scored yet: 1 of 5 not answered", first.All("main td"));
        Assert.Equal("Issued plan 2", (await first.FollowAsync("See plan 2")).Heading);
        Assert.Contains("Issued plans", (await officer.OpenAsync($"{assessment}/results")).All(".app-menu a"));
    }

    [Fact]
    public async Task Completed_Page_HandsOutTheDocumentsAndSaysWhatHappensNext()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);

        var asked = await (await officer.OpenAsync($"{assessment}/check")).PressAsync("Complete the assessment");
        var page = await asked.PressAsync("Complete without these answers");

        Assert.Equal($"{assessment}/completed", page.Address);
        Assert.Equal("Assessment completed", page.Heading);
        Assert.Contains("What happens next", page.All("h2"));
        var pdf = page
            .Document.QuerySelectorAll("main a")
            .Select(a => a.GetAttribute("href"))
            .Single(h => h!.EndsWith("plan.pdf", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(pdf!)).StatusCode);
        Assert.Equal("Issued plan 1", (await page.FollowAsync("record the decision")).Heading);
    }

    [Fact]
    public async Task IssuedPlan_ThatIsNotThere_IsNotFound()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.IssueAsync(assessment);

        foreach (var address in (string[])["issued/2", "issued/0", "issued/-1", "issued/x", "issued/2/plan.pdf", "issued/2/plan.json"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"{assessment}/{address}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await officer.ForgeAsync($"{assessment}/issued/2", ("body", "Cabinet"))).Status);
    }

    [Fact]
    public async Task Start_WithAnAssessmentThatWasCompletedBefore_IssuesItsPlanOnceAndSaysSo()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await using (var db = Database.CreateContext(TestData.UserFor(officer.Person!)))
        {
            var stored = await db.Assessments.SingleAsync(Token);
            var questionSet = await db.QuestionSets.AsNoTracking().SingleAsync(Token);
            stored.Complete(questionSet, new ChangeStamp(officer.Person!.Id, TestData.Now.UtcDateTime), withGaps: true).EnsureDone();
            await db.SaveChangesAsync(Token);
        }

        for (var start = 0; start < 2; start++)
        {
            await using var host = App.WithWebHostBuilder(_ => { });
            _ = host.Services;
        }

        var issued = Assert.Single(await IssuedAsync(officer, assessment));
        Assert.Equal(
            ("Olwen Officer", true),
            (issued.GetProperty("issuedBy").GetString(), issued.GetProperty("madeAtUpgrade").GetBoolean())
        );
        var page = await officer.OpenAsync($"{assessment}/issued/1");
        Assert.Contains("The upgrade of the service issued this plan.", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(await PdfAsync(officer, assessment)), StringComparison.Ordinal);
    }

    private static async Task<byte[]> PdfAsync(Browser browser, string assessment) =>
        await (await browser.GetAsync($"{assessment}/issued/1/plan.pdf")).Content.ReadAsByteArrayAsync(Token);

    private static async Task<string> PageAsync(Browser browser, string assessment) =>
        string.Join('\n', (await browser.OpenAsync($"{assessment}/issued/1")).All("main dl, main table"));

    private static async Task<IReadOnlyList<JsonElement>> IssuedAsync(Browser browser, string assessment)
    {
        using var json = JsonDocument.Parse(await browser.DownloadAsync($"{assessment}/issued.json"));
        return [.. json.RootElement.GetProperty("issued").EnumerateArray().Select(e => e.Clone())];
    }

    private static async Task PublishAsync(Browser ada)
    {
        await ada.ForgeAsync("/admin/question-sets/1/draft");
        await (await ada.OpenAsync("/admin/question-sets/2/questions/A2")).PressAsync("Save the question", ("text", "Is it clearer?"));
        var page = await (await ada.OpenAsync("/admin/question-sets/2/publish")).PressAsync("Publish version 2", ("note", "Clearer."));
        Assert.StartsWith("Version 2 is published", page.Notice, StringComparison.Ordinal);
    }
}
