using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
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
    /// <param name="period">The period.</param>
    /// <param name="earlierId">The assessment to take answers from; none starts empty.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The new assessment's id; refused as invalid where the period has a fault or the organisation has no such earlier
    /// assessment.</returns>
    public async Task<Outcome<Guid>> RunAsync(string? period, Guid? earlierId, CancellationToken cancellationToken)
    {
        var started = await StartAsync(period, earlierId, cancellationToken);
        if (started.Refusal is { } refusal)
        {
            return refusal;
        }

        db.Assessments.Add(started.Value);
        await db.SaveChangesAsync(cancellationToken);
        return started.Value.Id;
    }

    private async Task<Outcome<Assessment>> StartAsync(string? period, Guid? earlierId, CancellationToken cancellationToken)
    {
        var stamp = new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime);
        var current = await questionSets.CurrentAsync(cancellationToken);
        if (earlierId is null)
        {
            var organisationId =
                user.OrganisationId ?? throw new InvalidOperationException("Only someone with an organisation can start an assessment.");
            return Assessment.Start(organisationId, current, period, stamp);
        }

        if (await db.Assessments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == earlierId, cancellationToken) is not { } earlier)
        {
            return new Refusal.Invalid(new Fault("from", "Choose one of the assessments shown, or start with no answers"));
        }

        var done = await db
            .Actions.AsNoTracking()
            .Where(a => a.AssessmentId == earlierId && a.Status == ActionStatus.Done)
            .ToListAsync(cancellationToken);
        return Assessment.StartFrom(
            earlier,
            await questionSets.FindAsync(earlier.QuestionSetId, cancellationToken),
            done.Select(a => a.ToDone()).OfType<DoneAction>(),
            current,
            period,
            stamp
        );
    }
}
