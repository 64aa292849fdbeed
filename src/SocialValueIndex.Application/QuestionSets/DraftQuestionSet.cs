using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Begins a draft as a copy of any version, or from a file. There can be several drafts; each gets the next number.</summary>
/// <param name="db">The database.</param>
/// <param name="user">Who begins it.</param>
/// <param name="time">The clock.</param>
public sealed class DraftQuestionSet(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time)
{
    private const int MaxAttempts = 5;

    /// <summary>Begins a copy.</summary>
    /// <returns>The draft's number; gone where there is no such version.</returns>
    public async Task<Outcome<int>> RunAsync(int version, CancellationToken cancellationToken)
    {
        var source = await db.QuestionSets.AsNoTracking().FirstOrDefaultAsync(q => q.Version == version, cancellationToken);
        return source is null
            ? new Refusal.Gone()
            : await AddAsync(source.Title, source.PlanFootnote, source.Areas, version, cancellationToken);
    }

    internal async Task<int> AddAsync(
        string title,
        string planFootnote,
        IReadOnlyList<Area> areas,
        int? basedOn,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var next = await NextAsync(cancellationToken);
            var draft = QuestionSet.Draft(
                next,
                title,
                planFootnote,
                areas,
                basedOn,
                new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime)
            );
            db.QuestionSets.Add(draft);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return next;
            }
            catch (DbUpdateException) when (attempt < MaxAttempts)
            {
                // The unique version number refuses the second of two drafts that begin at once; it takes the number after.
                db.ChangeTracker.Clear();
                if (!await db.QuestionSets.IgnoreQueryFilters().AnyAsync(q => q.Version == next, cancellationToken))
                {
                    throw;
                }
            }
        }
    }

    // A number is given once, also when the draft is thrown away: a page that is still open must not save into another draft. Discarded
    // ones count.
    private async Task<int> NextAsync(CancellationToken cancellationToken) =>
        await db.QuestionSets.IgnoreQueryFilters().MaxAsync(q => q.Version, cancellationToken) + 1;
}

/// <summary>Throws a draft away. A version that was ever published stays.</summary>
/// <param name="db">The database.</param>
/// <param name="user">Who does it.</param>
/// <param name="time">The clock.</param>
public sealed class DiscardDraft(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time)
{
    /// <summary>Throws it away.</summary>
    /// <param name="version">The draft's number.</param>
    /// <param name="basedOnRevision">The revision that the person saw.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Refused as read-only where it is published, and as a conflict where a colleague changed it since the person
    /// looked.</returns>
    public async Task<Outcome> RunAsync(int version, int basedOnRevision, CancellationToken cancellationToken)
    {
        switch (await db.QuestionSets.FirstOrDefaultAsync(q => q.Version == version, cancellationToken))
        {
            case null:
                return new Refusal.Gone();
            case { IsDraft: false }:
                return new Refusal.ReadOnly();
            case { } draft when draft.Revision != basedOnRevision:
                return new Refusal.Conflict();
            case { } draft:
                draft.Discard(new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime));
                return await SaveAsync(cancellationToken);
        }
    }

    private async Task<Outcome> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Refusal.Conflict();
        }
    }
}
