using System.Net;
using System.Text.Json;
using SocialValueIndex.Domain;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Comparisons;

public sealed class ComparisonTests : WebTest
{
    [Fact]
    public async Task Compare_WithAnEarlierAssessment_SaysWhatBecameOfLevelsAnswersAndActions()
    {
        var (officer, earlier, later) = await TwoYearsAsync();

        using var json = JsonDocument.Parse(await officer.DownloadAsync($"{later}/compare/{Id(earlier)}.json"));
        var root = json.RootElement;

        Assert.Equal(["from", "to", "overall", "areas", "questions", "actions"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("2026/27", "2027/28"), (Text(root, "from"), Text(root, "to")));
        Assert.Equal(("Follower", "Follower"), (Text(root.GetProperty("overall"), "from"), Text(root.GetProperty("overall"), "to")));
        Assert.Equal(
            ("NonCompliant", "Follower"),
            root.GetProperty("areas")
                .EnumerateArray()
                .Where(a => Text(a, "code") == "A")
                .Select(a => (Text(a, "from"), Text(a, "to")))
                .Single()
        );
        Assert.Equal(10, root.GetProperty("areas").GetArrayLength());
        Assert.Equal(
            [("A1", null, "Follower"), ("A2", "NonCompliant", "Mature")],
            root.GetProperty("questions").EnumerateArray().Select(q => (Text(q, "question"), Text(q, "from"), Text(q, "to")))
        );
        var actions = root.GetProperty("actions").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32());
        Assert.Equal(["doneOnTime", "doneLate", "open", "overdue", "notPlanned", "noLongerAsked"], actions.Keys);
        Assert.Equal(
            (1, 1, 1, 1, 1),
            (actions["doneOnTime"], actions["doneLate"], actions["overdue"], actions["notPlanned"], actions["noLongerAsked"])
        );
        Assert.Equal(await ActionsInPlanAsync(officer, earlier), actions.Values.Sum());
    }

