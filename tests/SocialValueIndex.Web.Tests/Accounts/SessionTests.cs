using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Accounts;

public sealed class SessionTests : SignedInTest
{
    [Fact]
    public async Task SignOut_FromTheMenu_EndsTheSession()
    {
        var officer = await OfficerAsync();

        var page = await (await officer.OpenAsync("/assessments")).PressAsync("Sign out");

        Assert.Equal("You have signed out", page.Notice);
        Assert.Equal("Sign in", (await officer.OpenAsync("/assessments")).Heading);
    }

    [Fact]
    public async Task Session_WhenTheRoleIsTakenAway_EndsWithTheNextRequest()
    {
        var officer = await OfficerAsync();
        Assert.Equal("Assessments", (await officer.OpenAsync("/assessments")).Heading);
        await ChangeAsync(officer.Person!, async (people, person) => await people.RemoveFromRoleAsync(person, Roles.Officer));

        Assert.Equal("Sign in", (await officer.OpenAsync("/assessments")).Heading);
    }

    [Fact]
    public async Task Session_WithoutUse_EndsAfterTenHours()
    {
        var officer = await OfficerAsync();
        App.Time.Advance(TimeSpan.FromHours(9));
        Assert.Equal("Assessments", (await officer.OpenAsync("/assessments")).Heading);
        App.Time.Advance(TimeSpan.FromHours(9));
        Assert.Equal("Assessments", (await officer.OpenAsync("/assessments")).Heading);

        App.Time.Advance(TimeSpan.FromHours(10) + TimeSpan.FromMinutes(1));

        Assert.Equal("Sign in", (await officer.OpenAsync("/assessments")).Heading);
    }

    [Fact]
    public async Task Session_HoweverOftenItIsUsed_EndsAfterSevenDays()
    {
        var officer = await OfficerAsync();
        for (var hours = 0; hours < (7 * 24) - 8; hours += 8)
        {
            App.Time.Advance(TimeSpan.FromHours(8));
            Assert.Equal("Assessments", (await officer.OpenAsync("/assessments")).Heading);
        }

        App.Time.Advance(TimeSpan.FromHours(8));

        Assert.Equal("Sign in", (await officer.OpenAsync("/assessments")).Heading);
    }

    [Fact]
    public async Task Cookie_OfASessionThatWasSignedOut_IsRefusedWhenItIsReplayed()
    {
        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);
        var browser = App.OpenBrowser();
        var form = await browser.OpenAsync("/account/sign-in");
        var signedIn = await browser.SendAsync(
            Browser.Post("/account/sign-in", [("email", officer.Email!), ("password", Password), (Page.TokenField, form.Token)])
        );
        var cookie = signedIn
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("__Host-social-value-index=", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await ReplayAsync(cookie)).StatusCode);

        await (await browser.OpenAsync("/assessments")).PressAsync("Sign out");

        Assert.Equal(HttpStatusCode.Redirect, (await ReplayAsync(cookie)).StatusCode);
        Assert.Equal([nameof(PersonSignedIn), nameof(PersonSignedOut)], await KindsAsync());
    }

    [Fact]
    public async Task Sessions_OfAPerson_AreShownWithTheirDevicesAndEndedOneByOneOrAll()
    {
        var here = await OfficerAsync();
        var (laptop, phone, tablet) = (await ElsewhereAsync(here), await ElsewhereAsync(here), await ElsewhereAsync(here));
        var other = await OfficerAsync("Otto Other");

        var page = await here.OpenAsync("/account/sessions");
        Assert.Equal(4, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Firefox on Windows", page.Text, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("tbody .govuk-tag"), t => t.TextContent == "This one");

        page = await page.PressAsync(page.All("tbody button")[0]);
        Assert.Equal("That session is ended", page.Notice);
        var ended = new[] { laptop, phone, tablet };
        var headings = new List<string>();
        foreach (var browser in ended)
        {
            headings.Add((await browser.OpenAsync("/assessments")).Heading);
        }

        Assert.Single(headings, "Sign in");
        page = await page.PressAsync("Sign out everywhere else");
        Assert.Equal("You are signed out everywhere else", page.Notice);
        foreach (var browser in ended)
        {
            Assert.Equal("Sign in", (await browser.OpenAsync("/assessments")).Heading);
        }

        Assert.Equal("Assessments", (await here.OpenAsync("/assessments")).Heading);
        Assert.Equal("Assessments", (await other.OpenAsync("/assessments")).Heading);
    }

    [Fact]
    public async Task Session_OfSomebodyElse_CannotBeEnded()
    {
        var (officer, other) = (await OfficerAsync(), await OfficerAsync("Otto Other"));
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var id = (await db.Sessions.SingleAsync(s => s.PersonId == other.Person!.Id, Token)).Id;

        var page = await officer.ForgeAsync("/account/sessions", ("end", id.ToString()));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Assessments", (await other.OpenAsync("/assessments")).Heading);
    }

    [Fact]
    public async Task Session_OfSomebodyDeactivated_EndsWithTheNextRequest()
    {
        var (officer, admin) = (await OfficerAsync(), await AdministratorAsync());
        Assert.Equal("Assessments", (await officer.OpenAsync("/assessments")).Heading);

        await (await admin.OpenAsync($"/admin/people/{officer.Person!.Id}/deactivate")).PressAsync("Deactivate");

        Assert.Equal("Sign in", (await officer.OpenAsync("/assessments")).Heading);
    }

    /// <summary>What another instance does, this one is not told.</summary>
    [Fact]
    public async Task Session_OfSomebodyDeactivatedByAnotherInstance_ChangesNothingAndEndsWithinSeconds()
    {
        var officer = await OfficerAsync();
        var page = await officer.OpenAsync("/assessments/new");
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            (await db.Users.SingleAsync(p => p.Id == officer.Person!.Id, Token)).DeactivatedAt = App.Time.GetUtcNow().UtcDateTime;
            await db.SaveChangesAsync(Token);
        }

        Assert.Equal("Sign in", (await page.PressAsync("Start", ("period", "2030/31"))).Heading);
        App.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("Sign in", (await officer.OpenAsync("/assessments")).Heading);
    }

    [Fact]
    public async Task Pages_OfASession_ReadItOnceInAWhileOnly()
    {
        var officer = await OfficerAsync();
        await officer.OpenAsync("/account/name");
        App.Commands.Reset();

        for (var i = 0; i < 5; i++)
        {
            await officer.OpenAsync("/account/second-step/passkey");
        }

        Assert.Equal(0, App.Commands.Count);
    }

    private async Task<Browser> ElsewhereAsync(Browser here)
    {
        var browser = App.OpenBrowser();
        var form = await browser.OpenAsync("/account/sign-in");
        var request = Browser.Post(
            "/account/sign-in",
            [("email", here.Person!.Email!), ("password", Password), (Page.TokenField, form.Token)]
        );
        request.Headers.TryAddWithoutValidation(
            "User-Agent",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
        );
        await browser.FollowAsync(await browser.SendAsync(request));
        return browser;
    }

    private async Task<HttpResponseMessage> ReplayAsync(string cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/assessments");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        return await App.OpenBrowser().SendAsync(request);
    }
}
