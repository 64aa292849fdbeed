using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Application.People;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Hosting;

public sealed class ProductionTests : WebTest
{
    [Fact]
    public async Task Cookies_OfEveryKind_AreSecureSameSiteAndHiddenFromScripts()
    {
        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);
        var browser = App.OpenBrowser();
        var page = await browser.OpenAsync("/account/sign-in");
        var signedIn = await browser.SendAsync(
            Browser.Post("/account/sign-in", [("email", officer.Email!), ("password", Password), (Page.TokenField, page.Token)])
        );
        var signedOut = await browser.PostAsync("/account/sign-out", []);

        var cookies = ((HttpResponseMessage[])[page.Response, signedIn, signedOut])
            .SelectMany(r => r.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            .Where(c => !c.Contains("=;", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(
            [
                "__Host-social-value-index",
                "__Host-social-value-index-device",
                "__Host-social-value-index-forms",
                "__Host-social-value-index-notice",
            ],
            cookies.Select(c => c.Split('=')[0]).Distinct().Order()
        );
        Assert.All(cookies, c => Assert.Matches("(?i)(?=.*; secure)(?=.*; samesite=(lax|strict))(?=.*; httponly)", c));
        Assert.All(cookies, c => Assert.Contains("path=/;", c, StringComparison.Ordinal));
        Assert.All(
            cookies.Where(c => !c.Contains("-device=", StringComparison.Ordinal)),
            c => Assert.DoesNotMatch("(?i)expires|max-age", c)
        );
    }

    [Fact]
    public async Task Http_OutsideDevelopment_LeadsToHttps()
    {
        var response = await App.OpenBrowser("http://index.example.gov.uk").GetAsync("/method?a=b");

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal($"{WebApp.SecureAddress}/method?a=b", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Database_OutsideDevelopment_HasNoCouncilAndNobody()
    {
        var page = await App.OpenBrowser().OpenAsync("/account/sign-in");

        Assert.DoesNotContain("@example.gov.uk", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(DevelopmentData.Password, page.Html, StringComparison.Ordinal);
        await using var db = Database.CreateContext(KnownUser.Nobody);
        Assert.False(await db.Users.AnyAsync(Token));
        Assert.False(await db.Organisations.AnyAsync(Token));
    }
}

public sealed class DevelopmentTests() : WebTest(Environments.Development, TestDatabase.CreateWithoutQuestionSet())
{
    [Fact]
    public async Task ExamplePeople_WhomTheSignInPageNames_CanSignInOverHttp()
    {
        var page = await App.OpenBrowser().OpenAsync("/account/sign-in");
        var named = page.All("main li code");

        Assert.Equal(DevelopmentData.People.Select(p => p.Email), named);
        Assert.Contains(DevelopmentData.Password, page.Text, StringComparison.Ordinal);
        foreach (var email in named)
        {
            var next = await (await App.OpenBrowser().OpenAsync("/account/sign-in")).PressAsync(
                "Sign in",
                ("email", email),
                ("password", DevelopmentData.Password)
            );
            Assert.Equal(email.StartsWith("admin", StringComparison.Ordinal) ? "/admin" : "/assessments", next.Address);
        }
    }

    [Fact]
    public async Task ExampleOfficer_OnAFreshDatabase_FindsTheWorkedExample()
    {
        var browser = App.OpenBrowser();
        var list = await (await browser.OpenAsync("/account/sign-in")).PressAsync(
            "Sign in",
            ("email", "officer@example.gov.uk"),
            ("password", DevelopmentData.Password)
        );

        var assessment = (await list.FollowAsync("2026/27")).Address;

        Assert.Equal(
            System.Text.Encoding.UTF8.GetString(Content.ExampleActionPlan),
            await browser.DownloadAsync($"{assessment}/plan.json")
        );
    }

    [Fact]
    public async Task Http_InDevelopment_IsServedWithoutHsts()
    {
        var response = await App.OpenBrowser().GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }
}
