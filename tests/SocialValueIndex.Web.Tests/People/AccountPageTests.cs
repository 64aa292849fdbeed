using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.History;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.People;

/// <summary>People's whole life, as administrators see it.</summary>
public sealed class AccountPageTests : WebTest
{
    [Fact]
    public async Task Email_ChangedByAnAdministrator_IsConfirmedByALinkAndThePasswordStays()
    {
        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);
        var admin = await AdministratorAsync();

        var asked = await (await admin.OpenAsync($"/admin/people/{officer.Id}/email")).PressAsync(
            "Send the link",
            ("email", "new@example.gov.uk")
        );
        var link = new Uri(asked.Value("link")!).PathAndQuery;
        Assert.Contains(
            "new@example.gov.uk waits to be confirmed",
            (await admin.OpenAsync($"/admin/people/{officer.Id}")).Text,
            StringComparison.Ordinal
        );
        var confirmed = await (await App.OpenBrowser().OpenAsync(link)).PressAsync("Confirm the address");

        Assert.StartsWith("Your email address is now new@example.gov.uk.", confirmed.Notice, StringComparison.Ordinal);
        var signedIn = await confirmed.PressAsync("Sign in", ("email", "new@example.gov.uk"), ("password", Password));
        Assert.Empty(signedIn.Errors);
        Assert.Equal("This link does not work any more", (await App.OpenBrowser().OpenAsync(link)).Heading);
    }

    [Fact]
    public async Task Email_OfSomebodyWhoIsOnlyInvited_ChangesAtOnceAndShowsTheNewInvitation()
    {
        var admin = await AdministratorAsync();
        var invited = await (await admin.OpenAsync($"/admin/people/invite?organisation={(await CouncilAsync()).Id}")).PressAsync(
            "Invite",
            ("email", "wrong@example.gov.uk"),
            ("name", "Olwen Officer"),
            ("roles", Roles.Officer)
        );
        var old = new Uri(invited.Value("link")!).PathAndQuery;

        var changed = await (await invited.FollowAsync("Change the email address")).PressAsync(
            "Change and invite again",
            ("email", "right@example.gov.uk")
        );

        Assert.Equal("The email address is changed, and the invitation goes to it", changed.Notice);
        Assert.Equal("This link does not work any more", (await App.OpenBrowser().OpenAsync(old)).Heading);
        var set = await App.OpenBrowser().OpenAsync(new Uri(changed.Value("link")!).PathAndQuery);
        Assert.Contains("right@example.gov.uk", set.Text, StringComparison.Ordinal);
        Assert.Empty((await set.PressAsync("Set password", ("newPassword", Password))).Errors);
    }

    [Fact]
    public async Task InviteMany_OfThirtyWithTwoFaults_ListsThemAndInvitesNobodyUntilTheyAreCorrected()
    {
        await CouncilAsync();
        var admin = await AdministratorAsync();
        var rows = Enumerable
            .Range(1, 30)
            .Select(i => $"Person {i},person{i}@example.gov.uk,\"Officer, Procurement lead\",SOMEWHERE district council");
        string[] file = ["Name,Email,Roles,Organisation", .. rows];
        string[] faulty = [.. file.Take(4), file[4].Replace("person4@", "person4", StringComparison.Ordinal), .. file.Skip(5)];
        faulty[9] = faulty[9].Replace("Officer,", "Mayor,", StringComparison.Ordinal);
        var before = await PeopleAsync();

        var refused = await admin.UploadAsync("/admin/people/invite-many", Csv(faulty));
        Assert.Equal(["Row 5", "Row 10"], refused.All("#faults ~ dl dt"));
        Assert.Contains("The role “Mayor” is not known", refused.Text, StringComparison.Ordinal);
        Assert.Equal(before, await PeopleAsync());

        var done = await admin.UploadAsync("/admin/people/invite-many", Csv(file));
        Assert.Equal("30 people are invited", done.Heading);
        Assert.Equal(30, done.All("tbody tr").Count);
        Assert.Equal(before + 30, await PeopleAsync());
        var list = await admin.DownloadAsync("/admin/people.csv?status=Invited");
        Assert.Equal(31, list.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"Officer, Procurement lead\",\"Somewhere District Council\",\"Invited\"", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_AreFoundWithoutAccentsAndByTheirStatusWithTheirLastSignIn()
    {
        var zoe = await CreatePersonAsync(await CouncilAsync(), "Zoë Ångström", Roles.Officer);
        await App.OpenBrowser().SignInAsync(zoe);
        var admin = await AdministratorAsync();

        var found = await admin.OpenAsync("/admin/people?text=zoe%20angs&status=Active");

        Assert.Equal(["Zoë Ångström"], found.All("tbody th a"));
        Assert.Contains(UkTimeOf(App.Time.GetUtcNow()), found.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Empty((await admin.OpenAsync("/admin/people?text=zoe&status=Deactivated")).All("tbody th a"));
        Assert.Contains(UkTimeOf(App.Time.GetUtcNow()), (await admin.OpenAsync($"/admin/people/{zoe.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoAccounts_MergedByTheirAddress_LeaveOneWithTheHistoryOfBoth()
    {
        var (one, two) = (
            await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer),
            await CreatePersonAsync(await CouncilAsync(), "Olwen O.", Roles.Officer)
        );
        var browser = await SignedInAsync(two);
        await browser.ForgeAsync("/assessments/new", ("period", "2027/28"));
        var admin = await AdministratorAsync();

        Assert.Equal(
            [("with", "Nobody has this email address. Enter the address of the account that stays")],
            (await admin.OpenAsync($"/admin/people/{two.Id}/merge?with=x@y.zz")).Errors
        );
        var ask = await admin.OpenAsync($"/admin/people/{two.Id}/merge?with={Uri.EscapeDataString(one.Email!)}");
        var merged = await ask.PressAsync("Merge the accounts");

        Assert.Equal("The accounts are merged", merged.Notice);
        Assert.Contains("Assessment started", merged.Text, StringComparison.Ordinal);
        Assert.Contains("This account was merged into", (await admin.OpenAsync($"/admin/people/{two.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organisation_ShowsHowFarItsAssessmentsAreAndAsksBeforeItIsClosed()
    {
        var officer = await OfficerAsync();
        await AssessmentAsync(officer, answers: Example.Answers);
        var admin = await AdministratorAsync();
        var address = $"/admin/organisations/{(await CouncilAsync()).Id}";

        var page = await admin.OpenAsync(address);
        Assert.Matches("[0-9]+ of 54", page.Find("#assessments + table").TextContent);
        var ask = await page.FollowAsync("Close the organisation");
        Assert.StartsWith("1 person can then not sign in", ask.All("#counts")[0], StringComparison.Ordinal);
        Assert.Contains("1 assessment is kept, 1 of them in progress", ask.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Officer_WhoMayInvite_InvitesAColleagueOfTheOwnOrganisation()
    {
        var officer = await OfficerAsync();
        var admin = await AdministratorAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync("/colleagues/invite")).Status);
        var organisation = await admin.OpenAsync($"/admin/organisations/{(await CouncilAsync()).Id}");
        await organisation.PressInFormOfAsync("officersMayInvite", ("officersMayInvite", "true"));

        var invite = await (await officer.OpenAsync("/assessments")).FollowAsync("Invite a colleague");
        var invited = await invite.PressAsync(
            "Invite",
            ("email", "cora@example.gov.uk"),
            ("name", "Cora Colleague"),
            ("roles", "ProcurementLead")
        );
        var forged = await officer.ForgeAsync(
            "/colleagues/invite",
            ("email", "x@example.gov.uk"),
            ("name", "X"),
            ("roles", "Administrator")
        );

        Assert.Contains(PasswordLinks.Path, invited.Value("link"), StringComparison.Ordinal);
        Assert.Equal("Your colleague is invited", invited.Notice);
        Assert.NotEmpty(forged.Errors);
    }

    [Fact]
    public async Task Audit_IsSearchedAndLinkedAndRefusesDaysThatRunBackwards()
    {
        var admin = await AdministratorAsync();
        await admin.PostAsync("/admin/question-sets/1/draft", []);
        await (await admin.OpenAsync("/admin/question-sets/2/questions/A2")).PressAsync(
            "Save the question",
            ("hint", "A “quoted” & new hint.")
        );

        var found = await admin.OpenAsync($"/admin/audit?q={Uri.EscapeDataString("“quoted” & NEW")}&who=ada");
        Assert.Equal("1 line", found.All("#count")[0]);
        Assert.Equal("/admin/question-sets/2/questions/A2", found.Find("tbody td:nth-child(5) a").GetAttribute("href"));
        Assert.Equal("0 lines", (await admin.OpenAsync("/admin/audit?q=xyzzy")).All("#count")[0]);
        Assert.Equal("1 line", (await admin.OpenAsync("/admin/audit?question=A2")).All("#count")[0]);
        Assert.Equal(
            [("to", "The last day is before the first. Change one of the two")],
            (await admin.OpenAsync("/admin/audit?from=2/4/2026&to=1/4/2026")).Errors
        );
        var csv = await admin.DownloadAsync("/admin/audit.csv");
        Assert.Matches("\"\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[+]0[01]:00\"", csv);
    }

    [Fact]
    public async Task Audit_WithALineOfANewerBuild_ShowsItAsSuch()
    {
        var admin = await AdministratorAsync();
        await admin.PostAsync("/admin/question-sets/1/draft", []);
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            await db.Database.ExecuteSqlRawAsync(
                """UPDATE History SET Kind = 'MoonPhaseChanged', SubjectType = 'Moon', Details = '{{"type":"MoonPhaseChanged","x":1}}'""",
                Token
            );
        }

        var page = await admin.OpenAsync("/admin/audit");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Moon phase changed", page.Text, StringComparison.Ordinal);
        Assert.Contains("A newer version of this service wrote this", page.Text, StringComparison.Ordinal);
        Assert.Contains("Moon phase changed", await admin.DownloadAsync("/admin/audit.csv"), StringComparison.Ordinal);
    }

    /// <summary>20,000 lines of history and 2,000 people.</summary>
    [Fact]
    public async Task Pages_OfALargeService_TakeFewQueriesAndStaySmall()
    {
        var admin = await AdministratorAsync();
        var council = await CouncilAsync();
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var i = 0; i < 2000; i++)
            {
                var email = string.Create(CultureInfo.InvariantCulture, $"PERSON{i}@EXAMPLE.GOV.UK");
                var person = new Person
                {
                    Id = Guid.CreateVersion7(),
                    Name = $"Person {i}",
                    Email = email,
                    UserName = email,
                    NormalizedEmail = email,
                    NormalizedUserName = email,
                    OrganisationId = council.Id,
                };
                db.Users.Add(person);
                for (var line = 0; line < 10; line++)
                {
                    var stamp = new Domain.ChangeStamp(admin.Person!.Id, TestData.Now.UtcDateTime.AddSeconds(i));
                    db.History.Add(HistoryEntry.Record(person.Subject, new PersonReactivated(), stamp));
                }
            }

            await db.SaveChangesAsync(Token);
        }

        foreach (
            var address in new[]
            {
                "/admin/audit?number=200",
                "/admin/audit?q=person%201999&who=person",
                "/admin/people?text=person&number=40",
            }
        )
        {
            await admin.OpenAsync(address);
            App.Commands.Reset();
            var page = await admin.OpenAsync(address);

            Assert.InRange(App.Commands.Count, 1, 6);
            Assert.InRange(Encoding.UTF8.GetByteCount(page.Html), 1, 100_000);
        }

        Assert.True((await admin.DownloadAsync("/admin/audit.csv")).Split("\r\n").Length > 20_000);
    }

    private static string UkTimeOf(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static byte[] Csv(IEnumerable<string> rows) => Encoding.UTF8.GetBytes(string.Join("\r\n", rows));

    private async Task<int> PeopleAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.Users.CountAsync(Token);
    }
}
