using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.Tests.People;
using SocialValueIndex.Domain;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Mail;

/// <summary>An e-mail arrives once, whoever is killed when.</summary>
public class OutboxTests : PeopleTest
{
    private const string Killed = "The process is killed here";

    [Fact]
    public async Task Invitation_UntilItIsSent_StandsUnreadableInTheDatabaseAndThenNotAtAll()
    {
        var link = (await InvitedAsync()).Link;

        var waiting = await MessageAsync();
        Assert.DoesNotContain("token", waiting.ProtectedBody, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(link.Address.AbsoluteUri, waiting.ProtectedBody, StringComparison.Ordinal);

        await MailsAsync();
        var sent = await MessageAsync();
        Assert.Equal((OutboxState.Sent, null, TestData.Now.UtcDateTime), (sent.State, sent.ProtectedBody, sent.ClosedAt));
    }

    [Fact]
    public async Task Invitation_ThatIsNotStored_SendsNothing()
    {
        var admin = await AdministratorAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            AsAsync(
                admin,
                (InvitePerson invite) =>
                    invite.RunAsync("olwen@example.gov.uk", new PersonDetails("Olwen", [Roles.Administrator], null), Site, Token),
                new BeforeSave(() => throw new InvalidOperationException(Killed))
            )
        );

        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task TwoInstances_ThatTakeOneEmailAtTheSameMoment_SendItOnce()
    {
        await InvitedAsync();
        MailDelivery? other = null;
        await using var instance = Instance(KnownUser.Nobody, new BeforeSave(async () => other = await SendAsync()));

        var own = await RequestAsync(instance, (SendNextEmail send) => send.RunAsync(Token));

        Assert.Equal((null, true), (own, other!.IsTaken));
        Assert.Single(Mailer.Messages);
        Assert.Null(await SendAsync());
    }

    [Fact]
    public async Task TwoInstances_WhileOneSends_TheOtherFindsNothing()
    {
        await InvitedAsync();
        Mailer.AfterTaking = async () => Assert.Null(await SendAsync());

        Assert.True((await SendAsync())!.IsTaken);

        Assert.Single(Mailer.Messages);
    }

    [Fact]
    public async Task TwoInstances_WithManyEmails_SendEachOnce()
    {
        var admin = await AdministratorAsync();
        for (var i = 0; i < 20; i++)
        {
            await InviteAsync(admin, $"officer{i}@example.gov.uk", null, Roles.Administrator);
        }

        await Task.WhenAll(MailsAsync(), MailsAsync());

        Assert.Equal(20, Mailer.Messages.Select(m => m.To).Distinct().Count());
        Assert.Equal(20, Mailer.Messages.Count);
    }

    [Fact]
    public async Task Sender_KilledAfterTheServerTookTheEmail_IsFollowedByOneThatSendsItOnceMore()
    {
        await InvitedAsync();
        Mailer.AfterTaking = () => throw new InvalidOperationException(Killed);
        await Assert.ThrowsAsync<InvalidOperationException>(SendAsync);
        Mailer.AfterTaking = () => Task.CompletedTask;

        Time.Advance(OutboxMessage.Lease - TimeSpan.FromTicks(1));
        Assert.Null(await SendAsync());
        Time.Advance(TimeSpan.FromTicks(1));
        Assert.True((await SendAsync())!.IsTaken);
        Time.Advance(OutboxMessage.Patience);
        Assert.Null(await SendAsync());

        Assert.Equal(2, Mailer.Messages.Count);
        Assert.Single(Mailer.Messages.Select(m => m.Id).Distinct());
        Assert.Equal(OutboxState.Sent, (await MessageAsync()).State);
    }

    [Fact]
    public async Task Sender_KilledBeforeTheServerTookTheEmail_LosesNothing()
    {
        await InvitedAsync();
        Mailer.BeforeTaking = () => throw new InvalidOperationException(Killed);
        await Assert.ThrowsAsync<InvalidOperationException>(SendAsync);
        Mailer.BeforeTaking = () => Task.CompletedTask;

        Time.Advance(OutboxMessage.Lease);

        Assert.Single(await MailsAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("SmtpCommandException")]
    public async Task Sender_WhoseLeaseEndedMeanwhile_LeavesTheEmailSentAsTheOtherOneMarkedIt(string? faultOfTheSlowOne)
    {
        await InvitedAsync();
        Mailer.BeforeTaking = async () =>
        {
            Mailer.BeforeTaking = () => Task.CompletedTask;
            Time.Advance(OutboxMessage.Lease);
            Assert.True((await SendAsync())!.IsTaken);
            Mailer.Fault = faultOfTheSlowOne;
        };

        await SendAsync();

        Assert.Equal(faultOfTheSlowOne is null ? 2 : 1, Mailer.Messages.Count);
        Assert.Equal(OutboxState.Sent, (await MessageAsync()).State);
        Time.Advance(OutboxMessage.Patience);
        Assert.Null(await SendAsync());
    }

    [Fact]
    public async Task Email_ThatIsNotTaken_IsTriedAfterLongerAndLongerPausesForADay()
    {
        await InvitedAsync();
        Mailer.Fault = "SmtpCommandException MailboxUnavailable";
        var pauses = new List<TimeSpan>();
        while (await SendAsync() is not null && await MessageAsync() is { State: OutboxState.Waiting } waiting)
        {
            Assert.Equal(Mailer.Fault, waiting.Fault);
            pauses.Add(waiting.NextAttemptAt - Time.GetUtcNow().UtcDateTime);
            Time.Advance(pauses[^1]);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240, 240, 225], pauses.Select(p => p.TotalMinutes));
        Assert.Equal(TestData.Now + OutboxMessage.Patience, Time.GetUtcNow());
        var givenUp = await MessageAsync();
        Assert.Equal((OutboxState.GivenUp, Mailer.Fault), (givenUp.State, givenUp.Fault));
        Mailer.Fault = null;
        Time.Advance(OutboxMessage.Patience);
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task Retry_OfAnEmailThatWasGivenUp_SendsIt()
    {
        var link = (await InvitedAsync()).Link;
        var id = await GiveUpAsync();

        Assert.IsType<Refusal.Gone>((await RetryAsync(Guid.NewGuid())).Refusal);
        Assert.True((await RetryAsync(id)).IsDone);
        Assert.Equal("email", Assert.Single((await RetryAsync(id)).Faults).Field);

        Assert.Contains(link.Address.AbsoluteUri, Assert.Single(await MailsAsync()).Text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_OnceTheLinkHasEnded_IsRefusedAndTheLinkForgotten()
    {
        await InvitedAsync();
        var id = await GiveUpAsync();
        Time.Advance(PasswordLinks.InvitationLifespan);

        await AsNobodyAsync((PruneEmails prune) => prune.RunAsync(Token));

        Assert.Null((await MessageAsync()).ProtectedBody);
        Assert.Contains("new link", Assert.Single((await RetryAsync(id)).Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_ThatEndedBeforeItCouldBeSent_IsGivenUpAndForgotten()
    {
        await InvitedAsync();
        Time.Advance(PasswordLinks.InvitationLifespan);

        Assert.Empty(await MailsAsync());

        var message = await MessageAsync();
        Assert.Equal(
            (OutboxState.GivenUp, null, "The link in it ended before it could be sent"),
            (message.State, message.ProtectedBody, message.Fault)
        );
    }

    [Fact]
    public async Task Email_OfADeactivatedPerson_IsNotSent()
    {
        var invited = await InvitedAsync();
        await AsAsync(
            await FindAsync("ada@example.gov.uk"),
            (DeactivatePerson deactivate) => deactivate.RunAsync(invited.PersonId, null, Token)
        );

        Assert.Empty(await MailsAsync());
        Assert.Equal(OutboxState.GivenUp, (await MessageAsync()).State);
    }

    [Fact]
    public async Task Emails_WithoutAMailServer_AreNotKept()
    {
        Mailer.CanSend = false;
        await InvitedAsync();

        await using var db = Database.CreateContext(KnownUser.Nobody);
        Assert.False(await db.Outbox.AnyAsync(Token));
    }

    [Fact]
    public async Task Prune_OfSentAndGivenUpEmails_ForgetsThemAfterAWhile()
    {
        await InvitedAsync();
        await MailsAsync();
        Time.Advance(PruneEmails.SentKept);
        await AsNobodyAsync((PruneEmails prune) => prune.RunAsync(Token));
        Assert.Equal(OutboxState.Sent, (await MessageAsync()).State);

        Time.Advance(TimeSpan.FromSeconds(1));
        await AsNobodyAsync((PruneEmails prune) => prune.RunAsync(Token));

        await using var db = Database.CreateContext(KnownUser.Nobody);
        Assert.False(await db.Outbox.AnyAsync(Token));
    }

    private async Task<SentLink> InvitedAsync() =>
        (await InviteAsync(await AdministratorAsync(), "olwen@example.gov.uk", null, Roles.Administrator)).Value;

    private async Task<MailDelivery?> SendAsync()
    {
        await using var instance = Instance(KnownUser.Nobody);
        return await RequestAsync(instance, (SendNextEmail send) => send.RunAsync(Token));
    }

    private async Task<Guid> GiveUpAsync()
    {
        Mailer.Fault = "SmtpCommandException";
        Time.Advance(OutboxMessage.Patience);
        await MailsAsync();
        Mailer.Fault = null;
        var message = await MessageAsync();
        Assert.Equal(OutboxState.GivenUp, message.State);
        return message.Id;
    }

    private async Task<Outcome> RetryAsync(Guid id)
    {
        await using var instance = Instance(KnownUser.Nobody);
        return await RequestAsync(instance, (RetryEmail retry) => retry.RunAsync(id, Token));
    }

    private async Task AsNobodyAsync(Func<PruneEmails, Task> work)
    {
        await using var instance = Instance(KnownUser.Nobody);
        await RequestAsync(
            instance,
            async (PruneEmails prune) =>
            {
                await work(prune);
                return true;
            }
        );
    }

    private async Task<OutboxMessage> MessageAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.Outbox.AsNoTracking().SingleAsync(Token);
    }
}
