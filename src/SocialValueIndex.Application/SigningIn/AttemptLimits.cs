using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Application.SigningIn;

/// <summary>An attempt that may be made, or not.</summary>
/// <param name="Number">Which one it is since the last success, from 1; 0 where there is none now.</param>
/// <param name="Wait">How long there is none; none where it may be made.</param>
public sealed record Attempt(int Number, TimeSpan? Wait)
{
    /// <summary>How many minutes there is none after it, should it fail.</summary>
    public int MinutesAfterwards => AttemptCounter.MinutesAfter(Number);
}

/// <summary>
/// Counts attempts in the database, so that every instance counts alike. An attempt is counted before it is looked at: of many at the same
/// moment no more get through than one after the other.
/// </summary>
public sealed class AttemptLimits(SocialValueIndexDbContext db, TimeProvider time)
{
    private const int MaxTries = 20;

    /// <summary>Counts an attempt, or says how long there is none.</summary>
    /// <param name="key">What it is counted for.</param>
    /// <param name="personId">Whose account it is, if anybody's.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<Attempt> BeginAsync(AttemptKey key, Guid? personId, CancellationToken cancellationToken)
    {
        var id = key.Id;
        for (var tries = 1; ; tries++)
        {
            var counter = await db.SignInAttempts.FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
            if (counter is null)
            {
                counter = AttemptCounter.For(key, personId);
                db.SignInAttempts.Add(counter);
            }

            if (counter.Begin(time.GetUtcNow().UtcDateTime) is { } wait)
            {
                db.Entry(counter).State = EntityState.Detached;
                return new Attempt(0, wait);
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                db.Entry(counter).State = EntityState.Detached;
                return new Attempt(counter.Attempts, null);
            }
            catch (DbUpdateException) when (tries < MaxTries)
            {
                // Another attempt was counted at the same moment.
                db.Entry(counter).State = EntityState.Detached;
            }
        }
    }

    /// <summary>Begins to count anew, after a success.</summary>
    public Task ForgetAsync(AttemptKey key, CancellationToken cancellationToken)
    {
        var id = key.Id;
        return db.SignInAttempts.Where(c => c.Id == id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Begins to count anew for everything of a person: they proved otherwise who they are.</summary>
    public Task ForgetAllAsync(Guid personId, CancellationToken cancellationToken) =>
        db.SignInAttempts.Where(c => c.PersonId == personId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>
    /// Does for an account that is not there what writing down a failure does for one that is: the time must not tell them apart.
    /// </summary>
    internal Task TouchAsync(AttemptKey key, CancellationToken cancellationToken)
    {
        var (id, now) = (key.Id, time.GetUtcNow().UtcDateTime);
        return db
            .SignInAttempts.Where(c => c.Id == id)
            .ExecuteUpdateAsync(c => c.SetProperty(counter => counter.LastAt, now), cancellationToken);
    }
}
