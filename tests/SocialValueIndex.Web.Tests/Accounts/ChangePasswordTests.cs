using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Accounts;

public sealed class ChangePasswordTests : SignedInTest
{
    private const string WrongPassword = "The password that you use now is wrong. Enter it again";

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
}
