using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.People;

public class PersonEditorTests : PeopleTest
{
    [Fact]
    public async Task Invite_OfAnAddressThatIsThere_IsRefused()
    {
        var admin = await AdministratorAsync();
        var council = await Data.CreateOrganisationAsync();
        await OfficerAsync(admin, council);

        Assert.Equal("email", Assert.Single((await InviteAsync(admin, "OLWEN@example.gov.uk", council, Roles.Officer)).Faults).Field);
    }

    [Fact]
    public async Task Change_OfRoleAndOrganisation_IsStoredAndEndsSessions()
    {
        var admin = await AdministratorAsync();
        var before = await Data.CreateOrganisationAsync("Before Council");
        var olwen = await WithPasswordAsync(await OfficerAsync(admin, before));
        var after = await Data.CreateOrganisationAsync("After Council");

        Time.Advance(TimeSpan.FromMinutes(1));
        var outcome = await ChangeAsync(admin, olwen, new PersonDetails("Olwen Lead", [Roles.ProcurementLead], after.Id));

        Assert.True(outcome.IsDone);
        var summary = await AsAsync(admin, (ListPeople list) => list.FindAsync(olwen.Id, Token));
        Assert.Equal(("Olwen Lead", "After Council"), (summary!.Name, summary.Organisation));
        Assert.Equal([Roles.ProcurementLead], summary.Roles);
        Assert.NotEqual(olwen.SecurityStamp, (await FindAsync(olwen.Email!)).SecurityStamp);
        var entries = (await EntriesAsync()).Where(e => e.Kind == nameof(PersonChanged)).ToList();
        Assert.All(
            entries,
            e =>
                Assert.Equal(
                    ((Guid?)admin.Id, olwen.Id, ("Olwen Officer; Officer; Before Council", "Olwen Lead; Procurement lead; After Council")),
                    (e.By, e.SubjectId, HistoryWords.Describe(e))
                )
        );
        Assert.Equal(new Guid?[] { before.Id, after.Id }.Order(), entries.Select(e => e.OrganisationId).Order());
    }

    [Fact]
    public async Task Change_FromOrToNoOrganisation_IsOneLineOfTheOneThatThereIs()
    {
        var admin = await AdministratorAsync();
        var council = await Data.CreateOrganisationAsync();
        var olwen = await OfficerAsync(admin, council);

        await ChangeAsync(admin, olwen, new PersonDetails("Olwen", [Roles.Administrator], null));
        await ChangeAsync(admin, olwen, new PersonDetails("Olwen", [Roles.Officer], council.Id));
        await ChangeAsync(admin, olwen, new PersonDetails("Olwen Lead", [Roles.ProcurementLead], council.Id));

        Assert.Equal(
            [council.Id, council.Id, council.Id],
            (await EntriesAsync()).Where(e => e.Kind == nameof(PersonChanged)).Select(e => e.OrganisationId)
        );
    }

    [Fact]
    public async Task Change_OfWhoHasNoPasswordYet_LeavesTheInvitationAsItIs()
    {
        var admin = await AdministratorAsync();
        var invited = await InviteAsync(admin, "olwen@example.gov.uk", await Data.CreateOrganisationAsync(), Roles.Officer);
        var right = await Data.CreateOrganisationAsync();

        Time.Advance(TimeSpan.FromMinutes(1));
        var outcome = await ChangeAsync(
            admin,
            await FindAsync("olwen@example.gov.uk"),
            new PersonDetails("Olwen Lead", [Roles.ProcurementLead], right.Id)
        );

        Assert.True(outcome.IsDone);
        Assert.True((await SetAsync(invited.Value.Link)).IsDone);
    }

    [Fact]
    public async Task Change_ToTheSame_WritesNoLine()
    {
        var admin = await AdministratorAsync();
        var council = await Data.CreateOrganisationAsync();
        var olwen = await OfficerAsync(admin, council);
        var before = (await EntriesAsync()).Count;

        await ChangeAsync(admin, olwen, new PersonDetails("Olwen Officer", [Roles.Officer], council.Id));

        Assert.Equal(before, (await EntriesAsync()).Count);
        Assert.Equal(olwen.SecurityStamp, (await FindAsync(olwen.Email!)).SecurityStamp);
    }

    [Fact]
    public async Task Change_OfWhatSomebodyElseChanged_IsRefused()
    {
        var admin = await AdministratorAsync();
        var olwen = await OfficerAsync(admin, await Data.CreateOrganisationAsync());
        await AsAsync(admin, (DeactivatePerson deactivate) => deactivate.RunAsync(olwen.Id, olwen.ConcurrencyStamp, Token));

        var outcome = await AsAsync(admin, (ReactivatePerson reactivate) => reactivate.RunAsync(olwen.Id, olwen.ConcurrencyStamp, Token));

        Assert.Equal(PersonEditor.Stale, Assert.Single(outcome.Faults).Message);
        Assert.False((await FindAsync(olwen.Email!)).IsActive);
    }

