using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Hosting;

public sealed class HeadersTests : WebTest
{
    [Fact]
    public async Task EveryAnswer_AlsoErrorsAndFiles_HasTheHeadersOfAStrictSite()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        var files = (await officer.OpenAsync("/"))
            .Document.QuerySelectorAll("script[src], link[href]")
            .Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!);

        foreach (
            var address in (IEnumerable<string>)
                [.. Pages.Everything(assessment), .. files, "/no/such/file.png", $"/assessments/{Guid.NewGuid()}"]
        )
        {
            AssertStrict(await officer.GetAsync(address));
        }

        AssertStrict(await officer.SendAsync(Browser.Post("/assessments/new", [])));
        AssertStrict(await App.OpenBrowser().GetAsync("/assessments"));
        App.LostDatabase.IsLost = true;
        AssertStrict(await officer.GetAsync(assessment));
    }

    [Fact]
    public async Task StaticFiles_OutsideDevelopment_HaveContent()
    {
        var browser = App.OpenBrowser();
        foreach (
            var file in (await browser.OpenAsync("/"))
                .Document.QuerySelectorAll("script[src], link[href]")
                .Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!)
        )
        {
            Assert.NotEmpty(await browser.DownloadAsync(file));
        }
    }

    [Fact]
    public async Task Pages_OfAnAssessment_AreNotStoredByAnybody()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);

        foreach (var address in (string[])[assessment, $"{assessment}/plan.pdf", $"{assessment}/answers.json"])
        {
            Assert.True((await officer.GetAsync(address)).Headers.CacheControl?.NoStore);
        }
    }

    [Fact]
    public void Kestrel_AsConfigured_DoesNotNameItself() =>
        Assert.False(App.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.AddServerHeader);

    private static void AssertStrict(HttpResponseMessage response)
    {
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        var where = $"{(int)response.StatusCode} {response.RequestMessage!.RequestUri!.PathAndQuery}: ";
        var policy = headers.GetValueOrDefault("Content-Security-Policy") ?? "";
        Assert.True(
            policy.Contains("default-src 'none'", StringComparison.Ordinal)
                && policy.Contains("script-src 'self'", StringComparison.Ordinal),
            where + policy
        );
        Assert.True(
            !policy.Contains("unsafe", StringComparison.Ordinal) && policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal),
            where + policy
        );
        Assert.Equal($"{where}nosniff", where + headers.GetValueOrDefault("X-Content-Type-Options"));
        Assert.Equal($"{where}DENY", where + headers.GetValueOrDefault("X-Frame-Options"));
        Assert.Equal($"{where}same-origin", where + headers.GetValueOrDefault("Referrer-Policy"));
        Assert.True(headers.ContainsKey("Strict-Transport-Security"), $"{where}no HSTS");
        Assert.False(headers.ContainsKey("Server") || headers.ContainsKey("X-Powered-By"), $"{where}names the server");
    }
}
