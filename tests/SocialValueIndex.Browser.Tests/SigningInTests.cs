using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using OtpNet;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Application.People;
using SocialValueIndex.Browser.Tests.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests;

/// <summary>Passkeys, authenticator apps, recovery codes and sessions, as people use them.</summary>
public sealed class SigningInTests(BrowserFixture fixture) : Journey(fixture)
{
    [Fact]
    public async Task Passkey_OfADevice_SignsInWithoutAPassword()
    {
        await using var officer = await VisitByNameAsync();
        await AddAuthenticatorDeviceAsync(officer);
        await officer.SignInAsync();
        await officer.OpenAsync("/account/second-step/passkey");
        await officer.Page.GetByLabel("Name of the passkey").FillAsync("Work laptop");
        var codes = await new AdminPage(officer, "Add a passkey").PressAsync("Add the passkey", "Keep your recovery codes");
        await Expect(officer.Page.Locator(".app-codes li")).ToHaveCountAsync(10);
        await officer.OpenAsync("/account/second-step");
        await Expect(officer.Page.Locator("main")).ToContainTextAsync("Work laptop, added on");
        await codes.Button("Sign out").ClickAsync();

        var signIn = await new SignInPage(officer).ArriveAsync();
        await signIn.Button("Use a passkey").ClickAsync();
        await new AssessmentsPage(officer).ArriveAsync();

        await officer.OpenAsync("/account/sessions");
        await Expect(officer.Page.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Passkey_ThatIsLost_GivesWayToAPasswordAndARecoveryCode()
    {
        await using var officer = await VisitByNameAsync();
        await AddAuthenticatorDeviceAsync(officer);
        await officer.SignInAsync();
        await officer.OpenAsync("/account/second-step/passkey");
        await new AdminPage(officer, "Add a passkey").PressAsync("Add the passkey", "Keep your recovery codes");
        var code = await officer.Page.Locator(".app-codes li").First.InnerTextAsync();

        await using var elsewhere = await VisitByNameAsync();
        var step = await EnterPasswordAsync(elsewhere);
        var recovery = await step.FollowAsync("Use a recovery code", "Recovery code");
        await recovery.BeRefusedAsync("Continue");
        await elsewhere.Page.GetByLabel("Recovery code").FillAsync(code);
        await recovery.Button("Continue").ClickAsync();
        await new AssessmentsPage(elsewhere).ArriveAsync();
    }

    [Fact]
    public async Task AuthenticatorApp_SetUpByKeyboard_AsksForItsCode()
    {
        await using var officer = await VisitAsync(Screen.Narrow);
        await officer.SignInAsync();
        await officer.OpenAsync("/account");
        var key = await SetUpAsync(officer);

        await using var elsewhere = await VisitAsync();
        var step = await EnterPasswordAsync(elsewhere);
        await elsewhere.Page.GetByLabel("Code").FillAsync("000000");
        await step.BeRefusedAsync("Continue");

        // The code of this half minute set the app up, so it lets nobody in; the next one does.
        await elsewhere.Page.GetByLabel("Code").FillAsync(Code(key, TimeSpan.FromSeconds(30)));
        await step.Button("Continue").ClickAsync();
        await new AssessmentsPage(elsewhere).ArriveAsync();
    }

    [Fact]
    public async Task Session_OnAnotherDevice_IsEndedFromTheList()
    {
        await using var here = await VisitAsync();
        await using var there = await VisitAsync();
        await here.SignInAsync();
        await there.SignInAsync();

        await here.OpenAsync("/account/sessions");
        await Expect(here.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await new AdminPage(here, "Where you are signed in").PressAsync("Sign out everywhere else", "Where you are signed in");
        await Expect(here.Page.Locator("tbody tr")).ToHaveCountAsync(1);

        await there.Page.GotoAsync("/assessments");
        await new SignInPage(there).ArriveAsync();
    }

    [Fact]
    public async Task Person_WhoIsDeactivated_IsRefusedWithTheNextRequest()
    {
        await using var colleague = await VisitAsync();
        await colleague.SignInAsync(Colleague);
        await using var admin = await VisitAsync();
        await admin.SignInAsync(Administrator);
        var id = await InAsync((UserManager<Person> people) => people.FindByEmailAsync(Colleague));
        await admin.OpenAsync($"/admin/people/{id!.Id}/deactivate");
        await new AdminPage(admin, $"Do you want to deactivate {ColleagueName}?").PressAsync("Deactivate", ColleagueName);

        await colleague.Page.GotoAsync("/assessments");
        await new SignInPage(colleague).ArriveAsync();
    }

    private static string Code(string key, TimeSpan later) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(DateTime.UtcNow + later);

    private static async Task<string> SetUpAsync(Visitor officer)
    {
        await officer.OpenAsync("/account/second-step");
        var form = await new AdminPage(officer, "Second step").PressAsync("Set up an authenticator app", "Set up an authenticator app");
        await form.BeRefusedAsync("Continue");
        var key = (await officer.Page.Locator("main ol code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await officer.Page.GetByLabel("Code", new() { Exact = true }).FocusAsync();
        await officer.Page.Keyboard.TypeAsync(Code(key, TimeSpan.Zero));
        await officer.Page.Keyboard.PressAsync("Enter");
        await new AdminPage(officer, "Keep your recovery codes").ArriveAsync();
        return key;
    }

    private static async Task<AdminPage> EnterPasswordAsync(Visitor visitor)
    {
        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.Page.GetByLabel("Email address").FillAsync(Officer);
        await visitor.Page.GetByLabel("Password").FillAsync(DevelopmentData.Password);
        await new SignInPage(visitor).Button("Sign in").ClickAsync();
        return await new AdminPage(visitor, "Second step").ArriveAsync();
    }

    /// <summary>A device with a fingerprint reader, which says yes.</summary>
    private static async Task AddAuthenticatorDeviceAsync(Visitor visitor)
    {
        var devTools = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        await devTools.SendAsync("WebAuthn.enable");
        var options = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        };
        var added = await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = options });
        Assert.Equal(JsonValueKind.String, added!.Value.GetProperty("authenticatorId").ValueKind);
    }
}
