using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Reads a version of the question set that assessments can have: never a draft.</summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
public sealed class ReadPublishedQuestionSet(SocialValueIndexDbContext db, PublishedQuestionSets questionSets)
{
    /// <summary>Reads the version that new assessments get.</summary>
    public Task<QuestionSet> RunAsync(CancellationToken cancellationToken) => questionSets.CurrentAsync(db, cancellationToken);

    /// <summary>Reads the version of that number; none if none of that number was published.</summary>
    public Task<QuestionSet?> RunAsync(int version, CancellationToken cancellationToken) =>
        db.QuestionSets.AsNoTracking().FirstOrDefaultAsync(q => q.Version == version && q.State != QuestionSetState.Draft, cancellationToken);
}
