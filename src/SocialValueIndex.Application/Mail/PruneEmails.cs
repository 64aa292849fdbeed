using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Application.Mail;

/// <summary>Forgets e-mails: sent ones, and those that nobody asked for again, after a while, and links that have ended at once.</summary>
/// <param name="db">The database.</param>
/// <param name="time">The clock.</param>
public sealed class PruneEmails(SocialValueIndexDbContext db, TimeProvider time)
{
    private const int Batch = 500;

    /// <summary>How long it is kept that an e-mail was sent.</summary>
    public static TimeSpan SentKept { get; } = TimeSpan.FromDays(30);

    /// <summary>How long an e-mail that could not be sent is shown to administrators.</summary>
    public static TimeSpan GivenUpKept { get; } = TimeSpan.FromDays(90);

    /// <summary>Forgets at most one batch, so that it never holds the database up.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (sentBefore, givenUpBefore) = (now - SentKept, now - GivenUpKept);
        var old = await db
            .Outbox.Where(m =>
                (m.State == OutboxState.Sent && m.ClosedAt < sentBefore) || (m.State == OutboxState.GivenUp && m.ClosedAt < givenUpBefore)
            )
            .OrderBy(m => m.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        var outdated = await db
            .Outbox.Where(m => m.State == OutboxState.GivenUp && m.ProtectedBody != null && m.UsefulUntil <= now)
            .OrderBy(m => m.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        outdated.ForEach(m => m.ForgetIfOutdated(now));
        db.Outbox.RemoveRange(old);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another instance does the same at this moment. What it leaves comes next time.
            db.ChangeTracker.Clear();
        }
    }
}
