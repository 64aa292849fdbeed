using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Application.People;

/// <summary>How much waits for a person: counts, and nothing of what it is.</summary>
/// <param name="Actions">How many actions are theirs and not done or left out.</param>
/// <param name="Areas">How many areas they are asked to answer.</param>
public sealed record WorkCount(int Actions, int Areas);

/// <summary>Counts what waits for a person, for administrators who are about to take them out.</summary>
/// <param name="db">The database.</param>
public sealed class CountWork(SocialValueIndexDbContext db)
{
    /// <summary>Counts it, in whichever organisation it is.</summary>
    public async Task<WorkCount> RunAsync(Guid personId, CancellationToken cancellationToken) =>
        new(
            await db
                .Actions.IgnoreQueryFilters()
                .CountAsync(
                    a => a.OwnerId == personId && (a.Status == ActionStatus.NotStarted || a.Status == ActionStatus.InProgress),
                    cancellationToken
                ),
            await db.AreaAssignments.IgnoreQueryFilters().CountAsync(a => a.PersonId == personId, cancellationToken)
        );
}
