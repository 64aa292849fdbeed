using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.People;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.People;

public sealed class PeopleTests : WebTest
{
    [Fact]
    public async Task Invite_WithoutAMailServer_ShowsALinkThatSetsThePasswordOnce()
    {
        var admin = await AdministratorAsync();
        var page = await InviteAsync(admin, "olwen@example.gov.uk");

        Assert.Equal("The person is invited", page.Notice);
        var link = page.Value("link") ?? "";
        Assert.StartsWith("https://index.example.gov.uk/account/set-password?", link, StringComparison.Ordinal);

        var officer = App.OpenBrowser();
        var form = await officer.OpenAsync(new Uri(link).PathAndQuery);
        var nothing = await form.PressAsync("Set password", ("newPassword", ""));
        Assert.Equal("Enter a new password", nothing.ErrorBeside("newPassword"));
        var tooShort = await nothing.PressAsync("Set password", ("newPassword", "short"));
        Assert.Equal("Enter a new password of 12 characters or more", tooShort.ErrorBeside("newPassword"));
        var signIn = await tooShort.PressAsync("Set password", ("newPassword", Password));
        Assert.Equal("Your password is set. Sign in with it", signIn.Notice);
        var assessments = await signIn.PressAsync("Sign in", ("email", "olwen@example.gov.uk"), ("password", Password));
        Assert.Equal("/assessments", assessments.Address);

        Assert.Equal("This link does not work any more", (await officer.OpenAsync(new Uri(link).PathAndQuery)).Heading);
        Assert.DoesNotContain("olwen", App.Log.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("token=", App.Log.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Link_OnceItWasShown_IsNotShownAgain()
    {
        var admin = await AdministratorAsync();
        var page = await InviteAsync(admin, "olwen@example.gov.uk");

        Assert.Empty((await admin.OpenAsync(page.Address)).Document.QuerySelectorAll("#link"));
    }

    [Fact]
    public async Task Link_OnAnotherPersonsPage_IsNotShownAndWaitsForItsOwn()
    {
        var admin = await AdministratorAsync();
        var council = await CouncilAsync();
        var other = await CreatePersonAsync(council, "Other Officer", Roles.Officer);
        var invited = await admin.PostAsync(
            "/admin/people/invite",
            [
                ("email", "olwen@example.gov.uk"),
                ("name", "Olwen Officer"),
                ("roles", Roles.Officer),
                ("organisation", council.Id.ToString()),
            ]
        );

        var elsewhere = await admin.OpenAsync($"/admin/people/{other.Id}");
        var here = await admin.FollowAsync(invited);

        Assert.Empty(elsewhere.Document.QuerySelectorAll("#link-notice"));
        Assert.Contains(PasswordLinks.Path, here.Value("link"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_WithFaults_SaysThemBesideTheFieldsAndKeepsWhatWasTyped()
    {
        var admin = await AdministratorAsync();

        var page = await (await admin.OpenAsync("/admin/people/invite")).PressAsync(
            "Invite",
            ("email", "olwen"),
            ("name", "Olwen"),
            ("roles", Roles.Officer)
        );

        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(["email", "organisation"], page.Errors.Select(e => e.Id));
        Assert.NotEqual("", page.ErrorBeside("organisation"));
        Assert.Equal(("olwen", "Olwen", Roles.Officer), (page.Value("email"), page.Value("name"), page.Value("roles")));
        Assert.All(page.Errors, e => page.Find($"#{e.Id}"));
    }

    [Fact]
    public async Task Invite_OfAnAddressWithWhatNobodySees_IsOfTheSamePerson()
    {
        var admin = await AdministratorAsync();
        await InviteAsync(admin, "olwen@example.gov.uk");

        var again = await InviteAsync(admin, "\u200Bolwen@example.gov.uk");

        Assert.Contains("already", again.ErrorBeside("email"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_ByWhoWasDeactivatedMeanwhile_InvitesNobody()
    {
        var admin = await AdministratorAsync();
        var other = await AdministratorAsync("Other Administrator");
        var form = await other.OpenAsync("/admin/people/invite");
        await (await admin.OpenAsync($"/admin/people/{other.Person!.Id}/deactivate")).PressAsync("Deactivate");

        var page = await form.PressAsync("Invite", ("name", "Friend"), ("email", "friend@example.gov.uk"));

        Assert.Equal("Sign in", page.Heading);
        Assert.DoesNotContain("friend@example.gov.uk", (await admin.OpenAsync("/admin/people?text=friend")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OfRole_IsShownInTheListAndTheAudit()
    {
        var admin = await AdministratorAsync();
        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);

        var form = await (await admin.OpenAsync($"/admin/people/{officer.Id}")).FollowAsync("Change name, role or organisation");
        var page = await form.PressAsync("Save", ("roles", $"{Roles.Officer},{Roles.ProcurementLead}"));

        Assert.Equal("The person is changed", page.Notice);
        Assert.Contains("Officer, Procurement lead", (await admin.OpenAsync("/admin/people?text=olwen")).Text, StringComparison.Ordinal);
        Assert.Contains(
            "Olwen Officer; Officer, Procurement lead; Somewhere District Council",
            (await admin.OpenAsync($"/admin/audit?person={officer.Id}")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task OwnAdministration_Ended_IsRefusedInWords()
    {
        var admin = await AdministratorAsync();
        await CreatePersonAsync(null, "Other Administrator", Roles.Administrator);

        var page = await (await admin.OpenAsync($"/admin/people/{admin.Person!.Id}/deactivate")).PressAsync("Deactivate");

        Assert.Equal("person", Assert.Single(page.Errors).Id);
        Assert.Contains("cannot take the administrator role from yourself", page.ErrorBeside("person"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OfAPageThatIsOld_SaysSoAndStoresNothing()
    {
        var admin = await AdministratorAsync();
        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);
        var old = await admin.OpenAsync($"/admin/people/{officer.Id}/deactivate");
        await old.PressAsync("Deactivate");

        var page = await old.PressAsync("Deactivate");

        Assert.Equal(PersonEditor.Stale, Assert.Single(page.Errors).Message);
    }

    [Fact]
    public async Task Deactivated_Person_IsSignedOutWithinMinutesAndCannotSignIn()
    {
        var admin = await AdministratorAsync();
        var officer = await OfficerAsync();
        await (await admin.OpenAsync($"/admin/people/{officer.Person!.Id}/deactivate")).PressAsync("Deactivate");

        App.Time.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(HttpStatusCode.Redirect, (await officer.GetAsync("/assessments")).StatusCode);
        Assert.Single((await SignInAsync(officer.Person)).Errors);
    }

    [Fact]
    public async Task ClosedOrganisation_EndsTheSessionsOfItsPeopleUntilItIsReopened()
    {
        var admin = await AdministratorAsync();
        var officer = await OfficerAsync();
        var address = $"/admin/organisations/{(await CouncilAsync()).Id}";
        var closed = await (await admin.OpenAsync($"{address}/close")).PressAsync("Close the organisation");
        Assert.Equal("The organisation is closed", closed.Notice);

        App.Time.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(HttpStatusCode.Redirect, (await officer.GetAsync("/assessments")).StatusCode);
        Assert.Single((await SignInAsync(officer.Person!)).Errors);
        await (await admin.OpenAsync(address)).PressAsync("Reopen the organisation");
        Assert.Empty((await SignInAsync(officer.Person!)).Errors);
    }

    [Fact]
    public async Task ForgottenPassword_WithoutAMailServer_SaysWhomToAsk() =>
        Assert.Contains(
            "Ask your administrator",
            (await App.OpenBrowser().OpenAsync("/account/forgotten-password")).Text,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("")]
    [InlineData("olwen")]
    public async Task ForgottenPassword_WithoutAnAddress_SaysSoAndKeepsWhatWasTyped(string typed)
    {
        using var app = App.WithWebHostBuilder(b =>
            b.ConfigureTestServices(s => s.AddSingleton<Application.Mail.IMailer>(new FakeMailer()))
        );
        var browser = new Browser(app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false }));

        var page = await (await browser.OpenAsync("/account/forgotten-password")).PressAsync("Send the link", ("email", typed));

        Assert.Equal([("email", "Enter your email address, like name@example.gov.uk")], page.Errors);
        Assert.Equal(typed, page.Value("email"));
    }

    [Fact]
    public async Task ForgottenPassword_OfAKnownAndAnUnknownAddress_AnswersTheSameAndSendsToTheKnown()
    {
        var mailer = new FakeMailer();
        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);
        using var app = App.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddSingleton<Application.Mail.IMailer>(mailer)));
        var browser = new Browser(app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false }));

        var unknown = await (await browser.OpenAsync("/account/forgotten-password")).PressAsync(
            "Send the link",
            ("email", "nobody@example.gov.uk")
        );
        var known = await (await browser.OpenAsync("/account/forgotten-password")).PressAsync("Send the link", ("email", officer.Email!));

        Assert.Equal("Check your email", known.Heading);
        Assert.Equal((unknown.Address, unknown.Text), (known.Address, known.Text));

        // Requests are answered in turn, so the unknown address has had its turn by now.
        Assert.Equal(officer.Email, (await mailer.First.WaitAsync(Token)).To);
        Assert.Single(mailer.Messages);
    }

    [Fact]
    public async Task Organisation_AddedTwice_IsRefusedBesideTheField()
    {
        var admin = await AdministratorAsync();
        var first = await (await admin.OpenAsync("/admin/organisations/new")).PressAsync("Add", ("name", "Elsewhere Council"));
        Assert.Equal("Elsewhere Council", first.Heading);

        var second = await (await admin.OpenAsync("/admin/organisations/new")).PressAsync("Add", ("name", "elsewhere council"));

        Assert.Contains("already", second.ErrorBeside("name"), StringComparison.Ordinal);
    }

    private async Task<Page> SignInAsync(Person person) =>
        await (await App.OpenBrowser().OpenAsync("/account/sign-in")).PressAsync(
            "Sign in",
            ("email", person.Email!),
            ("password", Password)
        );

    private async Task<Page> InviteAsync(Browser admin, string email)
    {
        var council = await CouncilAsync();
        var form = await admin.OpenAsync("/admin/people/invite");
        return await form.PressAsync(
            "Invite",
            ("email", email),
            ("name", "Olwen Officer"),
            ("roles", Roles.Officer),
            ("organisation", council.Id.ToString())
        );
    }
}
