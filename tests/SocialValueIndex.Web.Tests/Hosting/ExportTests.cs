using System.IO.Compression;
using System.Net;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Hosting;

/// <summary>What leaves the service with an organisation.</summary>
public sealed class ExportTests : WebTest
{
    [Fact]
    public async Task Export_OfAnOrganisation_HoldsEveryAnswerNoteAndLineOfHistoryOfItAlone()
    {
        var officer = await OfficerAsync("Olwen Officer");
        var assessment = await AssessmentAsync(officer, "2026/27", Example.Answers);
        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2].note", "A note that only we wrote"));
        await officer.ForgeAsync($"{assessment}/plan", ("area", "A"), ("note", "A note on the plan"));
        await officer.ForgeAsync($"{assessment}/actions/A3-Leader", ("comment", "A comment that only we wrote"));
        var neighbour = await CreatePersonAsync(
            await Data.CreateOrganisationAsync("Elsewhere"),
            "Nora Neighbour",
            Application.People.Roles.Officer
        );
        await Data.CreateAssessmentAsync(neighbour, "Their period");
        var admin = await AdministratorAsync();

        var response = await admin.GetAsync($"/admin/organisations/{(await CouncilAsync()).Id}/export.zip");

        Assert.Equal((HttpStatusCode.OK, "application/zip"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var files = await FilesAsync(response);
        Assert.Contains("Olwen Officer", files["people.csv"], StringComparison.Ordinal);
        var answers = files.Single(f => f.Key.EndsWith("answers.csv", StringComparison.Ordinal)).Value;
        Assert.All(Example.Areas.SelectMany(a => a.Questions), q => Assert.Contains($"\"{q.Code}\"", answers, StringComparison.Ordinal));
        Assert.Contains("A note that only we wrote", answers, StringComparison.Ordinal);
        Assert.Contains(
            "A note on the plan",
            files.Single(f => f.Key.EndsWith("plan.csv", StringComparison.Ordinal)).Value,
            StringComparison.Ordinal
        );
        foreach (var kind in (string[])["actions.csv", "actions.json"])
        {
            var actions = files.Single(f => f.Key.EndsWith(kind, StringComparison.Ordinal)).Value;
            Assert.Contains("A comment that only we wrote", actions, StringComparison.Ordinal);
        }

        Assert.Contains("A note that only we wrote", files["history.csv"], StringComparison.Ordinal);
        Assert.Contains("OrganisationExported", files["history.csv"], StringComparison.Ordinal);
        Assert.Contains("question-sets/version-1.json", files.Keys);
        Assert.DoesNotContain("Nora Neighbour", string.Concat(files.Values), StringComparison.Ordinal);
        Assert.Single(files, f => f.Key.EndsWith("answers.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_OfIssuedPlans_HoldsEachAsItWasIssuedWithTheDecision()
    {
        var officer = await OfficerAsync("Olwen Officer");
        var assessment = await AssessmentAsync(officer, "2026/27", Example.Answers);
        await officer.IssueAsync(assessment);
        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2].note", "Written later"));
        await officer.ForgeAsync(
            $"{assessment}/issued/1",
            ("body", "Cabinet"),
            ("date.day", "3"),
            ("date.month", "3"),
            ("date.year", "2026"),
            ("outcome", "Noted")
        );
        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));
        var admin = await AdministratorAsync();

        var files = await FilesAsync(await admin.GetAsync($"/admin/organisations/{(await CouncilAsync()).Id}/export.zip"));

        string In(string name) => files.Single(f => f.Key.EndsWith($"issued-plans/{name}", StringComparison.Ordinal)).Value;
        Assert.Equal(await officer.DownloadAsync($"{assessment}/issued.json"), In("issued.json"));
        Assert.Equal(await officer.DownloadAsync($"{assessment}/issued/1/plan.json"), In("1/plan.json"));
        Assert.StartsWith("%PDF-", In("1/plan.pdf"), StringComparison.Ordinal);
        Assert.DoesNotContain("Written later", In("1/answers.json"), StringComparison.Ordinal);
        Assert.Contains("Written later", In("2/answers.json"), StringComparison.Ordinal);
        Assert.Contains("\"ref\": \"A4-Leader\"", In("1/actions.json"), StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string>> FilesAsync(HttpResponseMessage response)
    {
        var files = new Dictionary<string, string>();
        await using var archive = new ZipArchive(await response.Content.ReadAsStreamAsync(Token));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Token));
            files.Add(entry.FullName, await reader.ReadToEndAsync(Token));
        }

        return files;
    }
}
