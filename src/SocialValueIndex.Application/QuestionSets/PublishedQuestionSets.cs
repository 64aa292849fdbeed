using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>
/// The versions that assessments were started with. A published version's questions never change, so each is read once and kept in memory;
/// only its state can (to retired), so the state of one in memory can be out of date.
/// </summary>
public sealed class PublishedQuestionSets
{
    private readonly ConcurrentDictionary<Guid, QuestionSet> _known = new();

    /// <summary>The version for new assessments.</summary>
    /// <exception cref="InvalidOperationException">None is published.</exception>
    public async Task<QuestionSet> CurrentAsync(SocialValueIndexDbContext db, CancellationToken cancellationToken)
    {
        var current = await FindAsync(db, await CurrentIdAsync(db, cancellationToken), cancellationToken);

        // One that is read for the first time can have been retired since its id was.
        return current.State == QuestionSetState.Published ? current : await FindAsync(db, await CurrentIdAsync(db, cancellationToken), cancellationToken);
    }

    /// <summary>The version that an assessment was started with.</summary>
    /// <exception cref="InvalidOperationException">There is no such version, or it was never published.</exception>
    public async Task<QuestionSet> FindAsync(SocialValueIndexDbContext db, Guid id, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(id, out var questionSet))
        {
            questionSet = await db.QuestionSets.AsNoTracking().FirstAsync(q => q.Id == id && q.State != QuestionSetState.Draft, cancellationToken);
            _known.TryAdd(id, questionSet);
        }

        return questionSet;
    }

    private static Task<Guid> CurrentIdAsync(SocialValueIndexDbContext db, CancellationToken cancellationToken) =>
        db.QuestionSets.Where(q => q.State == QuestionSetState.Published).OrderByDescending(q => q.Version).Select(q => q.Id).FirstAsync(cancellationToken);
}
