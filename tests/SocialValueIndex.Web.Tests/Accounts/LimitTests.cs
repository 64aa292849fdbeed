using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Accounts;

/// <summary>How often somebody may try to sign in.</summary>
public sealed class LimitTests : WebTest
{
    private const string Wait = "Too many wrong passwords were entered. Wait 1 minute and try again";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignIn_AfterFiveWrongPasswords_WaitsLongerEachTimeWhetherOrNotThereIsAnAccount(bool isThere)
    {
        var email = isThere ? (await OfficerPersonAsync()).Email! : "nobody@example.gov.uk";
        for (var i = 0; i < 5; i++)
        {
            Assert.StartsWith("The email address or the password is wrong", Message(await TryAsync(App.OpenBrowser(), email, "wrong")));
        }

        Assert.Equal(Wait, Message(await TryAsync(App.OpenBrowser(), email, Password)));
        App.Time.Advance(TimeSpan.FromSeconds(61));
        await TryAsync(App.OpenBrowser(), email, "wrong");
        App.Time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(Wait, Message(await TryAsync(App.OpenBrowser(), email, Password)));
    }

    [Fact]
    public async Task SignIn_AfterTheWait_LetsTheOwnerInAndBeginsToCountAgain()
    {
        var officer = await OfficerPersonAsync();
        await GuessAsync(officer.Email!);
        App.Time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal("/assessments", (await TryAsync(App.OpenBrowser(), officer.Email!, Password)).Address);
        Assert.StartsWith("The email address", Message(await TryAsync(App.OpenBrowser(), officer.Email!, "wrong")));
    }

    [Fact]
    public async Task SignIn_OnADeviceThatTheOwnerUsedBefore_DoesNotWaitForOthersWhoTry()
    {
        var officer = await OfficerPersonAsync();
        var own = await App.OpenBrowser().SignInAsync(officer);
        await (await own.OpenAsync("/assessments")).PressAsync("Sign out");
        await GuessAsync(officer.Email!);
        Assert.Equal(Wait, Message(await TryAsync(App.OpenBrowser(), officer.Email!, Password)));

        Assert.Equal("/assessments", (await TryAsync(own, officer.Email!, Password)).Address);
    }

    [Fact]
    public async Task SignIn_OnAKnownDevice_WaitsAfterWrongPasswordsThere()
    {
        var officer = await OfficerPersonAsync();
        var own = await App.OpenBrowser().SignInAsync(officer);
        await (await own.OpenAsync("/assessments")).PressAsync("Sign out");
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(own, officer.Email!, "wrong");
        }

        Assert.Equal(Wait, Message(await TryAsync(own, officer.Email!, Password)));
        Assert.Equal("/assessments", (await TryAsync(App.OpenBrowser(), officer.Email!, Password)).Address);
    }

    [Fact]
    public async Task SignIn_OfManyAtTheSameMoment_LooksAtNoMoreThanOneAfterTheOther()
    {
        var officer = await OfficerPersonAsync();
        var browsers = Enumerable.Range(0, 12).Select(_ => App.OpenBrowser()).ToList();
        var forms = await Task.WhenAll(browsers.Select(b => b.OpenAsync("/account/sign-in")));

        await Task.WhenAll(forms.Select(f => f.PressAsync("Sign in", ("email", officer.Email!), ("password", "wrong"))));

        Assert.Equal(5, (await KindsAsync()).Count(k => k == nameof(SignInFailed)));
    }

    [Fact]
    public async Task Failures_OfAnAccount_AreInTheAuditWithTheAddressAndInTheLogWithoutAName()
    {
        var officer = await OfficerPersonAsync();
        await GuessAsync(officer.Email!);
        await TryAsync(App.OpenBrowser(), "nobody@example.gov.uk", "wrong");

        Assert.Equal([nameof(PersonLockedOut), .. Enumerable.Repeat(nameof(SignInFailed), 5)], await KindsAsync());
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var entry = await db.History.IgnoreQueryFilters().FirstAsync(e => e.Kind == nameof(SignInFailed), Token);
        Assert.Equal((officer.Id, null, officer.OrganisationId), (entry.SubjectId, entry.By, entry.OrganisationId));
        Assert.Matches(@"^10\.", Assert.IsType<SignInFailed>(entry.Details).Address);
        var lines = App
            .Log.Events.Select(e => e.RenderMessage(null))
            .Where(m => m.StartsWith("Sign-in refused", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(7, lines.Count);
        Assert.Contains($"\"{officer.Id}\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"unknown\"", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("@example.gov.uk", App.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALinkToSetAPassword_LetsTheOwnerInThoughOthersMakeTheAccountWait()
    {
        var (officer, admin) = (await OfficerPersonAsync(), await AdministratorAsync());
        await GuessAsync(officer.Email!);
        var person = await (await admin.OpenAsync($"/admin/people/{officer.Id}/link")).PressAsync("Send a link to reset the password");
        var own = App.OpenBrowser();
        var form = await own.OpenAsync(new Uri(person.Value("link")!).PathAndQuery);

        await form.PressAsync("Set password", ("newPassword", "another three words"));
        await GuessAsync(officer.Email!);

        Assert.Equal("/assessments", (await TryAsync(own, officer.Email!, "another three words")).Address);
    }

    [Fact]
    public async Task Address_ThatTriesTooOften_IsToldToWait()
    {
        await using var app = App.WithWebHostBuilder(b => b.UseSetting("SignIn:AttemptsPerAddress", "3"));
        var browser = new Browser(app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false }));
        var form = await browser.OpenAsync("/account/sign-in");
        for (var i = 0; i < 3; i++)
        {
            form = await form.PressAsync("Sign in", ("email", $"n{i}@example.gov.uk"), ("password", "wrong"));
        }

        var page = await form.PressAsync("Sign in", ("email", "n@example.gov.uk"), ("password", "wrong"));

        Assert.Equal((HttpStatusCode.TooManyRequests, "Too many attempts"), (page.Status, page.Heading));
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/account/sign-in")).Status);
    }

    private static string Message(Page page) => Assert.Single(page.Errors).Message;

    private async Task<Person> OfficerPersonAsync() => await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);

    private async Task GuessAsync(string email)
    {
        for (var i = 0; i < 6; i++)
        {
            await TryAsync(App.OpenBrowser(), email, "wrong");
        }
    }

    private static async Task<Page> TryAsync(Browser browser, string email, string password) =>
        await (await browser.OpenAsync("/account/sign-in")).PressAsync("Sign in", ("email", email), ("password", password));

    private async Task<List<string>> KindsAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.History.IgnoreQueryFilters().Select(e => e.Kind).Order().ToListAsync(Token);
    }
}
