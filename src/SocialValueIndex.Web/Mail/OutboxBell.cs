using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SocialValueIndex.Application.Mail;

namespace SocialValueIndex.Web.Mail;

/// <summary>Wakes the sender of this instance when an e-mail was stored, so that nobody waits for the next round.</summary>
public sealed class OutboxBell : SaveChangesInterceptor
{
    private volatile TaskCompletionSource _rung = Silent();

    /// <summary>Waits until it rings, or the time is over. What rings while the sender works ends the next wait.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        await Task.WhenAny(_rung.Task, Task.Delay(atMost, time, cancellationToken));
        _rung = Silent();
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is { } db && HasNewEmail(db))
        {
            _rung.TrySetResult();
        }

        return ValueTask.FromResult(result);
    }

    // The sender itself stores e-mails too, which are not new any more.
    private static bool HasNewEmail(DbContext db) =>
        db.ChangeTracker.Entries<OutboxMessage>().Any(e => e.Entity is { Attempts: 0, State: OutboxState.Waiting });

    private static TaskCompletionSource Silent() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
