using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Brings back a draft that was thrown away, as it was.</summary>
/// <param name="db">The database.</param>
/// <param name="user">Who does it.</param>
/// <param name="time">The clock.</param>
public sealed class BringBackDraft(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time)
{
    /// <summary>Brings it back. Bringing back a draft that is there changes nothing.</summary>
    public Task<Outcome> RunAsync(int version, CancellationToken cancellationToken) =>
        db.SaveWithRetryAsync(
            async () =>
                await db.QuestionSets.IgnoreQueryFilters().FirstOrDefaultAsync(q => q.Version == version, cancellationToken) switch
                {
                    null => new Refusal.Gone(),
                    { IsDraft: true } => Outcome.Done,
                    var draft => draft.BringBack(new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime)),
                },
            cancellationToken
        );
}
