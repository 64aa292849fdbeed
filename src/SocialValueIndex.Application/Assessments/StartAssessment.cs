using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Starts an assessment for the own organisation, from nothing or from an earlier one's answers.</summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
/// <param name="user">Who starts it.</param>
/// <param name="time">The clock.</param>
public sealed class StartAssessment(SocialValueIndexDbContext db, PublishedQuestionSets questionSets, ICurrentUser user, TimeProvider time)
{
    /// <summary>Starts it.</summary>
    /// <param name="period">The period, without faults (<see cref="Assessment.FaultInPeriod"/>).</param>
    /// <param name="earlierId">The assessment to take answers from; none starts empty.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The new assessment's id; none when the organisation has no such earlier assessment.</returns>
    public async Task<Guid?> RunAsync(string period, Guid? earlierId, CancellationToken cancellationToken)
    {
        var stamp = new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime);
        var current = await questionSets.CurrentAsync(db, cancellationToken);
        Assessment assessment;
        if (earlierId is null)
        {
            var organisationId = user.OrganisationId ?? throw new InvalidOperationException("Only someone with an organisation can start an assessment.");
            assessment = Assessment.Start(organisationId, current, period, stamp);
        }
        else if (await db.Assessments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == earlierId, cancellationToken) is { } earlier)
        {
            var earlierSet = await questionSets.FindAsync(db, earlier.QuestionSetId, cancellationToken);
            assessment = Assessment.StartFrom(earlier, earlierSet, current, period, stamp);
        }
        else
        {
            return null;
        }

        db.Assessments.Add(assessment);
        await db.SaveChangesAsync(cancellationToken);
        return assessment.Id;
    }
}
