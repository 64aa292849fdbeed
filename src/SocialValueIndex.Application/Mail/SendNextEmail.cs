using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Application.Mail;

/// <summary>
/// Sends the e-mail that has waited longest. It is taken before it is sent, by a save that fails when another instance took it first, and
/// marked afterwards. A sender that is killed between the two leaves it to the next one, so it can come twice and cannot be lost.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="outbox">Reads what it says.</param>
/// <param name="mailer">Hands it over.</param>
/// <param name="time">The clock.</param>
public sealed class SendNextEmail(SocialValueIndexDbContext db, Outbox outbox, IMailer mailer, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Sends it.</summary>
    /// <param name="cancellationToken">Ends the work early, but not between sending and marking.</param>
    /// <returns>What became of it; none when nothing is due, or there is nothing to send with.</returns>
    public async Task<MailDelivery?> RunAsync(CancellationToken cancellationToken)
    {
        if (!mailer.CanSend || await TakeAsync(cancellationToken) is not { } taken)
        {
            return null;
        }

        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == taken.PersonId, CancellationToken.None);
        var body = outbox.Read(taken);
        if (ReasonNotToSend(taken, person, body) is { } reason)
        {
            await MarkAsync(taken, message => message.GiveUp(reason, Now));
            return new MailDelivery(reason);
        }

        var delivery = await mailer.SendAsync(
            new MailMessage(taken.Id, taken.Address ?? person.Email!, person.Name, new MailText(taken.Subject, body!))
        );
        await MarkAsync(
            taken,
            message =>
            {
                if (delivery.Fault is { } fault)
                {
                    message.MarkFailed(fault, Now);
                }
                else
                {
                    message.MarkSent(Now);
                }
            }
        );
        return delivery;
    }

    private async Task<OutboxMessage?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = Now;
            var message = await db
                .Outbox.Where(m => m.State == OutboxState.Waiting && m.NextAttemptAt <= now)
                .OrderBy(m => m.NextAttemptAt)
                .ThenBy(m => m.Id)
                .FirstOrDefaultAsync(cancellationToken);
            if (message is null)
            {
                return null;
            }

            message.Take(now);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                db.ChangeTracker.Clear();
                return message;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another instance took it.
                db.ChangeTracker.Clear();
            }
        }
    }

    private string? ReasonNotToSend(OutboxMessage message, Person person, string? body) =>
        !person.IsActive ? "The person is deactivated"
        : message.IsOutdated(Now) ? "The link in it ended before it could be sent"
        : body is null ? "The text of the email cannot be read any more"
        : null;

    /// <summary>
    /// Marks what became of it. Where the lease ended meanwhile and another instance has it, that it is sent still counts, and that it was
    /// not sent is the other one's to find out.
    /// </summary>
    private Task MarkAsync(OutboxMessage taken, Action<OutboxMessage> mark) =>
        db.SaveWithRetryAsync(
            async () =>
            {
                var message = await db.Outbox.SingleOrDefaultAsync(
                    m => m.Id == taken.Id && m.State == OutboxState.Waiting,
                    CancellationToken.None
                );
                var isOurs = message?.Revision == taken.Revision;
                if (message is not null)
                {
                    mark(message);
                    if (!isOurs && message.State != OutboxState.Sent)
                    {
                        db.ChangeTracker.Clear();
                    }
                }

                return isOurs;
            },
            CancellationToken.None
        );
}
