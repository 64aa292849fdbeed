using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Begins a draft as a copy of any version, or from a file. There can be several drafts; each gets the next number.</summary>
/// <param name="db">The database.</param>
/// <param name="user">Who begins it.</param>
/// <param name="time">The clock.</param>
/// <param name="audit">Writes down who did it.</param>
public sealed class DraftQuestionSet(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time, Audit audit)
{
    private const int MaxAttempts = 5;

    /// <summary>Begins a copy.</summary>
    /// <returns>The draft's number; none when there is no such version.</returns>
    public async Task<int?> RunAsync(int version, CancellationToken cancellationToken)
    {
        var source = await db.QuestionSets.AsNoTracking().FirstOrDefaultAsync(q => q.Version == version, cancellationToken);
        return source is null ? null : await AddAsync(source.Title, source.PlanFootnote, source.Areas, version, cancellationToken);
    }

    internal async Task<int> AddAsync(string title, string planFootnote, IReadOnlyList<Area> areas, int? basedOn, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var next = await NextAsync(cancellationToken);
            var draft = QuestionSet.Draft(next, title, planFootnote, areas, basedOn, new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime));
            db.QuestionSets.Add(draft);
            audit.Write(
                basedOn is null ? AuditKind.QuestionSetImported : AuditKind.QuestionSetDrafted,
                draft.Id,
                QuestionSetNames.For(draft),
                from: basedOn is null ? null : FormattableString.Invariant($"Version {basedOn}"));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return next;
            }
            catch (DbUpdateException) when (attempt < MaxAttempts)
            {
                // The unique version number refuses the second of two drafts that begin at once; it takes the number after.
                db.ChangeTracker.Clear();
                if (!await db.QuestionSets.AnyAsync(q => q.Version == next, cancellationToken))
                {
                    throw;
                }
            }
        }
    }

    // A number is given once, also when the draft is thrown away: a page that is still open must not save into another draft. The first version began
    // without anybody, each later one with a line of the audit.
    private async Task<int> NextAsync(CancellationToken cancellationToken)
    {
        var begun = await db.AuditEntries.CountAsync(e => e.Kind == AuditKind.QuestionSetDrafted || e.Kind == AuditKind.QuestionSetImported, cancellationToken);
        return Math.Max(begun + 1, await db.QuestionSets.MaxAsync(q => q.Version, cancellationToken)) + 1;
    }
}

/// <summary>Throws a draft away. A version that was ever published stays.</summary>
/// <param name="db">The database.</param>
/// <param name="audit">Writes down who did it.</param>
public sealed class DiscardDraft(SocialValueIndexDbContext db, Audit audit)
{
    /// <summary>Throws it away.</summary>
    /// <param name="version">The draft's number.</param>
    /// <param name="basedOnRevision">The revision that the person saw.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<DraftStatus> RunAsync(int version, int basedOnRevision, CancellationToken cancellationToken)
    {
        var draft = await db.QuestionSets.FirstOrDefaultAsync(q => q.Version == version, cancellationToken);
        if (draft is not { State: QuestionSetState.Draft })
        {
            return draft is null ? DraftStatus.NotFound : DraftStatus.NotADraft;
        }

        if (draft.Revision != basedOnRevision)
        {
            return DraftStatus.Conflict;
        }

        db.QuestionSets.Remove(draft);
        audit.Write(AuditKind.QuestionSetDiscarded, draft.Id, QuestionSetNames.For(draft));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return DraftStatus.Saved;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return DraftStatus.Conflict;
        }
    }
}
