using Microsoft.EntityFrameworkCore;

namespace SocialValueIndex.Application.Data;

internal static class ConcurrencyRetry
{
    // Each round is lost only to a colleague's round that was stored, so many people at once all get through.
    private const int MaxAttempts = 20;

    // Milliseconds. Those who lost together would meet again at the next attempt if they waited equally long.
    private const int LongerEachTime = 10;
    private const int LongestWait = 100;

    /// <summary>Stores what a change leaves, and begins again on fresh data when a colleague stored a change in between.</summary>
    /// <param name="db">The database.</param>
    /// <param name="change">Loads, and changes; it can run more than once.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What the change returned.</returns>
    /// <exception cref="DbUpdateConcurrencyException">Colleagues stored changes in between too many times.</exception>
    public static async Task<T> SaveWithRetryAsync<T>(
        this SocialValueIndexDbContext db,
        Func<Task<T>> change,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await change();
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return result;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MaxAttempts)
            {
                db.ChangeTracker.Clear();
                await Task.Delay(Random.Shared.Next(Math.Min(attempt * LongerEachTime, LongestWait)), cancellationToken);
            }
        }
    }
}
