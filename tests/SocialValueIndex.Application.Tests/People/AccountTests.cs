using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Tests.People;

/// <summary>Another e-mail address, an invitation that is deleted, and two accounts of one person.</summary>
public class AccountTests : PeopleTest
{
    [Fact]
    public async Task Email_ChangedAndConfirmed_TellsTheOldAddressAndKeepsThePassword()
    {
        var (ada, olwen) = await BeginAsync();
        await SetPasswordAsync(olwen);
        var hash = (await FindAsync("olwen@example.gov.uk")).PasswordHash;

        var sent = await ChangeAsync(ada, olwen, " Olwen.New@example.gov.uk ");
        Assert.Equal("olwen@example.gov.uk", (await FindByIdAsync(olwen.Id)).Email);
        var confirmed = await ConfirmAsync(sent.Value!.Address);

        Assert.Equal(new ConfirmedEmail("Olwen.New@example.gov.uk", true), confirmed.Value);
        var after = await FindByIdAsync(olwen.Id);
        Assert.Equal(
            ("Olwen.New@example.gov.uk", "OLWEN.NEW@EXAMPLE.GOV.UK", hash),
            (after.Email, after.NormalizedUserName, after.PasswordHash)
        );
        Assert.Null(after.PendingEmail);
        var mails = (await MailsAsync()).Where(m => m.Text.Subject.Contains("address", StringComparison.Ordinal)).ToList();
        Assert.Equal(["Olwen.New@example.gov.uk", "olwen@example.gov.uk"], mails.Select(m => m.To).Order());
        Assert.Contains(mails, m => m.Text.Body.Contains("Ada Administrator asked", StringComparison.Ordinal));
        Assert.Contains(await EntriesAsync(), e => e.Details is EmailChanged { From: "olwen@example.gov.uk" } && e.By == olwen.Id);
    }

    [Fact]
    public async Task EmailLink_UsedTwiceOrReplacedOrCalledOff_DoesNotHold()
    {
        var (ada, olwen) = await BeginAsync();
        await SetPasswordAsync(olwen);
        var first = await ChangeAsync(ada, olwen, "one@example.gov.uk");
        var second = await ChangeAsync(ada, olwen, "two@example.gov.uk");

        Assert.IsType<Refusal.Gone>((await ConfirmAsync(first.Value!.Address)).Refusal);
        Assert.True((await ConfirmAsync(second.Value!.Address)).IsDone);
        Assert.IsType<Refusal.Gone>((await ConfirmAsync(second.Value!.Address)).Refusal);

        var third = await ChangeAsync(ada, olwen, "three@example.gov.uk");
        Assert.Null((await ChangeAsync(ada, olwen, null)).Value);
        Assert.IsType<Refusal.Gone>((await ConfirmAsync(third.Value!.Address)).Refusal);
    }

    [Fact]
    public async Task Email_OfAnInvitationNeverAccepted_ChangesAtOnceAndTheInvitationGoesThere()
    {
        var (ada, olwen) = await BeginAsync();
        var before = Assert.Single(await MailsAsync(), m => m.To == "olwen@example.gov.uk");

        var sent = (await ChangeAsync(ada, olwen, "right@example.gov.uk")).Value!;

        Assert.Equal(("right@example.gov.uk", null), ((await FindByIdAsync(olwen.Id)).Email, (await FindByIdAsync(olwen.Id)).PendingEmail));
        var mail = Assert.Single(await MailsAsync(), m => m.To == "right@example.gov.uk");
        Assert.Contains(sent.Invitation!.Link.Address.AbsoluteUri, mail.Text.Body, StringComparison.Ordinal);
        var old = new Uri(before.Text.Body.Split('\n').Single(l => l.StartsWith("https://", StringComparison.Ordinal)));
        Assert.IsType<Refusal.Gone>((await SetAsync(new PasswordLink(old, true))).Refusal);
        Assert.True((await SetAsync(sent.Invitation.Link)).IsDone);
        Assert.Contains(await EntriesAsync(), e => e.Details is EmailChanged { To: "right@example.gov.uk" } && e.By == ada.Id);
    }

