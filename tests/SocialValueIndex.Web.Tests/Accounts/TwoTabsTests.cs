using System.Net;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Accounts;

/// <summary>
/// The pages for people without a session, opened in two tabs or kept without cookies: never a dead end, and nothing typed twice but
/// passwords.
/// </summary>
public sealed class TwoTabsTests : WebTest
{
    private const string TryAgain =
        "This page was open for too long, or your browser does not keep cookies, so nothing is done yet. Try again";

    [Fact]
    public async Task SignIn_WhenSignedInInAnotherTab_GoesOn()
    {
        var person = (await OfficerAsync()).Person!;
        var browser = App.OpenBrowser();
        var (first, second) = (await browser.OpenAsync("/assessments"), await browser.OpenAsync("/assessments/new"));
        await first.PressAsync("Sign in", ("email", person.Email!), ("password", Password));

        var page = await second.PressAsync("Sign in", ("email", person.Email!), ("password", Password));

        Assert.Equal("Start a new assessment", page.Heading);
    }

    [Fact]
    public async Task SignIn_WithoutCookies_ShowsAFreshFormWithTheAddressButNoPassword()
    {
        var person = (await OfficerAsync()).Person!;
        var kept = await App.OpenBrowser().OpenAsync("/account/sign-in?returnUrl=%2Fassessments%2Fnew");
        var browser = App.OpenBrowser();

        var page = await PostAsync(
            browser,
            "/account/sign-in",
            kept,
            ("email", person.Email!),
            ("password", Password),
            ("returnUrl", "/assessments/new")
        );

        Assert.Equal((HttpStatusCode.BadRequest, "Sign in", TryAgain), (page.Status, page.Heading, page.Notice));
        Assert.Equal((person.Email, ""), (page.Value("email"), page.Value("password")));
        Assert.Equal("Start a new assessment", (await page.PressAsync("Sign in", ("password", Password))).Heading);
    }

    [Fact]
    public async Task SignOut_WhenSignedOutInAnotherTab_SaysThatThePersonIsSignedOutAndLeadsBack()
    {
        var officer = await OfficerAsync();
        var (first, second) = (await officer.OpenAsync("/assessments"), await officer.OpenAsync("/assessments/new"));
        await first.PressAsync("Sign out");

        var page = await second.PressAsync("Sign out");

        Assert.Equal(("Sign in", "You have signed out"), (page.Heading, page.Notice));
    }

    [Fact]
    public async Task SignOut_AfterTheSessionEnded_SaysThatThePersonIsSignedOut()
    {
        var officer = await OfficerAsync();
        var page = await officer.OpenAsync("/assessments");
        App.Time.Advance(TimeSpan.FromHours(11));

        Assert.Equal("You have signed out", (await page.PressAsync("Sign out")).Notice);
    }

    [Fact]
    public async Task SignOut_WithAStaleToken_AsksAgain()
    {
        var officer = await OfficerAsync();
        var stale = await App.OpenBrowser().OpenAsync("/account/sign-out");

        var page = await PostAsync(officer, "/account/sign-out", stale);

        Assert.Equal((HttpStatusCode.BadRequest, "Sign out", TryAgain), (page.Status, page.Heading, page.Notice));
        Assert.Equal("You have signed out", (await page.PressAsync("Sign out")).Notice);
    }

    [Fact]
    public async Task ForgottenPassword_WithoutCookies_ShowsAFreshFormWithTheAddress()
    {
        var kept = await App.OpenBrowser().OpenAsync("/account/sign-out");

        var page = await PostAsync(App.OpenBrowser(), "/account/forgotten-password", kept, ("email", "olwen@example.gov.uk"));

        Assert.Equal((HttpStatusCode.BadRequest, "Forgotten password", TryAgain), (page.Status, page.Heading, page.Notice));
    }

    [Fact]
    public async Task SetPassword_WithoutCookies_SetsNothingAndIsNoErrorPage()
    {
        var kept = await App.OpenBrowser().OpenAsync("/account/sign-out");
        var before = await Snapshot.OfAsync(Database);

        var page = await PostAsync(App.OpenBrowser(), "/account/set-password", kept, ("newPassword", "another three words"));

        Assert.Equal("This link does not work any more", page.Heading);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    private static async Task<Page> PostAsync(Browser browser, string address, Page form, params (string, string)[] fields) =>
        await browser.FollowAsync(
            await browser.SendAsync(Browser.Post(address, [.. fields, (Page.TokenField, form.Token), ("__Form", form.Ticket)]))
        );
}
