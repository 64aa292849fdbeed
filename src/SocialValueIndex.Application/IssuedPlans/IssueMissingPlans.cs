using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.IssuedPlans;

/// <summary>
/// Issues the plans of assessments that were completed before plans were issued. It runs at every start and does nothing where nothing is
/// missing; of two instances that start at the same moment, each plan is issued by one.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
/// <param name="issuer">Issues them.</param>
/// <param name="time">The clock.</param>
public sealed class IssueMissingPlans(
    SocialValueIndexDbContext db,
    PublishedQuestionSets questionSets,
    PlanIssuer issuer,
    TimeProvider time
)
{
    /// <summary>Issues them.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var missing = await Missing().OrderBy(a => a.CompletedAt).Select(a => a.Id).ToListAsync(cancellationToken);
        var count = 0;
        foreach (var id in missing)
        {
            db.ChangeTracker.Clear();
            count += await IssueAsync(id, cancellationToken) ? 1 : 0;
        }

        db.ChangeTracker.Clear();
        return count;
    }

    private IQueryable<Assessment> Missing() =>
        db
            .Assessments.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(a => a.State == AssessmentState.Completed && !db.IssuedPlans.Any(p => p.AssessmentId == a.Id));

    private async Task<bool> IssueAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await Missing().FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } assessment)
        {
            return false;
        }

        // Nobody is signed in: the service does it by itself.
        var stamp = new ChangeStamp(Guid.Empty, time.GetUtcNow().UtcDateTime);
        var questionSet = await questionSets.FindAsync(assessment.QuestionSetId, cancellationToken);
        await issuer.IssueAsync(assessment, questionSet, stamp, isMadeAtUpgrade: true, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // The unique number refuses the second of two instances.
            db.ChangeTracker.Clear();
            if (await Missing().AnyAsync(a => a.Id == id, cancellationToken))
            {
                throw;
            }

            return false;
        }
    }
}
