using System.Net;
using System.Text.Json;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.CommitteeReports;

public sealed class ReportPageTests : WebTest
{
    [Fact]
    public async Task Report_OfTheExample_ShowsTheFiguresAndSavesWhatIsTyped()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var page = await officer.OpenAsync($"{assessment}/report");

        Assert.Equal(ReportParts.All.Select(p => p.Default.Heading), page.All("main section h2"));
        Assert.Contains(
            "E Procurement: from Incomplete/Non Compliant to Innovator, 4 levels and 12 actions",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("This is the first report: no plan was issued before.", page.Text, StringComparison.Ordinal);

        page = await page.PressAsync("Save the report", ("texts[Purpose].text", "To report.\nTwice."));

        Assert.Equal("The report is saved", page.Notice);
        Assert.Equal("To report.\nTwice.", page.Find("#texts-Purpose-text").TextContent.Trim());
        Assert.Contains("1 of 11 texts are written", page.Text, StringComparison.Ordinal);
        Assert.Contains("Last changed by Olwen Officer", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_ThatAColleagueChanged_IsNotOverwrittenUnseen()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var page = await officer.OpenAsync($"{assessment}/report");
        var lead = await LeadAsync();
        await lead.ForgeAsync($"{assessment}/report", ("texts[Purpose].text", "Theirs"));

        var answer = await page.PressAsync("Save the report", ("texts[Purpose].text", "Mine"), ("texts[Legal].text", "The Act."));

        Assert.Contains("changed ‘Purpose of the report’ while you had it open", answer.Errors.Single().Message, StringComparison.Ordinal);
        Assert.Contains("Theirs", answer.Find(".app-conflict").TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine", answer.Find("#texts-Purpose-text").TextContent.Trim());
        Assert.Equal("The Act.", answer.Find("#texts-Legal-text").TextContent.Trim());

        answer = await answer.PressAsync("Save the report", ("texts[Purpose].keep", "mine"));

        Assert.Equal("The report is saved", answer.Notice);
        Assert.Equal("Mine", answer.Find("#texts-Purpose-text").TextContent.Trim());
    }

    [Fact]
    public async Task Report_SavedByTheScript_AnswersWithWhatIsStored()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var page = await officer.OpenAsync($"{assessment}/report");
        var request = Browser.Post(
            $"{assessment}/report",
            [("texts[Purpose].text", "To report. "), ("texts[Purpose].basedOn", ContentHash.Compute("")), (Page.TokenField, page.Token)]
        );
        request.Headers.Accept.ParseAdd("application/json");

        var response = await officer.SendAsync(request);

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        var saved = json.RootElement.GetProperty("answers").GetProperty("Purpose");
        Assert.Equal("To report.", saved.GetProperty("note").GetString());
        Assert.Equal(ContentHash.Compute("To report."), saved.GetProperty("basedOn").GetString());
        Assert.True(saved.GetProperty("isAsSent").GetBoolean());
    }

    [Theory]
    [InlineData("texts[Plan].text", "x")]
    [InlineData("texts[0].text", "x")]
    [InlineData("texts[Purpose].basedOn", "x")]
    [InlineData("nothing", "x")]
    public async Task Report_WithFieldsThatNoPageSends_IsRefused(string field, string value)
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);

        var response = await officer.PostAsync($"{assessment}/report", [(field, value)]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Report_FromSigningInToWord_TakesAtMostSixClicks()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);

        // Signing in leads to the assessments (1); the assessment (2); its action plan (3); the document (4).
        var plan = await (await officer.OpenAsync(assessment)).FollowAsync("Action plan");
        var link = plan
            .Document.QuerySelectorAll("main a")
            .Single(a => a.TextContent.StartsWith("Download the report", StringComparison.Ordinal));
        var response = await officer.GetAsync(link.GetAttribute("href")!);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("social-value-report-2026-27.docx", response.Content.Headers.ContentDisposition?.FileName);
    }

    [Fact]
    public async Task Documents_OfAnIssuedPlan_AreTheSameAfterItIsReopenedAndRewritten()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.ForgeAsync($"{assessment}/report", ("texts[Purpose].text", "To report."));
        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));
        string[] documents = ["plan.docx", "report.docx", "report.pdf"];
        var before = await DownloadAsync();

        await officer.ForgeAsync($"{assessment}/reopen", ("reason", "A slip"));
        await officer.ForgeAsync($"{assessment}/report", ("texts[Purpose].text", "Something else."));
        await officer.ForgeAsync($"{assessment}/areas/E", ("answers[E1].present", "Leader"), ("answers[E1].target", "Leader"));

        Assert.Equal(before, await DownloadAsync());

        async Task<List<string>> DownloadAsync()
        {
            var bytes = new List<string>();
            foreach (var document in documents)
            {
                var response = await officer.GetAsync($"{assessment}/issued/1/{document}");
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                bytes.Add(Convert.ToHexString(await response.Content.ReadAsByteArrayAsync(Token)));
            }

            return bytes;
        }
    }

    [Fact]
    public async Task Headings_ThatAnAdministratorChanges_AreOnThePage()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var administrator = await AdministratorAsync();
        var page = await administrator.OpenAsync($"/admin/organisations/{officer.Person!.OrganisationId}/report");

        page = await page.PressAsync(
            "Save",
            ("parts[Purpose].heading", "Diben yr adroddiad"),
            ("parts[Purpose].standing", "Adrodd."),
            ("parts[Options].heading", "")
        );

        Assert.Equal("The headings and texts of reports are saved", page.Notice);
        var report = await officer.OpenAsync($"{assessment}/report");
        Assert.Equal("Diben yr adroddiad", report.All("main section h2")[0]);
        Assert.DoesNotContain("Other options considered", report.All("main section h2"));
        Assert.Contains("Adrodd.", report.Text, StringComparison.Ordinal);
    }
}
