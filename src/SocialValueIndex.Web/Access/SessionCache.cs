using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Web.Access;

/// <summary>
/// What this instance read about sessions a moment ago, so that not every page reads it again. It forgets everything as soon as this
/// instance stores a change of a person, an organisation or a session; changes of other instances it sees after <see cref="HoldsFor"/>.
/// </summary>
internal sealed class SessionCache(IMemoryCache memory, TimeProvider time) : SaveChangesInterceptor
{
    /// <summary>How old a reading may be.</summary>
    public static TimeSpan HoldsFor { get; } = TimeSpan.FromSeconds(5);

    // Longer than a reading holds: whether it holds is looked up by the clock, and memory has one of its own.
    private static readonly TimeSpan RemembersFor = TimeSpan.FromMinutes(5);

    private long _changes;

    /// <summary>Tells a reading from before a change from one after it. Taken before the database is asked.</summary>
    public long Version => Interlocked.Read(ref _changes);

    /// <summary>The reading, if it is fresh.</summary>
    public SessionReading? Find(Guid id) =>
        memory.TryGetValue((typeof(SessionCache), id), out Entry? entry)
        && entry!.Version == Version
        && (time.GetUtcNow() - entry.At).Duration() < HoldsFor
            ? entry.Reading
            : null;

    public void Keep(Guid id, SessionReading reading, long version) =>
        memory.Set((typeof(SessionCache), id), new Entry(reading, version, time.GetUtcNow()), RemembersFor);

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        // Whether it is one of these that was changed is not known any more. Forgetting too much costs one reading a session.
        if (eventData.Context is { } db && db.ChangeTracker.Entries().Any(e => e.Entity is Person or Organisation or SignInSession))
        {
            Interlocked.Increment(ref _changes);
        }

        return ValueTask.FromResult(result);
    }

    private sealed record Entry(SessionReading Reading, long Version, DateTimeOffset At);
}
