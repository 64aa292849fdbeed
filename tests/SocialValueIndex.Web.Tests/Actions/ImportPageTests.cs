using System.Net;
using System.Text;
using System.Text.Json;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Actions;

public sealed class ImportPageTests : WebTest
{
    [Fact]
    public async Task Import_OfAnEditedCsv_ShowsWhatWouldChangeThenChangesIt()
    {
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);
        var csv = await lead.DownloadAsync($"{assessment}/actions.csv");
        var edited = csv.Replace("\"\",\"\",\"Not started\"", "\"Lee Lead\",\"1 Sept 2026\",\"In progress\"", StringComparison.Ordinal);

        var preview = await lead.UploadAsync($"{assessment}/actions/import", Encoding.UTF8.GetBytes(edited));

        Assert.Equal("What would change", preview.Heading);
        Assert.StartsWith("73 actions would change; 0 rows stay", preview.All("#summary").Single(), StringComparison.Ordinal);
        Assert.Contains("from ‘no date’ to ‘1 September 2026’", preview.All("#A2-Leader dd"));
        Assert.DoesNotContain("InProgress", await lead.DownloadAsync($"{assessment}/actions.json"), StringComparison.Ordinal);
        var applied = await preview.PressAsync("Apply these changes");
        Assert.Equal("73 actions are changed", applied.Notice);
        Assert.Contains("In progress: 73", applied.All(".app-counts li"));
        var again = await lead.UploadAsync($"{assessment}/actions/import", Encoding.UTF8.GetBytes(edited));
        Assert.Contains("Nothing would change: the file is the same", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithAConflict_ShowsBothAndKeepsTheColleaguesUnlessChosen()
    {
        var lead = await LeadAsync();
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);
        var lines = (await lead.DownloadAsync($"{assessment}/actions.csv")).Split("\r\n");
        var edited = lines.Select(l =>
            l.Split('-')[0] is "\"A2" or "\"A3" && l.Contains("-Leader", StringComparison.Ordinal)
                ? l.Replace("\"Not started\"", "\"Done\"", StringComparison.Ordinal)
                : l
        );
        await officer.ForgeAsync($"{assessment}/actions/A2-Leader", ("status", "InProgress"));

        var preview = await lead.UploadAsync($"{assessment}/actions/import", Encoding.UTF8.GetBytes(string.Join("\r\n", edited)));
        Assert.Equal(
            ["What is stored: status ‘In progress’", "What your file says: status ‘Done’"],
            preview.All("#A2-Leader .govuk-radios__item")
        );
        await preview.PressAsync("Apply these changes");

        Assert.Equal("InProgress", await StatusAsync(lead, assessment, "A2-Leader"));
        Assert.Equal("Done", await StatusAsync(lead, assessment, "A3-Leader"));
    }

    [Fact]
    public async Task Import_OfAFileWithFaults_ListsThem()
    {
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);

        var page = await lead.UploadAsync($"{assessment}/actions/import", "Ref,Due\nA2-Leader,never\n"u8.ToArray());

        Assert.Equal([("file", "The file has a fault, listed below. Nothing was imported")], page.Errors);
        Assert.Equal(["“never” in the column “Due” is not a date. Enter one like 31/3/2027"], page.All("dl dd"));
    }

    [Fact]
    public async Task Apply_OfWhatAColleagueChangedMeanwhile_AppliesNothingAndSaysSo()
    {
        var lead = await LeadAsync();
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);
        var preview = await lead.UploadAsync($"{assessment}/actions/import", "Ref,Cost\nA2-Leader,5\nA3-Leader,5\n"u8.ToArray());
        await officer.ForgeAsync($"{assessment}/actions/A2-Leader", ("cost", "9"));

        var refused = await preview.PressAsync("Apply these changes");

        Assert.Equal(
            "A colleague changed A2-Leader while you looked at the changes. Nothing is applied. "
                + "Choose the file again to see what would change now",
            refused.Errors.Single().Message
        );
        Assert.DoesNotContain("5.00", await lead.DownloadAsync($"{assessment}/actions.json"), StringComparison.Ordinal);
        var nonsense = await lead.PostAsync($"{assessment}/actions/import/apply", [("changes", "nonsense")]);
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
    }

    [Fact]
    public async Task NextSteps_InOnePress_GiveTheirActionsAnOwnerAndADate()
    {
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);
        using var steps = JsonDocument.Parse(await lead.DownloadAsync($"{assessment}/next-steps.json"));
        var area = steps.RootElement.GetProperty("areas").EnumerateArray().Single(a => a.GetProperty("code").GetString() == "E");
        Assert.Equal(
            """{"code":"E","from":"NonCompliant","to":"Follower","actions":["E1-Follower","E2-Follower"],"answerFirst":[]}""",
            JsonSerializer.Serialize(area)
        );

        var page = await lead.OpenAsync($"{assessment}/next-steps");
        var refused = await page.PressAsync("Save");
        Assert.Equal([("owner", "Choose an owner or enter a due date")], refused.Errors);
        var done = await refused.PressAsync(
            "Save",
            ("area", "E"),
            ("owner", $"{lead.Person!.Id}"),
            ("due.day", "31"),
            ("due.month", "3"),
            ("due.year", "2027")
        );

        Assert.Equal("2 actions are changed", done.Notice);
        using var trajectory = JsonDocument.Parse(await lead.DownloadAsync($"{assessment}/trajectory.json"));
        var step = Assert.Single(trajectory.RootElement.GetProperty("steps").EnumerateArray());
        Assert.Equal("2027-03-31", step.GetProperty("date").GetString());
        Assert.Equal("Follower", step.GetProperty("areas").GetProperty("E").GetString());
        Assert.Equal(71, trajectory.RootElement.GetProperty("withoutDate").GetInt32());
        Assert.Equal(JsonValueKind.Null, trajectory.RootElement.GetProperty("targetReachedOn").ValueKind);
        var shown = await lead.OpenAsync($"{assessment}/trajectory");
        Assert.Equal(3, shown.All("#sentences li").Count);
        Assert.Contains("Follower", shown.All("table tbody tr:last-child td")[5]);
    }

    [Fact]
    public async Task NextSteps_WhenAColleagueChangedOneMeanwhile_ChangeNothingAndSayWhich()
    {
        var lead = await LeadAsync();
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(lead, answers: Example.Answers);
        var page = await lead.OpenAsync($"{assessment}/next-steps");
        await officer.ForgeAsync($"{assessment}/actions/E1-Follower", ("owner", "other"), ("ownerName", "Finance"));

        var refused = await page.PressAsync("Save", ("area", "E"), ("owner", $"{lead.Person!.Id}"));

        Assert.StartsWith("A colleague changed E1-Follower meanwhile", refused.Errors.Single().Message, StringComparison.Ordinal);
        Assert.Equal(lead.Person.Id.ToString(), refused.Value("owner"));
        Assert.Equal("2 actions are changed", (await refused.PressAsync("Save")).Notice);
    }

    private static async Task<string?> StatusAsync(Browser browser, string assessment, string reference)
    {
        using var json = JsonDocument.Parse(await browser.DownloadAsync($"{assessment}/actions.json"));
        return json
            .RootElement.GetProperty("actions")
            .EnumerateArray()
            .Single(a => a.GetProperty("ref").GetString() == reference)
            .GetProperty("status")
            .GetString();
    }
}
