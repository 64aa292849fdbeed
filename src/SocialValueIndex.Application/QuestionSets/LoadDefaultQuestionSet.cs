using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Fills an empty database with the question set that the product comes with, as published version 1.</summary>
/// <param name="db">The database.</param>
/// <param name="time">The clock.</param>
public sealed class LoadDefaultQuestionSet(SocialValueIndexDbContext db, TimeProvider time)
{
    /// <summary>Does nothing if there is any version yet, also when another instance gets there first.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await db.QuestionSets.AnyAsync(cancellationToken))
        {
            return;
        }

        var file = QuestionSetFile.Default();
        var now = time.GetUtcNow().UtcDateTime;
        var questionSet = QuestionSet.Draft(Guid.CreateVersion7(now), 1, file.Title, file.PlanFootnote, file.Areas);
        questionSet.Publish(now).EnsureDone();
        db.QuestionSets.Add(questionSet);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The unique version number refuses the second of two instances that start at once.
            db.ChangeTracker.Clear();
            if (!await db.QuestionSets.AnyAsync(cancellationToken))
            {
                throw;
            }
        }
    }
}
