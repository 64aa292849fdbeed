using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.IssuedPlans;

namespace SocialValueIndex.Application.IssuedPlans;

/// <summary>Records what a committee decided about an issued plan, or corrects it.</summary>
/// <param name="db">The database.</param>
/// <param name="user">Who records it.</param>
/// <param name="time">The clock.</param>
public sealed class RecordDecision(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time)
{
    /// <summary>Records it.</summary>
    /// <param name="assessmentId">The assessment.</param>
    /// <param name="number">The number of the issued plan.</param>
    /// <param name="wanted">What was decided.</param>
    /// <param name="basedOn">The fingerprint of the decision that the person saw; none overwrites.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Refused as gone where there is no such plan, and as <see cref="Decision.Record"/> refuses.</returns>
    public async Task<Outcome> RunAsync(
        Guid assessmentId,
        int number,
        DecisionValues wanted,
        string? basedOn,
        CancellationToken cancellationToken
    )
    {
        Task<Outcome> StoreAsync() =>
            db.SaveWithRetryAsync(() => ChangeAsync(assessmentId, number, wanted, basedOn, cancellationToken), cancellationToken);
        try
        {
            return await StoreAsync();
        }
        catch (DbUpdateException exception) when (exception is not DbUpdateConcurrencyException)
        {
            // The unique key refuses the second of two who record the first decision. Now there is a row to compare with.
            db.ChangeTracker.Clear();
            return await StoreAsync();
        }
    }

    private async Task<Outcome> ChangeAsync(
        Guid assessmentId,
        int number,
        DecisionValues wanted,
        string? basedOn,
        CancellationToken cancellationToken
    )
    {
        if (
            await db
                .IssuedPlans.AsNoTracking()
                .FirstOrDefaultAsync(p => p.AssessmentId == assessmentId && p.Number == number, cancellationToken)
            is not { } plan
        )
        {
            return new Refusal.Gone();
        }

        var stamp = new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime);
        var stored = await db.Decisions.FirstOrDefaultAsync(d => d.IssuedPlanId == plan.Id, cancellationToken);
        var decision = stored ?? Decision.On(plan, stamp);
        var outcome = decision.Record(plan.Subject, wanted, basedOn, time.TodayInLondon(), stamp);
        if (stored is null && decision.Revision > 0)
        {
            db.Decisions.Add(decision);
        }

        return outcome;
    }
}
