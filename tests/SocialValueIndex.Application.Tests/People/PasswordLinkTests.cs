using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Tests.People;

public class PasswordLinkTests : PeopleTest
{
    [Fact]
    public async Task CreateAdministrator_InAnEmptyDatabase_MakesOneWhoseLinkSetsAPasswordOnce()
    {
        var link = (await ServerAsync("ada@example.gov.uk")).Value;

        Assert.True(link.IsInvitation);
        Assert.True((await SetAsync(link)).IsDone);
        Assert.IsType<Refusal.Gone>((await SetAsync(link)).Refusal);
        Assert.Equal([nameof(PasswordSet), nameof(PersonInvited)], (await EntriesAsync()).Select(e => e.Kind).Order());
    }

    [Fact]
    public async Task CreateAdministrator_Again_ReactivatesAndEndsTheEarlierLink()
    {
        var first = (await ServerAsync("ada@example.gov.uk")).Value;
        var second = await AdministratorAsync("second@example.gov.uk");
        await AsAsync(second, (DeactivatePerson deactivate) => deactivate.RunAsync(AdaId(first), null, Token));

        var again = (await ServerAsync("ADA@example.gov.uk")).Value;

        Assert.IsType<Refusal.Gone>((await SetAsync(first)).Refusal);
        Assert.True((await SetAsync(again)).IsDone);
        Assert.True((await FindAsync("ada@example.gov.uk")).IsActive);

        static Guid AdaId(PasswordLink link) => Guid.Parse(System.Web.HttpUtility.ParseQueryString(link.Address.Query)["person"]!);
    }

    [Fact]
    public async Task CreateAdministrator_ForAnOfficersAddress_IsRefused()
    {
        var admin = await AdministratorAsync();
        await OfficerAsync(admin, await Data.CreateOrganisationAsync());

        Assert.NotNull((await ServerAsync("olwen@example.gov.uk")).Refusal);
    }

    [Fact]
    public async Task Invitation_AfterSevenDays_DoesNotHold()
    {
        var link = (await ServerAsync("ada@example.gov.uk")).Value;

        Time.Advance(TimeSpan.FromDays(7));

        Assert.IsType<Refusal.Gone>((await SetAsync(link)).Refusal);
    }

    [Fact]
    public async Task SetPassword_ThatIsTooShort_IsRefusedAndTheLinkStillHolds()
    {
        var link = (await ServerAsync("ada@example.gov.uk")).Value;

        Assert.False((await SetAsync(link, "short")).IsDone);

        Assert.DoesNotContain(await EntriesAsync(), e => e.Kind == nameof(PasswordSet));
        Assert.True((await SetAsync(link)).IsDone);
    }