    [Fact]
    public async Task Administrator_DeactivatingOrDemotingThemselves_IsRefused()
    {
        var admin = await AdministratorAsync();
        await AdministratorAsync("second@example.gov.uk");
        var council = await Data.CreateOrganisationAsync();

        var deactivated = await AsAsync(admin, (DeactivatePerson deactivate) => deactivate.RunAsync(admin.Id, null, Token));
        var demoted = await ChangeAsync(admin, admin, new PersonDetails("Ada", [Roles.Officer], council.Id));

        Assert.Equal("person", Assert.Single(deactivated.Faults).Field);
        Assert.Equal("person", Assert.Single(demoted.Faults).Field);
        Assert.True((await FindAsync(admin.Email!)).IsActive);
        Assert.DoesNotContain(await EntriesAsync(), e => e.Kind is nameof(PersonDeactivated) or nameof(PersonChanged));
    }

    [Fact]
    public async Task TwoAdministrators_DeactivatingEachOtherAtTheSameMoment_LeaveOne()
    {
        var ada = await AdministratorAsync();
        var bea = await AdministratorAsync("bea@example.gov.uk");
        Outcome? meanwhile = null;

        var outcome = await AsAsync(
            ada,
            (DeactivatePerson deactivate) => deactivate.RunAsync(bea.Id, null, Token),
            new BeforeSave(async () =>
                meanwhile = await AsAsync(bea, (DeactivatePerson deactivate) => deactivate.RunAsync(ada.Id, null, Token))
            )
        );

        Assert.True(meanwhile!.IsDone);
        Assert.Equal(PersonEditor.Stale, Assert.Single(outcome.Faults).Message);
        Assert.True((await FindAsync(bea.Email!)).IsActive);
    }

    [Fact]
    public async Task Deed_OfWhoIsNoAdministratorAnyMore_IsRefused()
    {
        var ada = await AdministratorAsync();
        var bea = await AdministratorAsync("bea@example.gov.uk");
        await AsAsync(ada, (DeactivatePerson deactivate) => deactivate.RunAsync(bea.Id, null, Token));

        var outcome = await AsAsync(bea, (DeactivatePerson deactivate) => deactivate.RunAsync(ada.Id, null, Token));
        var invited = await InviteAsync(bea, "bea@elsewhere.example", null, Roles.Administrator);

        Assert.False(outcome.IsDone);
        Assert.Equal("person", Assert.Single(invited.Faults).Field);
        Assert.Empty(await MailsAsync());
        Assert.True((await FindAsync(ada.Email!)).IsActive);
    }

    [Fact]
    public async Task Unlock_OfALockedPerson_LetsThemTryAgain()
    {
        var admin = await AdministratorAsync();
        var olwen = await OfficerAsync(admin, await Data.CreateOrganisationAsync());
        await using var instance = Instance(KnownUser.Nobody);
        for (var i = 0; i < 6; i++)
        {
            await RequestAsync(
                instance,
                (AttemptLimits limits) => limits.BeginAsync(new AttemptKey(AttemptScope.Account, "olwen"), olwen.Id, Token)
            );
        }

        Assert.NotNull((await AsAsync(admin, (ListPeople list) => list.FindAsync(olwen.Id, Token)))!.LockoutEnd);
        await AsAsync(admin, (UnlockPerson unlock) => unlock.RunAsync(olwen.Id, null, Token));

        Assert.Null((await AsAsync(admin, (ListPeople list) => list.FindAsync(olwen.Id, Token)))!.LockoutEnd);
        Assert.Contains(await EntriesAsync(), e => e.Kind == nameof(PersonUnlocked));
    }

    [Theory]
    [InlineData("OLWEN", 1)]
    [InlineData("example.gov", 2)]
    [InlineData("100%", 0)]
    [InlineData("_", 0)]
    public async Task List_WithText_FindsNamesAndAddresses(string text, int found)
    {
        var admin = await AdministratorAsync();
        await OfficerAsync(admin, await Data.CreateOrganisationAsync());

        Assert.Equal(found, (await AsAsync(admin, (ListPeople list) => list.RunAsync(new PeopleWanted(null, text), 99, Token))).Total);
    }

    private async Task<Person> WithPasswordAsync(Person person)
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var stored = await db.Users.SingleAsync(p => p.Id == person.Id, Token);
        (stored.PasswordHash, stored.AcceptedAt) = ("hash", TestData.Now.UtcDateTime);
        await db.SaveChangesAsync(Token);
        return person;
    }

    private Task<Outcome> ChangeAsync(Person by, Person person, PersonDetails details) =>
        AsAsync(by, (ChangePerson change) => change.RunAsync(person.Id, null, details, Token));
}
