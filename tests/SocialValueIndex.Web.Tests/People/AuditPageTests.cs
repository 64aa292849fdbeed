using System.Net;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.People;

public sealed class AuditPageTests : WebTest
{
    [Fact]
    public async Task Audit_AsAPageAndAsAFile_NeverTellsWhatAnswersSay()
    {
        var officer = await OfficerAsync();
        await AssessmentAsync(officer, answers: Example.Answers);
        var admin = await AdministratorAsync();

        var page = await admin.OpenAsync("/admin/audit?from=2026-04-01&to=1%20April%202026&number=0");
        var file = await admin.DownloadAsync("/admin/audit.csv?kind=Imported");

        Assert.Contains("Assessment imported", page.Text, StringComparison.Ordinal);
        Assert.Matches("\"20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9:]{8}[+]0[01]:00\",", file);
        Assert.Contains(
            "\"Assessment imported\",\"Somewhere District Council\",\"Assessment 2026/27\",\"\",\"Changed: ",
            file,
            StringComparison.Ordinal
        );
        Assert.All(
            Example.Answers.Values.Where(a => a.Note.Length > 0),
            a => Assert.DoesNotContain(a.Note, page.Html + file, StringComparison.Ordinal)
        );
        Assert.Equal("from", Assert.Single((await admin.OpenAsync("/admin/audit?from=yesterday")).Errors).Id);
    }

    [Fact]
    public async Task Audit_OfAPersonWhoIsChosen_HasWhatTheyDidOnly()
    {
        var officer = await OfficerAsync();
        await AssessmentAsync(officer);
        var admin = await AdministratorAsync();
        await admin.ForgeAsync("/admin/organisations/new", ("name", "Elsewhere"));

        var page = await admin.OpenAsync($"/admin/audit?person={officer.Person!.Id}");
        Assert.Contains("Assessment 2026/27", page.Find("table").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Elsewhere", page.Find("table").TextContent, StringComparison.Ordinal);
        Assert.Contains("Only what concerns one person", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AuditFile_WithADateThatNobodyCanRead_SaysSoInsteadOfLeavingItOut()
    {
        var admin = await AdministratorAsync();

        var page = await admin.OpenAsync("/admin/audit.csv?from=yesterday&kind=PersonInvited");

        Assert.Equal((HttpStatusCode.BadRequest, "Audit"), (page.Status, page.Heading));
        Assert.Equal("Enter the date as day, month and year, like 1/4/2026", page.ErrorBeside("from"));
        Assert.Equal("yesterday", page.Value("from"));
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.GetAsync("/admin/audit.csv?person=somebody")).StatusCode);
    }
}
