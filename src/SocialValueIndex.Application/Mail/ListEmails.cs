using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Mail;

/// <summary>An e-mail as administrators see it: who gets it and what it is about, never what it says.</summary>
/// <param name="Message">The e-mail.</param>
/// <param name="Name">The name of whoever gets it.</param>
/// <param name="Address">The address that it goes to: theirs, or another one.</param>
public sealed record EmailSummary(OutboxMessage Message, string Name, string Address);

/// <summary>What is in the outbox.</summary>
/// <param name="GivenUp">Those that could not be sent, newest first, up to <see cref="ListEmails.Longest"/>.</param>
/// <param name="GivenUpTotal">How many those are.</param>
/// <param name="Waiting">Those that wait, in the order in which they are tried, up to <see cref="ListEmails.Longest"/>.</param>
/// <param name="WaitingTotal">How many those are.</param>
public sealed record EmailList(
    IReadOnlyList<EmailSummary> GivenUp,
    int GivenUpTotal,
    IReadOnlyList<EmailSummary> Waiting,
    int WaitingTotal
);

/// <summary>Shows administrators which e-mails wait, and which could not be sent.</summary>
/// <param name="db">The database.</param>
public sealed class ListEmails(SocialValueIndexDbContext db)
{
    /// <summary>The most e-mails of one kind that are listed.</summary>
    public const int Longest = 100;

    /// <summary>Lists them.</summary>
    public async Task<EmailList> RunAsync(CancellationToken cancellationToken)
    {
        var givenUp = db.Outbox.Where(m => m.State == OutboxState.GivenUp).OrderByDescending(m => m.ClosedAt).ThenBy(m => m.Id);
        var waiting = db.Outbox.Where(m => m.State == OutboxState.Waiting).OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id);
        return new EmailList(
            await ReadAsync(givenUp, cancellationToken),
            await CountGivenUpAsync(cancellationToken),
            await ReadAsync(waiting, cancellationToken),
            await waiting.CountAsync(cancellationToken)
        );
    }

    /// <summary>How many e-mails could not be sent.</summary>
    public Task<int> CountGivenUpAsync(CancellationToken cancellationToken) =>
        db.Outbox.CountAsync(m => m.State == OutboxState.GivenUp, cancellationToken);

    private async Task<IReadOnlyList<EmailSummary>> ReadAsync(IQueryable<OutboxMessage> messages, CancellationToken cancellationToken) =>
        [
            .. from row in await messages
                .AsNoTracking()
                .Take(Longest)
                .Join(
                    db.Users,
                    m => m.PersonId,
                    p => p.Id,
                    (m, p) =>
                        new
                        {
                            Message = m,
                            p.Name,
                            p.Email,
                        }
                )
                .ToListAsync(cancellationToken)
            select new EmailSummary(row.Message, row.Name, row.Message.Address ?? row.Email!),
        ];
}

/// <summary>How many e-mails are in the outbox and not sent.</summary>
/// <param name="Waiting">How many wait.</param>
/// <param name="GivenUp">How many could not be sent.</param>
public sealed record OutboxCount(int Waiting, int GivenUp);

/// <summary>Counts the e-mails that are not sent, for whoever runs the service.</summary>
/// <param name="db">The database.</param>
public sealed class CountEmails(SocialValueIndexDbContext db)
{
    /// <summary>Counts them.</summary>
    public async Task<OutboxCount> RunAsync(CancellationToken cancellationToken) =>
        new(
            await db.Outbox.CountAsync(m => m.State == OutboxState.Waiting, cancellationToken),
            await db.Outbox.CountAsync(m => m.State == OutboxState.GivenUp, cancellationToken)
        );
}

/// <summary>Has an e-mail that was given up tried for another day.</summary>
/// <param name="db">The database.</param>
/// <param name="time">The clock.</param>
public sealed class RetryEmail(SocialValueIndexDbContext db, TimeProvider time)
{
    /// <summary>Has it tried again.</summary>
    /// <param name="id">The e-mail.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Refused as gone where there is no such e-mail, and as invalid where it waits, is sent, or its link has ended.</returns>
    public Task<Outcome> RunAsync(Guid id, CancellationToken cancellationToken) =>
        db.SaveWithRetryAsync(
            async () =>
            {
                if (await db.Outbox.SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } message)
                {
                    return (Outcome)new Refusal.Gone();
                }

                var now = time.GetUtcNow().UtcDateTime;
                if (message.State != OutboxState.GivenUp)
                {
                    return new Refusal.Invalid(new Fault("email", "Somebody else asked for this email already"));
                }

                if (!message.CanBeRetried(now))
                {
                    return new Refusal.Invalid(
                        new Fault("email", "The link in this email has ended. Open the person’s page and send a new link")
                    );
                }

                message.Retry(now);
                return Outcome.Done;
            },
            cancellationToken
        );
}
