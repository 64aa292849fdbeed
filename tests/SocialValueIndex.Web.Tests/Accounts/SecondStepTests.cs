using System.Net;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Accounts;

/// <summary>Authenticator apps and recovery codes.</summary>
public sealed class SecondStepTests : WebTest
{
    [Fact]
    public async Task SetUp_OfAnAuthenticatorApp_AsksForItsCodeAtTheNextSignIn()
    {
        var officer = await OfficerAsync();
        var (key, codes) = await SetUpAsync(officer);
        Assert.Equal(10, codes.Count);
        NextCode();

        var ask = await PasswordAsync(App.OpenBrowser(), officer.Person!);
        Assert.Equal("Second step", ask.Heading);
        var next = await ask.PressAsync("Continue", ("code", Code(key)));

        Assert.Equal("/assessments", next.Address);
        Assert.Equal([nameof(PersonSignedIn), nameof(SecondStepChanged)], await KindsAsync());
    }

    [Fact]
    public async Task SetUp_WithAWrongCode_SaysSoKeepsTheKeyAndChangesNothing()
    {
        var officer = await OfficerAsync();
        var form = await officer.OpenAsync("/account/second-step/authenticator");
        var before = await Snapshot.OfAsync(Database);

        var page = await form.PressAsync("Continue", ("code", "000000"));

        Assert.StartsWith("The code is wrong", Assert.Single(page.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(KeyOn(form), KeyOn(page));
        Assert.Equal("Enter the code that the app shows", Assert.Single((await page.PressAsync("Continue", ("code", ""))).Errors).Message);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task SetUp_WithAKeyThatWasProposedToSomebodyElse_IsRefused()
    {
        var (officer, other) = (await OfficerAsync(), await OfficerAsync("Otto Other"));
        var form = await other.OpenAsync("/account/second-step/authenticator");

        var page = await officer.ForgeAsync(
            "/account/second-step/authenticator",
            ("proposal", form.Value("proposal")!),
            ("code", Code(KeyOn(form)))
        );

        Assert.Single(page.Errors);
        Assert.DoesNotContain(nameof(SecondStepChanged), await KindsAsync());
    }

    [Fact]
    public async Task Code_ThatWasUsed_LetsNobodyInAgain()
    {
        var officer = await OfficerAsync();
        var (key, _) = await SetUpAsync(officer);
        NextCode();
        await (await PasswordAsync(App.OpenBrowser(), officer.Person!)).PressAsync("Continue", ("code", Code(key)));

        var again = await (await PasswordAsync(App.OpenBrowser(), officer.Person!)).PressAsync("Continue", ("code", Code(key)));

        Assert.StartsWith("The code is wrong or was used already", Assert.Single(again.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_ThatAreWrong_MakeWhoeverGuessesWait()
    {
        var officer = await OfficerAsync();
        var (key, _) = await SetUpAsync(officer);
        NextCode();
        var page = await PasswordAsync(App.OpenBrowser(), officer.Person!);
        for (var i = 0; i < 5; i++)
        {
            page = await page.PressAsync("Continue", ("code", "000000"));
        }

        page = await page.PressAsync("Continue", ("code", Code(key)));

        Assert.Equal("Too many wrong codes were entered. Wait 1 minute and try again", Assert.Single(page.Errors).Message);
        Assert.Equal(5, (await KindsAsync()).Count(k => k == nameof(SignInFailed)));
    }

    [Fact]
    public async Task RecoveryCode_InThePlaceOfTheApp_LetsInOnce()
    {
        var officer = await OfficerAsync();
        var (_, codes) = await SetUpAsync(officer);
        var typed = codes[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal);

        var ask = await (await PasswordAsync(App.OpenBrowser(), officer.Person!)).FollowAsync("Use a recovery code");
        Assert.Equal("/assessments", (await ask.PressAsync("Continue", ("code", typed))).Address);
        ask = await (await PasswordAsync(App.OpenBrowser(), officer.Person!)).FollowAsync("Use a recovery code");
        var again = await ask.PressAsync("Continue", ("code", typed));

        Assert.StartsWith("The recovery code is wrong", Assert.Single(again.Errors).Message, StringComparison.Ordinal);
        Assert.Contains("You have 9 left", (await officer.OpenAsync("/account/second-step")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            codes[0].Replace("-", "", StringComparison.Ordinal),
            await Snapshot.OfAsync(Database),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task RecoveryCodes_MadeAnew_EndTheOldOnes()
    {
        var officer = await OfficerAsync();
        var (_, old) = await SetUpAsync(officer);

        var page = await (await officer.OpenAsync("/account/second-step")).PressAsync("Make new recovery codes");

        var fresh = page.All(".app-codes li");
        Assert.Empty(fresh.Intersect(old));
        var ask = await (await PasswordAsync(App.OpenBrowser(), officer.Person!)).FollowAsync("Use a recovery code");
        ask = await ask.PressAsync("Continue", ("code", old[0]));
        Assert.Single(ask.Errors);
        Assert.Equal("/assessments", (await ask.PressAsync("Continue", ("code", fresh[0]))).Address);
    }

    [Fact]
    public async Task Remove_OfTheApp_AsksForNoCodeAnyMore()
    {
        var officer = await OfficerAsync();
        await SetUpAsync(officer);

        var page = await (await officer.OpenAsync("/account/second-step")).PressAsync("Remove the authenticator app");

        Assert.Equal("The authenticator app is removed", page.Notice);
        Assert.Equal("/assessments", (await PasswordAsync(App.OpenBrowser(), officer.Person!)).Address);
    }

    [Theory]
    [InlineData("Remove the authenticator app")]
    [InlineData("Make new recovery codes")]
    public async Task Change_LongAfterSignIn_AsksToSignInAgainAndChangesNothingBefore(string button)
    {
        var officer = await OfficerAsync();
        var (key, _) = await SetUpAsync(officer);
        var page = await officer.OpenAsync("/account/second-step");
        App.Time.Advance(TimeSpan.FromMinutes(10));
        var before = await KindsAsync();

        var asked = await page.PressAsync(button);
        Assert.Equal(("Sign in again", officer.Person!.Email), (asked.Heading, asked.Value("email")));
        Assert.Equal(before, await KindsAsync());
        Assert.Equal("Sign in again", (await officer.OpenAsync("/account/second-step/passkey")).Heading);

        var wrong = await asked.PressAsync("Sign in", ("password", "something else"));
        Assert.Equal(("Sign in again", 1), (wrong.Heading, wrong.Errors.Count));
        var code = await wrong.PressAsync("Sign in", ("password", Password));
        var back = await code.PressAsync("Continue", ("code", Code(key)));
        Assert.Equal("/account/second-step", back.Address);
        Assert.Empty((await back.PressAsync(button)).Errors);
        Assert.Equal(2, (await KindsAsync()).Count(k => k == nameof(SecondStepChanged)));
    }

    [Fact]
    public async Task SetUp_ThatTakesAWhile_IsFinishedAndLaterAsksToSignInAgain()
    {
        var officer = await OfficerAsync();
        var form = await officer.OpenAsync("/account/second-step/authenticator");
        var late = await officer.OpenAsync("/account/second-step/authenticator");
        App.Time.Advance(TimeSpan.FromMinutes(29));

        var done = await form.PressAsync("Continue", ("code", Code(KeyOn(form))));
        Assert.Equal("Keep your recovery codes", done.Heading);
        App.Time.Advance(TimeSpan.FromMinutes(1));
        var asked = await late.PressAsync("Continue", ("code", Code(KeyOn(late))));

        Assert.Equal("Sign in again", asked.Heading);
        Assert.Single(await KindsAsync(), k => k == nameof(SecondStepChanged));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (
                await officer.SendAsync(
                    Browser.Post("/account/second-step/passkey/options", [(Page.TokenField, await officer.TokenAsync())]),
                    "application/json"
                )
            ).StatusCode
        );
    }

    [Fact]
    public async Task SecondStep_WithoutThePassword_LeadsToSignIn()
    {
        var page = await App.OpenBrowser().OpenAsync("/account/sign-in/second-step");

        Assert.Equal("Sign in", page.Heading);
        Assert.StartsWith("Enter your email address and password first", page.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondStep_TooLateAfterThePassword_BeginsAgain()
    {
        var officer = await OfficerAsync();
        var (key, _) = await SetUpAsync(officer);
        var ask = await PasswordAsync(App.OpenBrowser(), officer.Person!);
        App.Time.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal("Sign in", (await ask.PressAsync("Continue", ("code", Code(key)))).Heading);
    }

    [Fact]
    public async Task Administrator_WhoMustHaveOne_IsLedToSetItUpAndThenToThePage()
    {
        await using var app = App.WithWebHostBuilder(b => b.UseSetting("SignIn:SecondStep", "Administrators"));
        Browser Open() => new(app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false }));
        var ada = await CreatePersonAsync(null, "Ada Administrator", Roles.Administrator);
        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);
        Assert.Equal("/assessments", (await PasswordAsync(Open(), officer)).Address);
        var browser = Open();

        var page = await PasswordAsync(browser, ada, "/admin/people");
        Assert.Equal("Second step when you sign in", page.Heading);
        Assert.Equal("Second step when you sign in", (await browser.OpenAsync("/admin/audit")).Heading);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/admin/people", "application/json")).StatusCode);
        Assert.Equal("Second step when you sign in", (await browser.ForgeAsync("/admin/organisations/new", ("name", "New"))).Heading);
        page = await page.FollowAsync("Set up an authenticator app");
        page = await page.PressAsync("Continue", ("code", Code(KeyOn(page))));
        page = await page.FollowAsync("I have kept them");

        Assert.Equal("/admin/people", page.Address);
        Assert.Equal("Audit", (await browser.OpenAsync("/admin/audit")).Heading);
        var refused = await (await browser.OpenAsync("/account/second-step")).PressAsync("Remove the authenticator app");
        Assert.StartsWith("You have to have a second step", Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_ByAnAdministrator_TakesItAwayEndsSessionsAndIsInTheAudit()
    {
        var (officer, admin) = (await OfficerAsync(), await AdministratorAsync());
        await SetUpAsync(officer);

        var page = await (await admin.OpenAsync($"/admin/people/{officer.Person!.Id}")).PressAsync("Reset the second step");

        Assert.Equal("The second step is reset", page.Notice);
        Assert.DoesNotContain("Reset the second step", page.Text, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await officer.OpenAsync("/assessments")).Heading);
        Assert.Equal("/assessments", (await PasswordAsync(App.OpenBrowser(), officer.Person!)).Address);
        Assert.Contains(nameof(SecondStepReset), await KindsAsync());
    }

    private static string KeyOn(Page page) => page.Find("ol code").TextContent.Replace(" ", "", StringComparison.Ordinal);

    private string Code(string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(App.Time.GetUtcNow().UtcDateTime);

    private void NextCode() => App.Time.Advance(TimeSpan.FromSeconds(30));

    private async Task<(string Key, IReadOnlyList<string> Codes)> SetUpAsync(Browser browser)
    {
        var form = await browser.OpenAsync("/account/second-step/authenticator");
        var done = await form.PressAsync("Continue", ("code", Code(KeyOn(form))));
        Assert.Equal("Keep your recovery codes", done.Heading);
        return (KeyOn(form), done.All(".app-codes li"));
    }

    private static async Task<Page> PasswordAsync(Browser browser, Person person, string? returnUrl = null) =>
        await (await browser.OpenAsync($"/account/sign-in?returnUrl={returnUrl}")).PressAsync(
            "Sign in",
            ("email", person.Email!),
            ("password", Password)
        );

    private async Task<List<string>> KindsAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.History.IgnoreQueryFilters().Select(e => e.Kind).Order().ToListAsync(Token);
    }
}
