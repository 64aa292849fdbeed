using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Markup;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Hosting;

public sealed class ErrorPageTests : WebTest
{
    [Theory]
    [InlineData("/no/such/page")]
    [InlineData("/no/such/file.png")]
    [InlineData("/assessments/not-a-guid")]
    [InlineData("/assessments/00000000-0000-0000-0000-000000000000/plan.odt")]
    [InlineData("/error/500")]
    public async Task Address_ThatDoesNotExist_SaysSoToEverybody(string address)
    {
        foreach (var browser in (Browser[])[App.OpenBrowser(), await OfficerAsync()])
        {
            AssertErrorPage(await browser.OpenAsync(address), HttpStatusCode.NotFound, "Page not found");
        }
    }

    [Fact]
    public async Task Post_WithoutToken_ShowsTheErrorPage()
    {
        var officer = await OfficerAsync();

        AssertErrorPage(
            await officer.FollowAsync(await officer.SendAsync(Browser.Post("/assessments/new", []))),
            HttpStatusCode.BadRequest,
            "We could not use what was sent"
        );
    }

    [Fact]
    public async Task Page_ThatTheRoleDoesNotInclude_ShowsTheErrorPage() =>
        AssertErrorPage(await (await LeadAsync()).OpenAsync("/assessments/new"), HttpStatusCode.Forbidden, "You cannot use this page");

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public async Task Failure_OfTheDatabase_ShowsTheErrorPageWithTheTraceIdOfTheLog(int minutesAfterSignIn)
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        App.Time.Advance(TimeSpan.FromMinutes(minutesAfterSignIn));
        App.LostDatabase.IsLost = true;

        var page = await officer.OpenAsync(assessment);

        AssertErrorPage(page, HttpStatusCode.InternalServerError, "Sorry, there is a problem with the service");
        Assert.DoesNotContain(LostDatabase.Message, page.Html, StringComparison.Ordinal);
        var failures = App.Log.Events.Where(e => e.Exception is not null).ToList();
        Assert.Contains(failures, e => e.Exception!.ToString().Contains(LostDatabase.Message, StringComparison.Ordinal));
        Assert.All(failures, e => Assert.Equal(TraceId(page), e.TraceId.ToString()));
        Assert.Equal(TraceId(page), App.Log.Requests[^1].TraceId.ToString());
    }

    [Fact]
    public async Task Health_WhileTheDatabaseIsLost_IsLiveButNotReady()
    {
        App.LostDatabase.IsLost = false;
        var browser = App.OpenBrowser();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/ready")).StatusCode);

        App.LostDatabase.IsLost = true;

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task Health_WithoutAQuestionSet_IsLiveButNotReady()
    {
        var browser = App.OpenBrowser();
        await browser.GetAsync("/health/live");
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            await db.QuestionSets.ExecuteDeleteAsync(Token);
        }

        var ready = await browser.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("Unhealthy", await ready.Content.ReadAsStringAsync(Token));
    }

    private static string TraceId(Page page) => page.Find("main code").TextContent;

    private static void AssertErrorPage(Page page, HttpStatusCode status, string heading)
    {
        Assert.Equal((status, heading), (page.Status, page.Heading));
        Assert.Equal($"{heading} - Social Value Maturity Index", page.Title);
        Assert.Matches("^[0-9a-f]{32}$", TraceId(page));
        Assert.Empty(MarkupRules.FaultsIn(page));
    }
}
