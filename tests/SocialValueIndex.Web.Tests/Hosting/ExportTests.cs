using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.People;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
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

    /// <summary>Read with nothing but the tables, and compared with the rows of the database.</summary>
    [Fact]
    public async Task Export_ReadWithoutTheService_SaysInWordsWhatTheDatabaseHolds()
    {
        var officer = await OfficerAsync("Olwen Officer");
        var assessment = await WorkAsync(officer);
        var admin = await AdministratorAsync();

        var files = await FilesAsync(await admin.GetAsync($"/admin/organisations/{(await CouncilAsync()).Id}/export.zip"));

        await using var db = Database.CreateContext(KnownUser.Nobody);
        var stored = await db.Assessments.IgnoreQueryFilters().AsNoTracking().SingleAsync(Token);
        var names = await db.Users.ToDictionaryAsync(p => p.Id, p => p.Name, Token);
        var folder = Table(files, "assessments.csv")[0]["Folder"];
        Assert.Equal(["2026/27", "Completed"], Table(files, "assessments.csv").SelectMany(r => (string[])[r["Period"], r["State"]]));
        foreach (var answers in (string[])["answers.csv", "issued-plans/1/answers.csv"])
        {
            Assert.Equal(
                stored.Answers.OrderBy(a => a.Key).Select(a => Words(a.Key, a.Value, names)),
                Table(files, $"{folder}/{answers}")
                    .Where(r => r["Changed by"].Length > 0)
                    .OrderBy(r => r["Question"])
                    .Select(r => (r["Question"], r["Level now"], r["Target level"], r["Note"], r["Changed by"], r["Changed (UTC)"]))
            );
        }

        var action = await db.Actions.IgnoreQueryFilters().AsNoTracking().SingleAsync(Token);
        foreach (var actions in (string[])["actions.csv", "issued-plans/1/actions.csv"])
        {
            var row = Table(files, $"{folder}/{actions}").Single(r => r["Ref"] == "A3-Leader");
            Assert.Equal(
                ["Olwen Officer", "2027-03-01", "In progress", "1234.50", "https://example.gov.uk/a", "Yes"],
                (string[])[row["Owner"], row["Due"], row["Status"], row["Cost (£)"], row["Links"], row["In the plan"]]
            );
            Assert.All(action.Comments, c => Assert.Contains($"{Time(c.At)}, Olwen Officer: {c.Text}", row["Comments"], Ordinal));
        }

        var issued = Assert.Single(Table(files, $"{folder}/issued-plans/issued.csv"));
        Assert.Equal(
            ["1", "Olwen Officer", "Cabinet", "2026-03-03", "Noted"],
            (string[])[issued["Issued plan"], issued["Completed by"], issued["Decided by"], issued["Decided on"], issued["Decision"]]
        );
        Assert.Equal("Olwen Officer", Table(files, $"{folder}/who-answers.csv")[0]["Who is asked"]);
        Assert.Contains("To report.", Table(files, $"{folder}/reports.csv").Select(r => r["Text"]));
        Assert.Equal("Officer", Table(files, "people.csv")[0]["Roles"]);
        await AssertHistoryAsync(db, Table(files, "history.csv"), names);
        Assert.All(
            files.Where(f => f.Key.EndsWith(".csv", Ordinal)),
            f => Assert.DoesNotContain($"{officer.Person!.Id}", f.Value, StringComparison.OrdinalIgnoreCase)
        );
        Assert.All(
            files.Keys.Where(f => f != "README.txt" && !f.Contains('/', Ordinal)),
            f => Assert.Contains(f, files["README.txt"], Ordinal)
        );
        Assert.All(
            files.Keys.Where(f => f.StartsWith($"{folder}/", Ordinal)).Select(f => f.Split('/')[^1]),
            f => Assert.Contains(f, files["README.txt"], Ordinal)
        );
        Assert.Equal($"assessments/2026-27-{assessment[^36..].Replace("-", "", Ordinal)}", folder);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    /// <summary>Something of every kind that is kept.</summary>
    private async Task<string> WorkAsync(Browser officer)
    {
        var assessment = await AssessmentAsync(officer, "2026/27", Example.Answers);
        var me = $"{officer.Person!.Id}";
        await officer.ForgeAsync($"{assessment}/areas/A/assign", ("person", me));
        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2].note", "=1+1, \"quoted\"\r\nand a second line: ŵ"));
        await officer.ForgeAsync($"{assessment}/plan", ("area", "A"), ("note", "A note on the plan"));
        var action = $"{assessment}/actions/A3-Leader";
        await officer.ForgeAsync(
            action,
            ("owner", me),
            ("status", "InProgress"),
            ("cost", "1234.50"),
            ("due.day", "1"),
            ("due.month", "3"),
            ("due.year", "2027"),
            ("comment", "The first"),
            ("link", "https://example.gov.uk/a")
        );
        await officer.ForgeAsync(action, ("comment", "The second"));
        await officer.ForgeAsync($"{assessment}/report", ("texts[Purpose].text", "To report."));
        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));
        await officer.ForgeAsync(
            $"{assessment}/issued/1",
            ("body", "Cabinet"),
            ("date.day", "3"),
            ("date.month", "3"),
            ("date.year", "2026"),
            ("outcome", "Noted")
        );
        return assessment;
    }

    private static async Task AssertHistoryAsync(
        Application.Data.SocialValueIndexDbContext db,
        List<Dictionary<string, string>> rows,
        Dictionary<Guid, string> names
    )
    {
        var entries = await db
            .History.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(e => e.OrganisationId != null)
            .OrderBy(e => e.At)
            .ThenBy(e => e.Id)
            .ToListAsync(Token);
        Assert.Equal(
            entries.Select(e => (Time(e.At), AuditLine.DisplayName(e.Kind), e.By is { } by ? names[by] : AuditLine.OnTheServer)),
            rows.Select(r => (r["When (UTC)"], r["What"], r["Who"]))
        );
        Assert.Contains(rows, r => r["What"] == "Area assigned" && r["Everything"].Contains("\"toPerson\":\"Olwen Officer\"", Ordinal));
        Assert.Contains(rows, r => r["What"] == "Answers changed" && r["Everything"].Contains("and a second line", Ordinal));
    }

    private static (string, string, string, string, string, string) Words(string code, Answer answer, Dictionary<Guid, string> names) =>
        (
            code,
            answer.Values.Present?.Label() ?? "",
            answer.Values.Target?.Label() ?? "",
            answer.Values.Note,
            names[answer.ChangedBy],
            Time(answer.ChangedAt)
        );

    private static string Time(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The rows of a table by its headings, as a spreadsheet program shows them, without the guard against formulas.</summary>
    private static List<Dictionary<string, string>> Table(Dictionary<string, string> files, string name)
    {
        var rows = CsvReader.Read(Encoding.UTF8.GetBytes(files[name]), new SheetLimits(10_000, 100_000)).Rows;
        return
        [
            .. rows.Skip(1).Select(r => rows[0].Cells.Index().ToDictionary(h => h.Item, h => r[h.Index].Replace("\r\n", "\n", Ordinal))),
        ];
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