    [Theory]
    [InlineData("", "Enter the person’s email address")]
    [InlineData("nobody", "Enter an email address in the correct format, like name@example.gov.uk")]
    [InlineData("ADA@example.gov.uk", "There is somebody with this email address already. Look for them in the list of people")]
    [InlineData("olwen@example.gov.uk", "This is the person’s email address already. Enter the new one")]
    public async Task Email_ThatCannotBeUsed_IsRefused(string email, string message)
    {
        var (ada, olwen) = await BeginAsync();

        Assert.Equal(("email", message), Assert.Single((await ChangeAsync(ada, olwen, email)).Faults.Select(f => (f.Field, f.Message))));
    }

    [Fact]
    public async Task Invitation_NeverAccepted_IsDeletedAndTheAddressIsFree()
    {
        var (ada, olwen) = await BeginAsync();

        Assert.True((await AsAsync(ada, (DeleteInvitation delete) => delete.RunAsync(olwen.Id, null, Token))).IsDone);

        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            Assert.False(await db.Users.AnyAsync(p => p.Id == olwen.Id, Token));
            Assert.False(await db.UserRoles.AnyAsync(r => r.UserId == olwen.Id, Token));
            Assert.False(await db.Outbox.AnyAsync(m => m.PersonId == olwen.Id, Token));
        }

