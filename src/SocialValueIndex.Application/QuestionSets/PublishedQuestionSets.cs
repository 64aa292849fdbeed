using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>
/// The versions that assessments were started with. A published version's questions never change, so each is read once and kept in memory;
/// only its state can (to retired), and nothing reads that here.
/// </summary>
public sealed class PublishedQuestionSets
{
    private readonly ConcurrentDictionary<Guid, QuestionSet> _known = new();

    /// <summary>The version for new assessments.</summary>
    /// <exception cref="InvalidOperationException">None is published.</exception>
    public async Task<QuestionSet> CurrentAsync(SocialValueIndexDbContext db, CancellationToken cancellationToken)
    {
        var id = await db.QuestionSets.Where(q => q.State == QuestionSetState.Published).OrderByDescending(q => q.Version)
            .Select(q => q.Id).FirstAsync(cancellationToken);
        return await FindAsync(db, id, cancellationToken);
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
}
