using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Hosting;

public sealed class HelpTests : WebTest
{
    [Theory]
    [InlineData("/")]
    [InlineData("/account/sign-in")]
    [InlineData("/no/such/page")]
    public async Task Page_WithSupportSettings_SaysWhomToAsk(string address)
    {
        await using var host = App.WithWebHostBuilder(b =>
            b.UseSetting("Support:Name", "Procurement team")
                .UseSetting("Support:Email", "help@example.gov.uk")
                .UseSetting("Support:Url", "https://example.gov.uk/help")
        );
        var client = host.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress) });

        var html = await (await client.GetAsync(address, Token)).Content.ReadAsStringAsync(Token);

        Assert.Contains(
            "Write to Procurement team: <a class=\"govuk-link\" href=\"mailto:help@example.gov.uk\">help@example.gov.uk</a>",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("href=\"https://example.gov.uk/help\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutSupportSettings_NamesTheAdministrator() =>
        Assert.Contains("Ask your administrator.", (await App.OpenBrowser().OpenAsync("/")).Html, StringComparison.Ordinal);
}
