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
            plan.RootElement.GetProperty("areas").EnumerateArray().SelectMany(a => (string[])[$"{Text(a, "code")} {Text(a, "name")}", Label(a, "present"), Label(a, "target")]),
            page.All("main table tbody tr > *"));
        Assert.Contains("A Policy & Scope: present Incomplete/Non Compliant, target Innovator", page.Find("#radar-description").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_OfTheExample_LinkWhatHoldsAnAreaBackToWhereItIsAnswered()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var page = await officer.OpenAsync($"{assessment}/results");

        var links = page.Document.QuerySelectorAll("main ul.govuk-list--bullet a").ToList();

        Assert.Equal("A1 Has the council adopted a Social Value policy?", links[0].TextContent);
        Assert.Equal($"{assessment}/areas/A#question-A1", links[0].GetAttribute("href"));
        Assert.Equal("Not answered", links[0].Closest("li")!.QuerySelector(".app-secondary")!.TextContent);
        foreach (var address in links.Select(l => l.GetAttribute("href")!.Split('#')))
        {
            Assert.NotNull((await officer.OpenAsync(address[0])).Document.GetElementById(address[1]));
        }
    }

    [Fact]
    public async Task Results_WithoutAnyAnswer_AreIncompleteEverywhere()
    {
        var officer = await OfficerAsync();
        var page = await officer.OpenAsync($"{await AssessmentAsync(officer)}/results");

        Assert.All(page.All("main table td"), level => Assert.Equal("Incomplete/Non Compliant", level));
        Assert.Equal(54, page.Document.QuerySelectorAll("main ul.govuk-list--bullet a").Length);
    }

    private static string Text(JsonElement area, string name) => area.GetProperty(name).GetString()!;

    private static string Label(JsonElement area, string name) => Enum.Parse<MaturityLevel>(Text(area, name)).Label();
}
