using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.SigningIn;

/// <summary>Begins, reads and ends sessions for the host, which keeps their cookies.</summary>
public sealed class Sessions(SocialValueIndexDbContext db, ICurrentUser user, SessionLimits limits, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Begins a session, and stores it with whatever else the person's sign-in changes.</summary>
    /// <returns>The session's id.</returns>
    public async Task<Guid> BeginAsync(Person person, SignInMethod method, string device, string? protectedIdToken)
    {
        var session = SignInSession.Begin(person, method, device, Now, protectedIdToken);
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        return session.Id;
    }

    /// <summary>What decides whether the session goes on; none where there is no such one.</summary>
    public Task<SessionReading?> ReadAsync(Guid id, CancellationToken cancellationToken) =>
        (
            from session in db.Sessions
            where session.Id == id
            join person in db.Users on session.PersonId equals person.Id
            select new SessionReading(
                person.Id,
                session.StartedAt,
                session.LastUsedAt,
                session.EndedAt != null
                    || session.Stamp != person.SecurityStamp
                    || person.DeactivatedAt != null
                    || db.Organisations.Any(o => o.Id == person.OrganisationId && o.ClosedAt != null)
            )
        ).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Writes down that the session is used now.</summary>
    public Task TouchAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = Now;
        return db
            .Sessions.Where(s => s.Id == id && s.LastUsedAt < now)
            .ExecuteUpdateAsync(s => s.SetProperty(session => session.LastUsedAt, now), cancellationToken);
    }

    /// <summary>Lets the session go on with the person's new stamp, which ends their other ones.</summary>
    public async Task GoOnAsync(Guid id, Person person)
    {
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.PersonId == person.Id) is { } session)
        {
            session.GoOn(person);
            await db.SaveChangesAsync();
        }
    }

    /// <summary>Ends a session because its person signs out.</summary>
    /// <returns>The provider's proof of who signed in, protected, where there was one.</returns>
    public async Task<string?> SignOutAsync(Guid id)
    {
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.EndedAt == null) is not { } session)
        {
            return null;
        }

        var (now, idToken) = (Now, session.ProtectedIdToken);
        session.End(now);
        (await db.Users.SingleAsync(p => p.Id == session.PersonId)).Record(new PersonSignedOut(), new ChangeStamp(session.PersonId, now));
        await db.SaveChangesAsync();
        return idToken;
    }

    /// <summary>The current person's sessions that go on, the one used last first.</summary>
    public async Task<IReadOnlyList<SignInSession>> ListAsync(CancellationToken cancellationToken)
    {
        var (id, usedAfter, startedAfter) = (user.Id, Now - limits.Idle, Now - limits.Longest);
        return await (
            from session in db.Sessions.AsNoTracking()
            join person in db.Users on session.PersonId equals person.Id
            where person.Id == id && session.EndedAt == null && session.Stamp == person.SecurityStamp
            where session.LastUsedAt > usedAfter && session.StartedAt > startedAfter
            orderby session.LastUsedAt descending, session.Id
            select session
        ).ToListAsync(cancellationToken);
    }

    /// <summary>Forgets sessions that nobody can use any more, and counts of attempts that are too old to matter.</summary>
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        var before = Now - Kept;
        await db.Sessions.Where(s => s.LastUsedAt < before).ExecuteDeleteAsync(cancellationToken);
        await db.SignInAttempts.Where(c => c.LastAt < before).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>Ends sessions of the person who asks.</summary>
public sealed class EndSessions(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time)
{
    /// <summary>The word for every session but the one that asks.</summary>
    public const string Others = "others";

    /// <summary>Ends them.</summary>
    /// <param name="current">The session that asks.</param>
    /// <param name="end">A session's id, or <see cref="Others"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Refused as gone where the person has no such session.</returns>
    public async Task<Outcome> RunAsync(Guid? current, string? end, CancellationToken cancellationToken)
    {
        var (person, id) = (user.Id, Guid.TryParse(end, out var parsed) ? parsed : Guid.Empty);
        var isOthers = end == Others;
        var sessions = await db
            .Sessions.Where(s => s.PersonId == person && s.EndedAt == null && (isOthers ? s.Id != current : s.Id == id))
            .ToListAsync(cancellationToken);
        if (sessions.Count == 0)
        {
            return isOthers ? Outcome.Done : new Refusal.Gone();
        }

        var now = time.GetUtcNow().UtcDateTime;
        sessions.ForEach(s => s.End(now));
        var stamp = new ChangeStamp(person, now);
        (await db.Users.SingleAsync(p => p.Id == person, cancellationToken)).Record(new SessionsEnded(sessions.Count), stamp);
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }
}
