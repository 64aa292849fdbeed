using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Application.People;

/// <summary>A person as readings know them.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their e-mail address.</param>
/// <param name="OrganisationId">Their organisation.</param>
/// <param name="DeactivatedAt">Since when they cannot sign in, if they cannot.</param>
internal sealed record NamedPerson(Guid Id, string Name, string? Email, Guid? OrganisationId, DateTime? DeactivatedAt);

/// <summary>
/// Names the people whom an assessment mentions. Those of its organisation it remembers for a moment, so that not every page reads them
/// again. There is one for all requests, so whoever asks hands over their own context. It forgets people as soon as this instance stores a
/// change of one; what another instance stores it sees within five seconds.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class KnownPeople(TimeProvider time) : SaveChangesInterceptor
{
    private static readonly TimeSpan HoldsFor = TimeSpan.FromSeconds(5);

    private ConcurrentDictionary<(string? Database, Guid Organisation), Entry> _byOrganisation = new();

    /// <summary>The people of an organisation by name, then those of the mentioned who are not in it, or not any more.</summary>
    internal async Task<IReadOnlyList<NamedPerson>> WithAsync(
        SocialValueIndexDbContext db,
        Guid organisationId,
        IEnumerable<Guid> mentioned,
        CancellationToken cancellationToken
    )
    {
        var own = await InAsync(db, organisationId, cancellationToken);
        var missing = mentioned.Except(own.Select(p => p.Id)).ToArray();
        return missing.Length == 0 ? own : [.. own, .. await ReadAsync(db.Users.Where(p => missing.Contains(p.Id)), cancellationToken)];
    }

    /// <inheritdoc />
    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is { } db && db.ChangeTracker.Entries<Person>().Any())
        {
            _byOrganisation = new();
        }

        return ValueTask.FromResult(result);
    }

    private async Task<IReadOnlyList<NamedPerson>> InAsync(SocialValueIndexDbContext db, Guid id, CancellationToken cancellationToken)
    {
        // A copy of a database has the same organisations. What is read before a change is kept where nobody looks after it.
        var key = (db.Database.GetConnectionString(), id);
        var known = _byOrganisation;
        var now = time.GetUtcNow();
        if (known.TryGetValue(key, out var entry) && (now - entry.At).Duration() < HoldsFor)
        {
            return entry.People;
        }

        var people = await ReadAsync(db.Users.Where(p => p.OrganisationId == id), cancellationToken);
        known[key] = new Entry(people, now);
        return people;
    }

    private static async Task<List<NamedPerson>> ReadAsync(IQueryable<Person> people, CancellationToken cancellationToken)
    {
        var named = await people
            .Select(p => new NamedPerson(p.Id, p.Name, p.Email, p.OrganisationId, p.DeactivatedAt))
            .ToListAsync(cancellationToken);
        named.Sort((a, b) => (a.Name, a.Id).CompareTo((b.Name, b.Id)));
        return named;
    }

    private sealed record Entry(IReadOnlyList<NamedPerson> People, DateTimeOffset At);
}