    [Fact]
    public async Task Comparison_OnItsPage_ReadsAsTheData()
    {
        var (officer, earlier, later) = await TwoYearsAsync();

        var page = await officer.OpenAsync($"{later}/compare/{Id(earlier)}");

        Assert.Equal("Compare 2027/28 with 2026/27", page.Heading);
        Assert.Contains("2 questions have another present answer.", page.All("#changes li"));
        Assert.Equal(
            ["Not answered", "Yes, and it meets the requirements of the Social Value Act", "Answered since"],
            page.All("#questions + table tr:first-child td")
        );
        Assert.Contains(
            "A Policy & Scope: 2026/27 Incomplete/Non Compliant (Not scored yet: 1 of 5 not answered), 2027/28 Follower",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(["1", "1"], page.All(".app-counted tbody td").Take(2));
        Assert.Contains("No budget", page.All("#outcome-NotPlanned + table td").Single(), StringComparison.Ordinal);
        Assert.Equal("1 October 2026", page.All("#outcome-DoneLate + table td")[0]);
        Assert.Equal("1 April 2027", page.All("#outcome-DoneLate + table td")[1]);
        var link = page.Find("#outcome-NotPlanned + table a").GetAttribute("href")!;
        Assert.StartsWith($"{earlier}/actions/", link, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await officer.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task Comparison_AsCsv_HasARowForEveryAreaQuestionAndAction()
    {
        var (officer, earlier, later) = await TwoYearsAsync();

        var csv = await officer.DownloadAsync($"{later}/compare/{Id(earlier)}.csv");

        Assert.Contains("\"Compared\",\"\",\"\",\"2026/27\",\"2027/28\",\"\"", csv, StringComparison.Ordinal);
        Assert.Contains(
            "\"Area\",\"A\",\"Policy & Scope\",\"Incomplete/Non Compliant\",\"Follower\",\"Not known\"",
            csv,
            StringComparison.Ordinal
        );
        Assert.Contains("\"Not planned\",\"\",\"\",\"No budget\"", csv, StringComparison.Ordinal);
        Assert.Equal(
            await ActionsInPlanAsync(officer, earlier),
            csv.Split("\r\n").Count(l => l.StartsWith("\"Action\"", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Compare_WithItself_ShowsNothing()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);

        var page = await officer.OpenAsync($"{assessment}/compare/{Id(assessment)}");

        Assert.Equal(["Nothing differs: the levels and the present answers are the same."], page.All("#changes li"));
        Assert.Empty(page.Document.QuerySelectorAll("#questions + table"));
    }

    [Fact]
    public async Task Compare_WithAnotherOrganisationsAssessment_IsNotFound()
    {
        var officer = await OfficerAsync();
        var own = await AssessmentAsync(officer);
        var stranger = await SignedInAsync(await CreatePersonAsync(await Data.CreateOrganisationAsync(), "Sam", "Officer"));
        var theirs = await AssessmentAsync(stranger);

        foreach (var ending in new[] { "", ".json", ".csv" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"{own}/compare/{Id(theirs)}{ending}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"{theirs}/compare/{Id(own)}{ending}")).StatusCode);
        }

        Assert.DoesNotContain(Id(theirs), (await officer.OpenAsync($"{own}/compare")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choose_OnTheResultsOrTheList_LeadsToTheComparisonWithTheLaterOneFirst()
    {
        var officer = await OfficerAsync();
        var earlier = await AssessmentAsync(officer, "2026/27", Example.Answers);
        App.Time.Advance(TimeSpan.FromHours(1));
        var later = await AssessmentAsync(officer, "2027/28", Example.Answers);

        var form = (await officer.OpenAsync($"{earlier}/results")).Find("form[action$='/compare']");
        Assert.Equal(
            ["2027/28, started 1 April 2026"],
            form.QuerySelectorAll("option")
                .Select(o => string.Join(' ', o.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        );
        var page = await officer.OpenAsync($"{form.GetAttribute("action")}?with={form.QuerySelector("option")!.GetAttribute("value")}");
        Assert.Equal($"{later}/compare/{Id(earlier)}", page.Address);

        var chooser = await (await officer.OpenAsync("/assessments")).FollowAsync("Compare 2027/28, started 1 April 2026");
        Assert.Equal("Compare 2027/28", chooser.Heading);
        var refused = await officer.OpenAsync($"{later}/compare?with=nonsense");
        Assert.Equal([("with", "Choose one of the assessments shown")], refused.Errors);
    }

    [Fact]
    public async Task Choose_WithoutAnotherAssessment_SaysSo()
    {
        var officer = await OfficerAsync();
        var only = await AssessmentAsync(officer);

        Assert.Contains(
            "There is nothing to compare with yet.",
            (await officer.OpenAsync($"{only}/compare")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Compare", (await officer.OpenAsync("/assessments")).Text, StringComparison.Ordinal);
    }

    /// <summary>The worked example, with one action of each outcome, and a year later the same with A1 answered and A2 raised.</summary>
    private async Task<(Browser Officer, string Earlier, string Later)> TwoYearsAsync()
    {
        var officer = await OfficerAsync();
        var earlier = await AssessmentAsync(officer, "2026/27", Example.Answers);
        App.Time.Advance(TimeSpan.FromDays(365));
        await officer.SignInAsync(officer.Person!);
        var answers = Example.Answers.ToDictionary();
        answers["A1"] = answers["A1"] with { Present = MaturityLevel.Follower };
        answers["A2"] = answers["A2"] with { Present = MaturityLevel.Mature };
        var later = await AssessmentAsync(officer, "2027/28", answers);
        (string, string)[] lastOctober = [("due.day", "1"), ("due.month", "10"), ("due.year", "2026")];
        await officer.ForgeAsync($"{earlier}/actions/A2-Leader", [("status", "Done"), .. lastOctober]);
        await officer.ForgeAsync($"{earlier}/actions/A3-Mature", ("status", "Done"));
        await officer.ForgeAsync($"{earlier}/actions/A3-Leader", [("status", "InProgress"), .. lastOctober]);
        await officer.ForgeAsync($"{earlier}/actions/B2-Mature", ("status", "NotPlanned"), ("reason", "No budget"));
        return (officer, earlier, later);
    }

    private static async Task<int> ActionsInPlanAsync(Browser officer, string assessment)
    {
        using var plan = JsonDocument.Parse(await officer.DownloadAsync($"{assessment}/plan.json"));
        return plan
            .RootElement.GetProperty("areas")
            .EnumerateArray()
            .Sum(a => a.GetProperty("actions").EnumerateObject().Sum(l => l.Value.GetArrayLength()));
    }

    private static string Id(string assessment) => assessment.Split('/')[^1];

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
