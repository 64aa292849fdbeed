using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>
/// The published versions that were read so far. A published version's questions never change, so each is read once and kept in memory;
/// only its state can (to retired), so the state of one in memory can be out of date.
/// </summary>
public sealed class PublishedQuestionSetCache
{
    internal ConcurrentDictionary<Guid, QuestionSet> ById { get; } = new();

    /// <summary>The version for new assessments when somebody last looked; none where nobody did, or it changed since.</summary>
    internal LastLook? Current { get; set; }

    /// <summary>A version, and when it was the one for new assessments.</summary>
    /// <param name="QuestionSet">The version.</param>
    /// <param name="At">When that was read (UTC).</param>
    internal sealed record LastLook(QuestionSet QuestionSet, DateTimeOffset At);
}

/// <summary>The versions of the question set that assessments can have: never a draft.</summary>
/// <param name="db">The database.</param>
/// <param name="cache">The versions that were read before.</param>
/// <param name="time">The clock.</param>
public sealed class PublishedQuestionSets(SocialValueIndexDbContext db, PublishedQuestionSetCache cache, TimeProvider time)
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The version for new assessments, for pages that only show it. What this instance publishes shows at once, what another one publishes
    /// within five seconds.
    /// </summary>
    /// <exception cref="InvalidOperationException">None is published.</exception>
    public async Task<QuestionSet> CurrentToShowAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (cache.Current is { } last && now - last.At < LongestLook)
        {
            return last.QuestionSet;
        }

        var current = await CurrentAsync(cancellationToken);
        cache.Current = new PublishedQuestionSetCache.LastLook(current, now);
        return current;
    }

    /// <summary>Looks anew, because another version was published.</summary>
    internal void ForgetCurrent() => cache.Current = null;

    /// <summary>The version for new assessments.</summary>
    /// <exception cref="InvalidOperationException">None is published.</exception>
    public async Task<QuestionSet> CurrentAsync(CancellationToken cancellationToken)
    {
        var current = await FindAsync(await CurrentIdAsync(cancellationToken), cancellationToken);

        // One that is read for the first time can have been retired since its id was.
        return current.State == QuestionSetState.Published
            ? current
            : await FindAsync(await CurrentIdAsync(cancellationToken), cancellationToken);
    }

    /// <summary>The version that an assessment was started with.</summary>
    /// <exception cref="InvalidOperationException">There is no such version, or it was never published.</exception>
    public async Task<QuestionSet> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!cache.ById.TryGetValue(id, out var questionSet))
        {
            questionSet = await Published().FirstAsync(q => q.Id == id, cancellationToken);
            cache.ById.TryAdd(id, questionSet);
        }

        return questionSet;
    }

    /// <summary>The version of that number; none if none of that number was published.</summary>
    public Task<QuestionSet?> FindAsync(int version, CancellationToken cancellationToken) =>
        Published().FirstOrDefaultAsync(q => q.Version == version, cancellationToken);

    /// <summary>What codes stand for in the versions that assessments have or had.</summary>
    public async Task<UsedCodes> UsedCodesAsync(CancellationToken cancellationToken)
    {
        var versions = new List<QuestionSet>();
        foreach (var id in await Published().Select(q => q.Id).ToListAsync(cancellationToken))
        {
            versions.Add(await FindAsync(id, cancellationToken));
        }

        return UsedCodes.In(versions);
    }

    private IQueryable<QuestionSet> Published() => db.QuestionSets.AsNoTracking().Where(q => q.State != QuestionSetState.Draft);

    private Task<Guid> CurrentIdAsync(CancellationToken cancellationToken) =>
        db
            .QuestionSets.Where(q => q.State == QuestionSetState.Published)
            .OrderByDescending(q => q.Version)
            .Select(q => q.Id)
            .FirstAsync(cancellationToken);
}