    [Fact]
    public async Task Link_OfADeactivatedPersonOrAClosedOrganisation_DoesNotHold()
    {
        var admin = await AdministratorAsync();
        var council = await Data.CreateOrganisationAsync();
        var link = (await InviteAsync(admin, "olwen@example.gov.uk", council, Roles.Officer)).Value.Link;

        await AsAsync(admin, (CloseOrganisation close) => close.RunAsync(council.Id, 0, Token));
        Assert.IsType<Refusal.Gone>((await SetAsync(link)).Refusal);
        await AsAsync(admin, (ReopenOrganisation reopen) => reopen.RunAsync(council.Id, 1, Token));
        await AsAsync(
            admin,
            async (DeactivatePerson deactivate) => await deactivate.RunAsync((await FindAsync("olwen@example.gov.uk")).Id, null, Token)
        );

        Assert.IsType<Refusal.Gone>((await SetAsync(link)).Refusal);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "SmtpCommandException")]
    [InlineData(false, null)]
    public async Task Invite_WhateverBecomesOfTheEmail_KeepsThePersonAndGivesTheLink(bool hasServer, string? fault)
    {
        (Mailer.CanSend, Mailer.Fault) = (hasServer, fault);
        var admin = await AdministratorAsync();

        var outcome = await InviteAsync(admin, " olwen@example.gov.uk ", await Data.CreateOrganisationAsync(), Roles.Officer);

        Assert.Equal(hasServer, outcome.Value.IsMailed);
        Assert.Equal(hasServer && fault is null ? 1 : 0, (await MailsAsync()).Count);
        Assert.True((await SetAsync(outcome.Value.Link)).IsDone);
    }

    [Fact]
    public async Task Invite_SendsTheLinkToTheAddress()
    {
        var admin = await AdministratorAsync();

        var outcome = await InviteAsync(admin, " olwen@example.gov.uk ", await Data.CreateOrganisationAsync(), Roles.Officer);

        var message = Assert.Single(await MailsAsync());
        Assert.Equal(("olwen@example.gov.uk", "Olwen Officer"), (message.To, message.Name));
        Assert.Contains(outcome.Value.Link.Address.AbsoluteUri, message.Text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendLink_ByHand_GivesTheLinkAndSendsNoEmail()
    {
        var admin = await AdministratorAsync();
        var olwen = await OfficerAsync(admin, await Data.CreateOrganisationAsync());
        var before = (await MailsAsync()).Count;

        var outcome = await AsAsync(admin, (SendPasswordLink send) => send.RunAsync(olwen.Id, null, true, Site, Token));

        Assert.False(outcome.Value.IsMailed);
        Assert.Equal(before, (await MailsAsync()).Count);
        Assert.True((await SetAsync(outcome.Value.Link)).IsDone);
    }

    [Fact]
    public async Task SendLink_Again_EndsTheEarlierLink()
    {
        var admin = await AdministratorAsync();
        var first = await InviteAsync(admin, "olwen@example.gov.uk", await Data.CreateOrganisationAsync(), Roles.Officer);

        var second = await AsAsync(admin, (SendPasswordLink send) => send.RunAsync(first.Value.PersonId, null, false, Site, Token));

        Assert.IsType<Refusal.Gone>((await SetAsync(first.Value.Link)).Refusal);
        Assert.True((await SetAsync(second.Value.Link)).IsDone);
    }

    [Fact]
    public async Task ForgottenPassword_OfAKnownAddress_SendsOneLinkAndPauses()
    {
        var admin = await AdministratorAsync();
        var invited = await InviteAsync(admin, "olwen@example.gov.uk", await Data.CreateOrganisationAsync(), Roles.Officer);
        await SetAsync(invited.Value.Link);

        await RemindAsync("OLWEN@example.gov.uk");
        await RemindAsync("olwen@example.gov.uk");

        Assert.Equal(2, (await MailsAsync()).Count);
        Assert.Single(Mailer.Messages, m => m.Text.Subject.StartsWith("Set a new password", StringComparison.Ordinal));
        Time.Advance(RequestPasswordReset.Pause);
        await RemindAsync("olwen@example.gov.uk");
        Assert.Equal(3, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task ForgottenPassword_OfWhoIsUnknownOrMayNotSignIn_SendsNothing()
    {
        var admin = await AdministratorAsync();
        var olwen = await OfficerAsync(admin, await Data.CreateOrganisationAsync());
        await AsAsync(admin, (DeactivatePerson deactivate) => deactivate.RunAsync(olwen.Id, null, Token));
        var before = (await MailsAsync()).Count;

        await RemindAsync("olwen@example.gov.uk");
        await RemindAsync("nobody@example.gov.uk");

        Assert.Equal(before, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task ForgottenPassword_OfWhoNeverHadOne_SendsNothingAndLeavesTheInvitation()
    {
        var admin = await AdministratorAsync();
        var invited = await InviteAsync(admin, "olwen@example.gov.uk", await Data.CreateOrganisationAsync(), Roles.Officer);

        await RemindAsync("olwen@example.gov.uk");

        Assert.Single(await MailsAsync());
        Assert.DoesNotContain(await EntriesAsync(), e => e.Kind == nameof(PasswordLinkMade));
        Assert.True((await SetAsync(invited.Value.Link)).IsDone);
    }

    private async Task RemindAsync(string email)
    {
        await using var instance = Instance(KnownUser.Nobody);
        await RequestAsync(
            instance,
            async (RequestPasswordReset remind) =>
            {
                await remind.RunAsync(email, Site, Token);
                return true;
            }
        );
    }
}
