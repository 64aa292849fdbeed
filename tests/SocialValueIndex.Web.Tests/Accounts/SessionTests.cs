using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Accounts;

public sealed class SessionTests : WebTest
{
    private const string WrongPassword = "The password that you use now is wrong. Enter it again";

    [Fact]
    public async Task SignOut_FromTheMenu_EndsTheSession()
    {
        var officer = await OfficerAsync();

        var page = await (await officer.OpenAsync("/assessments")).PressAsync("Sign out");

        Assert.Equal("You have signed out", page.Notice);
        Assert.Equal("Sign in", (await officer.OpenAsync("/assessments")).Heading);
    }

    [Fact]
    public async Task ChangePassword_WithTheOldOne_LetsInWithTheNewOneOnlyAndEndsOtherSessions()
    {
        var here = await OfficerAsync();
        var elsewhere = await App.OpenBrowser().SignInAsync(here.Person!);

        var page = await (await here.OpenAsync("/account/change-password")).PressAsync(
            "Change password",
            ("currentPassword", Password),
            ("newPassword", "another three words")
        );

        Assert.Equal(("Success", "Your password is changed"), (page.NoticeTitle, page.Notice));
        Assert.Equal("Assessments", (await here.OpenAsync("/assessments")).Heading);
        Assert.Equal("Sign in", (await elsewhere.OpenAsync("/assessments")).Heading);
        Assert.Single((await SignInAsync(here.Person!, Password)).Errors);
        Assert.Equal("/assessments", (await SignInAsync(here.Person!, "another three words")).Address);
    }

    [Theory]
    [InlineData("", "another three words", "currentPassword", "Enter the password that you use now")]
    [InlineData(Password, "", "newPassword", "Enter a new password")]
    [InlineData(Password, "            ", "newPassword", "Enter a new password")]
    [InlineData(Password, "eleven char", "newPassword", "Enter a new password of 12 characters or more")]
    public async Task ChangePassword_WithAMistake_SaysWhichAndChangesNothing(string current, string changed, string field, string message)
    {
        var officer = await OfficerAsync();
        var before = await Snapshot.OfAsync(Database);

        var page = await (await officer.OpenAsync("/account/change-password")).PressAsync(
            "Change password",
            ("currentPassword", current),
            ("newPassword", changed)
        );

        Assert.Equal([(field, message)], page.Errors);
        Assert.Equal(message, page.ErrorBeside(field));
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task ChangePassword_WithAWrongPasswordNowAndThen_SaysSoAndBeginsToCountAgain()
    {
        var officer = await OfficerAsync();

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal([("currentPassword", WrongPassword)], (await ChangePasswordAsync(officer, "wrong")).Errors);
        }

        Assert.Equal("Your password is changed", (await ChangePasswordAsync(officer, Password)).Notice);
        Assert.Equal([("currentPassword", WrongPassword)], (await ChangePasswordAsync(officer, "wrong")).Errors);
        Assert.Equal("Assessments", (await officer.OpenAsync("/assessments")).Heading);
    }

    [Fact]
    public async Task ChangePassword_AfterFiveWrongPasswords_SignsOut()
    {
        var officer = await OfficerAsync();
        for (var i = 0; i < 4; i++)
        {
            await ChangePasswordAsync(officer, "wrong");
        }

        var page = await ChangePasswordAsync(officer, "wrong");

        Assert.Equal(("Important", "You are signed out, because a wrong password was entered 5 times"), (page.NoticeTitle, page.Notice));
        Assert.Equal("Sign in", (await officer.OpenAsync("/assessments")).Heading);
    }

    [Fact]
    public async Task ChangePassword_BeforeTheWaitIsOver_IsRefusedWithoutALookAtThePassword()
    {
        var officer = await OfficerAsync();
        for (var i = 0; i < 5; i++)
        {
            await ChangePasswordAsync(officer, "wrong");
        }

        officer = await SignedInAsync(officer.Person!);
        var before = await Snapshot.OfAsync(Database);

        var (right, wrong) = (await ChangePasswordAsync(officer, Password), await ChangePasswordAsync(officer, "wrong"));

        Assert.Equal([("currentPassword", "A wrong password was entered too often. Wait 1 minute and try again")], right.Errors);
        Assert.Equal(right.Errors, wrong.Errors);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
        Assert.Equal("Assessments", (await officer.OpenAsync("/assessments")).Heading);
    }

    [Fact]
    public async Task ChangePassword_AfterFiveWrongPasswords_IsInTheAuditWithWhoWasSignedIn()
    {
        var officer = await OfficerAsync();
        for (var i = 0; i < 6; i++)
        {
            await officer.ForgeAsync("/account/change-password", ("currentPassword", "wrong"), ("newPassword", "another three words"));
        }

        await using var db = Database.CreateContext(KnownUser.Nobody);
        var entry = await db.History.IgnoreQueryFilters().SingleAsync(e => e.Kind == nameof(PersonLockedOut), Token);
        Assert.Equal((nameof(PersonLockedOut), officer.Person!.Id, officer.Person.Id), (entry.Kind, entry.SubjectId, entry.By));
    }

    [Fact]
    public async Task ChangePassword_WithTheOldOne_IsInTheAudit()
    {
        var officer = await OfficerAsync();

        await ChangePasswordAsync(officer, Password);

        await using var db = Database.CreateContext(KnownUser.Nobody);
        var entry = await db.History.IgnoreQueryFilters().SingleAsync(Token);
        Assert.Equal(("PasswordChanged", officer.Person!.Id, officer.Person.Id), (entry.Kind, entry.SubjectId, entry.By));
        Assert.Equal(($"Olwen Officer ({officer.Person.Email})", officer.Person.OrganisationId), (entry.SubjectName, entry.OrganisationId));
    }

    [Fact]
    public async Task ChangePassword_OfWhoWasDeactivatedMeanwhile_ChangesNothing()
    {
        var officer = await OfficerAsync();
        var form = await officer.OpenAsync("/account/change-password");
        await ChangeAsync(
            officer.Person!,
            (people, person) =>
            {
                person.DeactivatedAt = App.Time.GetUtcNow().UtcDateTime;
                return people.UpdateAsync(person);
            }
        );

        var page = await form.PressAsync("Change password", ("currentPassword", Password), ("newPassword", "another three words"));

        Assert.Equal("Sign in", page.Heading);
        Assert.DoesNotContain(nameof(PasswordChanged), await KindsAsync());
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

    private async Task<List<string>> KindsAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.History.IgnoreQueryFilters().Select(e => e.Kind).Order().ToListAsync(Token);
    }

    private static async Task<Page> ChangePasswordAsync(Browser browser, string current) =>
        await (await browser.OpenAsync("/account/change-password")).PressAsync(
            "Change password",
            ("currentPassword", current),
            ("newPassword", "another three words")
        );

    private async Task<Page> SignInAsync(Person person, string password) =>
        await (await App.OpenBrowser().OpenAsync("/account/sign-in")).PressAsync(
            "Sign in",
            ("email", person.Email!),
            ("password", password)
        );

    private async Task ChangeAsync(Person person, Func<UserManager<Person>, Person, Task<IdentityResult>> change)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var stored = (await people.FindByIdAsync(person.Id.ToString()))!;
        Assert.True((await change(people, stored)).Succeeded);
        Assert.True((await people.UpdateSecurityStampAsync(stored)).Succeeded);
    }
}
