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
    /// <returns>What the verb returned, or gone where the organisation has no such assessment.</returns>
    /// <exception cref="DbUpdateConcurrencyException">Colleagues stored changes in between too many times.</exception>
    public async Task<Outcome> RunAsync(
        Guid id,
        Func<Assessment, QuestionSet, ChangeStamp, Outcome> verb,
        CancellationToken cancellationToken
    ) => await LoadAndSaveAsync<Outcome>(id, verb, cancellationToken) ?? new Refusal.Gone();

    /// <summary>Changes an assessment of the own organisation with a verb that returns a value.</summary>
    /// <inheritdoc cref="RunAsync(Guid, Func{Assessment, QuestionSet, ChangeStamp, Outcome}, CancellationToken)"/>
    public async Task<Outcome<T>> RunAsync<T>(
        Guid id,
        Func<Assessment, QuestionSet, ChangeStamp, Outcome<T>> verb,
        CancellationToken cancellationToken
    ) => await LoadAndSaveAsync<Outcome<T>>(id, verb, cancellationToken) ?? new Refusal.Gone();

    /// <summary>Changes an assessment of the own organisation, and more with it in the same transaction.</summary>
    /// <inheritdoc cref="RunAsync(Guid, Func{Assessment, QuestionSet, ChangeStamp, Outcome}, CancellationToken)"/>
    internal async Task<Outcome<T>> RunWithMoreAsync<T>(
        Guid id,
        Func<Assessment, QuestionSet, ChangeStamp, Task<Outcome<T>>> verb,
        CancellationToken cancellationToken
    ) =>
        await db.SaveWithRetryAsync(
            async () =>
                await db.Assessments.FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is { } assessment
                    ? await verb(
                        assessment,
                        await questionSets.FindAsync(assessment.QuestionSetId, cancellationToken),
                        new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime)
                    )
                    : new Refusal.Gone(),
            cancellationToken
        );

    private Task<TOutcome?> LoadAndSaveAsync<TOutcome>(
        Guid id,
        Func<Assessment, QuestionSet, ChangeStamp, TOutcome> verb,
        CancellationToken cancellationToken
    )
        where TOutcome : Outcome =>
        db.SaveWithRetryAsync(
            async () =>
            {
                if (await db.Assessments.FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } assessment)
                {
                    return null;
                }

                var questionSet = await questionSets.FindAsync(assessment.QuestionSetId, cancellationToken);
                return verb(assessment, questionSet, new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime));
            },
            cancellationToken
        );
}
