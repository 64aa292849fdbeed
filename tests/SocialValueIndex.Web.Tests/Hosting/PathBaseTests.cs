using System.Net;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Hosting;

/// <summary>The site under a path, beside others on the same host name.</summary>
public sealed class PathBaseTests : WebTest
{
    [Fact]
    public async Task EveryLinkFormFileAndCookie_UnderAPath_BeginsWithIt()
    {
        using var app = App.WithWebHostBuilder(b => b.UseSetting("PathBase", "/svi"));
        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);
        var browser = new Browser(app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false }));
        var refused = await browser.GetAsync("/svi/assessments");
        var signIn = await browser.OpenAsync("/svi/account/sign-in?returnUrl=%2Fsvi%2Fassessments");
        var list = await signIn.PressAsync("Sign in", ("email", officer.Email!), ("password", Password));

        Assert.StartsWith(
            $"{WebApp.SecureAddress}/svi/account/sign-in?returnUrl=%2Fsvi%2Fassessments",
            refused.Headers.Location!.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal("/svi/assessments", list.Address);
        Assert.All(signIn.Response.Headers.GetValues("Set-Cookie"), c => Assert.Contains("path=/svi;", c, StringComparison.Ordinal));
        foreach (var page in (Page[])[signIn, list, await browser.OpenAsync("/svi/method"), await browser.OpenAsync("/svi/no/such/page")])
        {
            var addresses = page
                .Document.QuerySelectorAll("[href], [src], [action]")
                .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src") ?? e.GetAttribute("action")!)
                .Where(a => !a.StartsWith('#') && !a.StartsWith("http", StringComparison.Ordinal))
                .ToList();
            Assert.NotEmpty(addresses);
            Assert.All(addresses, a => Assert.StartsWith("/svi", a, StringComparison.Ordinal));
        }

        foreach (
            var file in signIn
                .Document.QuerySelectorAll("script[src], link[href]")
                .Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!)
        )
        {
            Assert.NotEmpty(await browser.DownloadAsync(file));
        }
    }

    [Fact]
    public async Task Address_OutsideThePath_IsNotFound()
    {
        using var app = App.WithWebHostBuilder(b => b.UseSetting("PathBase", "/svi"));
        var browser = new Browser(app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false }));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/assessments")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/svindex")).StatusCode);
        Assert.Equal("/svi/", (await browser.GetAsync("/")).Headers.Location?.ToString());
    }
}
