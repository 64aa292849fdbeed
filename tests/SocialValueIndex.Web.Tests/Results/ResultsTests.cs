using System.Text.Json;
using SocialValueIndex.Domain;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Results;

public sealed class ResultsTests : WebTest
{
    [Fact]
    public async Task Results_OfTheExample_ShowTheLevelsOfThePlan()
    {
        var officer = await OfficerAsync();
        var page = await officer.OpenAsync($"{await AssessmentAsync(officer, answers: Example.Answers)}/results");
        using var plan = JsonDocument.Parse(Content.ExampleActionPlan);

        Assert.Equal(["Present performance Follower", "Future target Innovator"], page.All(".app-overall__item"));
        Assert.Equal(
            plan.RootElement.GetProperty("areas")
                .EnumerateArray()
                .Select(a =>
                    (
                        $"{Text(a, "code")} {Text(a, "name")}",
                        Text(a, "code") == "A" ? $"{Label(a, "present")} Not scored yet: 1 of 5 not answered" : Label(a, "present"),
                        Label(a, "target")
                    )
                )
                .Order(),
            page.Document.QuerySelectorAll(".app-gaps tbody tr").Select(r => (Cell(r, 0), Cell(r, 2), Cell(r, 3))).Order()
        );
        Assert.Contains(
            "A Policy & Scope: present Incomplete/Non Compliant (Not scored yet: 1 of 5 not answered), target Innovator",
            page.Find("#radar-description").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(Example.Areas.Count, page.Document.QuerySelectorAll(".app-marks").Length);
        Assert.StartsWith(
            "Somewhere District Council is at Follower overall and wants to be at Innovator. The largest gap",
            page.All(".govuk-body-l").Single(),
            StringComparison.Ordinal
        );
        Assert.EndsWith("Policy & Scope is not scored yet.", page.All(".govuk-body-l").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_OfTheExample_AreInTheOrderThatIsAskedFor()
    {
        var officer = await OfficerAsync();
        var results = $"{await AssessmentAsync(officer, answers: Example.Answers)}/results";
        var byGap = await officer.OpenAsync(results);
        var byArea = await byGap.FollowAsync("By area");

        var gaps = byGap.Document.QuerySelectorAll(".app-gaps tbody tr").Select(r => Cell(r, 4)).ToList();
        Assert.Equal(
            gaps.OrderByDescending(
                g =>
                    g is "None" ? "0"
                    : g is "Not known yet" ? ""
                    : g,
                StringComparer.Ordinal
            ),
            gaps
        );
        Assert.Equal("Not known yet", gaps[^1]);
        Assert.Equal(Example.Areas.Select(a => $"{a.Code} {a.Name}"), byArea.All(".app-gaps tbody th"));
        Assert.Equal(
            "true",
            byArea.Document.QuerySelectorAll("main a").Single(a => a.TextContent == "By area").GetAttribute("aria-current")
        );
    }

    [Fact]
    public async Task Results_OfTheExample_LinkWhatHoldsAnAreaBackToWhereItIsAnsweredAndBack()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var page = await officer.OpenAsync($"{assessment}/results");

        var links = page.Document.QuerySelectorAll("main ul.govuk-list--bullet a").ToList();

        Assert.Equal("A1 Has the council adopted a Social Value policy?", page.All("main ul.govuk-list--bullet a")[0]);
        Assert.Equal($"{assessment}/areas/A?from=results#question-A1", links[0].GetAttribute("href"));
        Assert.Equal("Not answered", links[0].Closest("li")!.QuerySelector(".app-secondary")!.TextContent);
        Assert.Null(links[0].Closest("li")!.QuerySelector(".app-moves"));
        Assert.All(
            links.Skip(1),
            l => Assert.StartsWith("Do: ", l.Closest("li")!.QuerySelector(".app-moves")!.TextContent, StringComparison.Ordinal)
        );
        foreach (var address in links.Select(l => l.GetAttribute("href")!.Split('#')))
        {
            Assert.NotNull((await officer.OpenAsync(address[0])).Document.GetElementById(address[1]));
        }

        var back = await (await officer.OpenAsync($"{assessment}/areas/A?from=results")).PressAsync("Save and go back to ‘Results’");
        Assert.Equal("Results 2026/27", back.Heading);
        Assert.NotNull(back.Document.GetElementById("area-A"));
    }

    [Fact]
    public async Task Results_WithoutAnyAnswer_HaveNoLevelAndNoChart()
    {
        var officer = await OfficerAsync();
        var page = await officer.OpenAsync($"{await AssessmentAsync(officer)}/results");

        Assert.Contains("Nothing is answered yet, so there are no levels.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Non Compliant", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main svg"));
        Assert.Equal(54, page.Document.QuerySelectorAll("main ul.govuk-list--bullet a").Length);
    }

    [Fact]
    public async Task Results_WithoutTargets_HaveNoTargetLevels()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2].present", "Mature"));

        var page = await officer.OpenAsync($"{assessment}/results");

        Assert.Equal("Future target Not scored yet: 54 of 54 not answered", page.All(".app-overall__item")[1]);
        Assert.Empty(page.Document.QuerySelectorAll("main .app-radar__target[points]"));
        Assert.NotEmpty(page.Document.QuerySelectorAll("main .app-radar__present[points]"));
    }

    private static string Cell(AngleSharp.Dom.IElement row, int index) =>
        string.Join(' ', row.Children[index].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Text(JsonElement area, string name) => area.GetProperty(name).GetString()!;

    private static string Label(JsonElement area, string name) => Enum.Parse<MaturityLevel>(Text(area, name)).Label();
}
