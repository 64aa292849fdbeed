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
        var neighbour = await SignedInAsync(await CreatePersonAsync(await Data.CreateOrganisationAsync(), "Sam", "Officer"));
        var theirs = await AssessmentAsync(neighbour);

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
    public async Task Results_OfAReopenedAssessment_ShowTheChangeSinceItsIssuedPlan()
    {
        var (officer, assessment) = await IssuedAsync();
        Assert.Empty((await officer.OpenAsync($"{assessment}/results")).All("#since"));
        await ReopenAndRaiseAsync(officer, assessment);
        await officer.ForgeAsync($"{assessment}/actions/A2-Leader", ("status", "Done"));

        var page = await officer.OpenAsync($"{assessment}/results");

        Assert.Equal("Change since issued plan 1 of 2026/27, 1 April 2026", page.All("#since").Single());
        Assert.Contains("1 question has another present answer.", page.All("#since + ul li"));
        Assert.Contains(
            "A Policy & Scope: Issued plan 1, 2026/27 Incomplete/Non Compliant (Not scored yet: 1 of 5 not answered), Now Follower",
            page.Find("#compared-description").TextContent,
            StringComparison.Ordinal
        );
        page = await page.FollowAsync("See everything that changed");
        Assert.Equal($"{assessment}/compare/{Id(assessment)}?otherIssued=1", page.Address);
        Assert.Equal("Compare 2026/27 with 2026/27, issued plan 1", page.Heading);
        Assert.Contains("Their state is that of 1 April 2026, when the plan was issued.", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.All("#outcome-DoneOnTime"));
        var csv = page
            .Document.QuerySelectorAll("main a")
            .Select(a => a.GetAttribute("href")!)
            .Single(h => h.Contains(".csv", StringComparison.Ordinal));
        Assert.Contains("\"2026/27, issued plan 1\"", await officer.DownloadAsync(csv), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_OfTheNextAssessment_ShowTheChangeSinceTheLastIssuedPlanOfTheEarlierOne()
    {
        var (officer, earlier) = await IssuedAsync();
        App.Time.Advance(TimeSpan.FromHours(1));
        var later = await AssessmentAsync(officer, "2027/28", Example.Answers);

        var page = await officer.OpenAsync($"{later}/results");

        Assert.Equal("Change since issued plan 1 of 2026/27, 1 April 2026", page.All("#since").Single());
        Assert.Equal(["Nothing differs: the levels and the present answers are the same."], page.All("#since + ul li"));
        Assert.Equal($"{later}/compare/{Id(earlier)}?otherIssued=1", (await page.FollowAsync("See everything that changed")).Address);
    }

    [Fact]
    public async Task Compare_OfIssuedPlans_TakesThemInsteadOfTheAssessments()
    {
        var (officer, assessment) = await IssuedAsync();
        await ReopenAndRaiseAsync(officer, assessment);
        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));
        var address = $"{assessment}/compare/{Id(assessment)}";

        using var json = JsonDocument.Parse(await officer.DownloadAsync($"{address}.json?issued=2&otherIssued=1"));
        using var same = JsonDocument.Parse(await officer.DownloadAsync($"{address}.json?issued=2&otherIssued=2"));

        Assert.Equal(["A1"], json.RootElement.GetProperty("questions").EnumerateArray().Select(q => Text(q, "question")));
        Assert.Empty(same.RootElement.GetProperty("questions").EnumerateArray());
        Assert.Equal(("2026/27", 1), (Text(json.RootElement, "from"), json.RootElement.GetProperty("fromIssued").GetInt32()));
        foreach (var unknown in new[] { "issued=3", "otherIssued=3", "issued=0", "issued=one", "otherIssued=99999999999" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"{address}?{unknown}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"{address}.json?{unknown}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"{address}.csv?{unknown}")).StatusCode);
        }

        var chooser = await officer.OpenAsync($"{assessment}/compare");
        Assert.Equal(["2026/27, issued plan 2, 1 April 2026", "2026/27, issued plan 1, 1 April 2026"], chooser.All("option"));
        Assert.Equal($"{address}?otherIssued=1", (await officer.OpenAsync($"{assessment}/compare?with={Id(assessment)}.1")).Address);
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

    /// <summary>The worked example, completed, so that a plan is issued.</summary>
    private async Task<(Browser Officer, string Assessment)> IssuedAsync()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, "2026/27", Example.Answers);
        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));
        return (officer, assessment);
    }

    private static async Task ReopenAndRaiseAsync(Browser officer, string assessment)
    {
        await officer.ForgeAsync($"{assessment}/reopen", ("reason", "A1 is known now"));
        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A1].present", "Follower"), ("answers[A1].target", "Follower"));
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
