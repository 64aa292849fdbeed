using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>
/// What every change of an assessment has in common: load it, let the domain change it, store it, and begin again when a colleague
/// stored a change in between. The domain then sees the colleague's change, and merges or asks.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
/// <param name="user">Who changes it.</param>
/// <param name="time">The clock.</param>
public sealed class AssessmentEditor(SocialValueIndexDbContext db, PublishedQuestionSets questionSets, ICurrentUser user, TimeProvider time)
{
    /// <summary>Changes an assessment of the own organisation.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="verb">The change; it can run more than once, each time on a fresh assessment.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What the verb returned.</returns>
    /// <exception cref="InvalidOperationException">The organisation has no such assessment; whoever calls has looked before.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Colleagues stored changes in between too many times.</exception>
    public Task<T> RunAsync<T>(Guid id, Func<Assessment, QuestionSet, ChangeStamp, T> verb, CancellationToken cancellationToken) => db.SaveWithRetryAsync(
        async () =>
        {
            var assessment = await db.Assessments.FirstAsync(a => a.Id == id, cancellationToken);
            var questionSet = await questionSets.FindAsync(db, assessment.QuestionSetId, cancellationToken);
            return verb(assessment, questionSet, new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime));
        },
        cancellationToken);
}
