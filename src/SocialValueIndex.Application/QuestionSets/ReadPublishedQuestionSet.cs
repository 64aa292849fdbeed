using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Reads the version of the question set that new assessments get.</summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
public sealed class ReadPublishedQuestionSet(SocialValueIndexDbContext db, PublishedQuestionSets questionSets)
{
    /// <summary>Reads it.</summary>
    public Task<QuestionSet> RunAsync(CancellationToken cancellationToken) => questionSets.CurrentAsync(db, cancellationToken);
}
