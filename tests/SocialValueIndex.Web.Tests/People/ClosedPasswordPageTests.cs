using System.Text;
using Microsoft.AspNetCore.Mvc.Testing;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.People;

/// <summary>What pages say where passwords are closed to all but the administrators that the settings name.</summary>
public sealed class ClosedPasswordPageTests : WebTest
{
    private const string Provider = "Example Council account";

    private Person? _ada;

    [Fact]
    public async Task Administrator_WhoInvites_IsToldOfTheProviderAndOfNoPassword()
    {
        await CouncilAsync();
        var officer = await CreatePersonAsync(await CouncilAsync(), "Otto Officer", Roles.Officer);
        await using var app = await ClosedAsync();
        var admin = await SignInAsync(app);

        var form = await admin.OpenAsync($"/admin/people/invite?organisation={(await CouncilAsync()).Id}");
        Assert.Contains($"They are told to sign in with {Provider}", form.Text, StringComparison.Ordinal);
        var invited = await form.PressAsync(
            "Invite",
            ("email", "olwen@example.gov.uk"),
            ("name", "Olwen Officer"),
            ("roles", Roles.Officer)
        );
        Assert.Equal($"{WebApp.SecureAddress}/account/sign-in", invited.Value("link"));
        Assert.Contains($"The person signs in with {Provider} and needs no password", invited.Text, StringComparison.Ordinal);
        var many = await admin.UploadAsync(
            "/admin/people/invite-many",
            Encoding.UTF8.GetBytes("Name,Email,Roles,Organisation\nCora,cora@example.gov.uk,Officer,Somewhere District Council")
        );
        Assert.Contains($"sign in here with {Provider}", many.Text, StringComparison.Ordinal);
        Assert.All([form, invited, many], p => Assert.DoesNotContain("set a password", p.Text, StringComparison.OrdinalIgnoreCase));

        var person = await admin.OpenAsync($"/admin/people/{officer.Id}");
        Assert.DoesNotContain("password", person.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("has no password here", (await admin.OpenAsync($"/admin/people/{officer.Id}/link")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("password", (await admin.OpenAsync($"/admin/people/{officer.Id}/email")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("set a password", (await admin.OpenAsync("/admin/emails")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/set-password?token=old", "You need no password any more: sign in with Example Council account")]
    [InlineData("/account/forgotten-password", "Everybody else signs in with Example Council account")]
    [InlineData("/account/forgotten-password/sent", "Everybody else signs in with Example Council account")]
    public async Task PagesAboutPasswords_SayWhoHasOne(string address, string text)
    {
        await using var app = await ClosedAsync();

        Assert.Contains(text, (await Open(app).OpenAsync(address)).Text, StringComparison.Ordinal);
    }

    private static Browser Open(WebApplicationFactory<Program> app) =>
        new(app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false }));

    private async Task<WebApplicationFactory<Program>> ClosedAsync()
    {
        _ada = await CreatePersonAsync(null, "Ada Administrator", Roles.Administrator);
        return App.WithWebHostBuilder(b =>
            b.UseSetting("SignIn:Oidc:Authority", "https://login.example.gov.uk")
                .UseSetting("SignIn:Oidc:ClientId", "social-value-index")
                .UseSetting("SignIn:Oidc:DisplayName", Provider)
                .UseSetting("SignIn:PasswordsAllowed", "false")
                .UseSetting("SignIn:BreakGlass", _ada.Email)
        );
    }

    private async Task<Browser> SignInAsync(WebApplicationFactory<Program> app)
    {
        var browser = Open(app);
        var page = await (await browser.OpenAsync("/account/sign-in?password=true")).PressAsync(
            "Sign in",
            ("email", _ada!.Email!),
            ("password", Password)
        );
        Assert.Equal("Administration", page.Heading);
        return browser;
    }
}