        Assert.Contains(await EntriesAsync(), e => e.Details is InvitationDeleted && e.SubjectId == olwen.Id);
        var council = await Data.CreateOrganisationAsync("Another Council");
        Assert.Empty((await InviteAsync(ada, "olwen@example.gov.uk", council, Roles.Officer)).Faults);
    }

    [Fact]
    public async Task Invitation_Accepted_IsNotDeleted()
    {
        var (ada, olwen) = await BeginAsync();
        await SetPasswordAsync(olwen);

        var outcome = await AsAsync(ada, (DeleteInvitation delete) => delete.RunAsync(olwen.Id, null, Token));

        Assert.StartsWith("The person accepted the invitation", Assert.Single(outcome.Faults).Message, StringComparison.Ordinal);
        Assert.NotNull(await FindByIdAsync(olwen.Id));
    }

    /// <summary>Whatever was done with either account is the history of the one that stays, and of nobody else.</summary>
    [Fact]
    public async Task MergedAccounts_HaveTheUnionOfTheirHistories()
    {
        var (ada, olwen) = await BeginAsync();
        await InviteAsync(ada, "olwen.twice@example.gov.uk", await OrganisationOfAsync(olwen), Roles.Officer);
        var twice = await FindAsync("olwen.twice@example.gov.uk");
        await InviteAsync(ada, "other@example.gov.uk", await OrganisationOfAsync(olwen), Roles.Officer);
        await Data.CreateAssessmentAsync(olwen, "2026/27");
        await Data.CreateAssessmentAsync(twice, "2027/28");
        var union = (await HistoryOfAsync(ada, olwen)).Union(await HistoryOfAsync(ada, twice)).ToHashSet();

        Assert.True((await AsAsync(ada, (MergePeople merge) => merge.RunAsync(twice.Id, null, olwen.Id, Token))).IsDone);

        var merged = (await HistoryOfAsync(ada, olwen)).ToHashSet();
        Assert.Superset(union, merged);
        Assert.Equal([nameof(PersonMerged), nameof(PersonTookOver)], merged.Except(union).Select(l => l.Kind).Order());
        var ended = await FindByIdAsync(twice.Id);
        Assert.Equal((olwen.Id, false), (ended.MergedIntoId!.Value, ended.IsActive));
        var reactivated = await AsAsync(ada, (ReactivatePerson reactivate) => reactivate.RunAsync(twice.Id, null, Token));
        Assert.StartsWith("This account was merged", Assert.Single(reactivated.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_OfDifferentOrganisationsOrTheSame_AreNotMerged()
    {
        var (ada, olwen) = await BeginAsync();
        await InviteAsync(ada, "else@example.gov.uk", await Data.CreateOrganisationAsync("Another Council"), Roles.Officer);
        var other = await FindAsync("else@example.gov.uk");

        Assert.Equal("into", Assert.Single((await MergeAsync(ada, olwen.Id, other.Id)).Faults).Field);
        Assert.Equal("into", Assert.Single((await MergeAsync(ada, olwen.Id, olwen.Id)).Faults).Field);
        Assert.Equal("into", Assert.Single((await MergeAsync(ada, olwen.Id, Guid.NewGuid())).Faults).Field);
    }

    [Fact]
    public async Task Officers_WhereTheirOrganisationLetsThem_InviteColleaguesAndNeverAdministratorsOrOthers()
    {
        var (ada, olwen) = await BeginAsync();
        await SetPasswordAsync(olwen);
        var (council, other) = (await OrganisationOfAsync(olwen), await Data.CreateOrganisationAsync("Another Council"));

        Assert.NotEmpty((await InviteAsync(olwen, "a@example.gov.uk", council, Roles.Officer)).Faults);
        await AsAsync(
            ada,
            (Application.Organisations.LetOfficersInvite allow) => allow.RunAsync(council.Id, council.Revision, true, Token)
        );

        Assert.Empty((await InviteAsync(olwen, "b@example.gov.uk", council, Roles.Officer, Roles.ProcurementLead)).Faults);
        Assert.NotEmpty((await InviteAsync(olwen, "c@example.gov.uk", other, Roles.Officer)).Faults);
        Assert.NotEmpty((await InviteAsync(olwen, "d@example.gov.uk", null, Roles.Administrator)).Faults);
        Assert.Contains(await MailsAsync(), m => m.Text.Body.Contains("Olwen Officer invited you", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Link_MadeByAnAdministrator_SaysWhoDidIt()
    {
        var (ada, olwen) = await BeginAsync();
        await SetPasswordAsync(olwen);

        await AsAsync(ada, (SendPasswordLink send) => send.RunAsync(olwen.Id, null, false, Site, Token));

        Assert.Contains(
            await MailsAsync(),
            m =>
                m.Text.Body.Contains(
                    "Ada Administrator, an administrator of the Social Value Maturity Index, reset",
                    StringComparison.Ordinal
                )
        );
    }

    private async Task<(Person Ada, Person Olwen)> BeginAsync()
    {
        var ada = await AdministratorAsync();
        return (ada, await OfficerAsync(ada, await Data.CreateOrganisationAsync("Somewhere Council")));
    }

    private async Task SetPasswordAsync(Person person)
    {
        await using var instance = Instance(KnownUser.Nobody);
        var link = await RequestAsync(instance, (PasswordLinks links) => links.MakeAsync(person, Site));
        (await SetAsync(link)).EnsureDone();
    }

    private Task<Outcome<SentEmailLink?>> ChangeAsync(Person ada, Person person, string? email) =>
        AsAsync(ada, (ChangeEmail change) => change.RunAsync(person.Id, null, email, Site, Token));

    private Task<Outcome> MergeAsync(Person ada, Guid id, Guid into) =>
        AsAsync(ada, (MergePeople merge) => merge.RunAsync(id, null, into, Token));

    private async Task<Outcome<ConfirmedEmail>> ConfirmAsync(Uri link)
    {
        var query = System.Web.HttpUtility.ParseQueryString(link.Query);
        await using var instance = Instance(KnownUser.Nobody);
        return await RequestAsync(
            instance,
            (ConfirmEmail confirm) => confirm.RunAsync(Guid.Parse(query["person"]!), query["token"], Token)
        );
    }

    private async Task<IReadOnlyList<AuditLine>> HistoryOfAsync(Person ada, Person person) =>
        (await AsAsync(ada, (ReadAudit read) => read.RunAsync(new AuditFilter(person.Id, null, null, null, null), 1, Token))).Items;

    private async Task<Person> FindByIdAsync(Guid id)
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.Users.AsNoTracking().SingleAsync(p => p.Id == id, Token);
    }

    private async Task<Domain.Organisations.Organisation> OrganisationOfAsync(Person person)
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == person.OrganisationId, Token);
    }
}
