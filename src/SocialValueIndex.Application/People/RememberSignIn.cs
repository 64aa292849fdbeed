using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Application.People;

/// <summary>Writes down when somebody last signed in. It changes nothing else about them, so no page that is open becomes stale.</summary>
/// <param name="db">The database.</param>
/// <param name="time">The clock.</param>
public sealed class RememberSignIn(SocialValueIndexDbContext db, TimeProvider time)
{
    /// <summary>Writes it down.</summary>
    public Task RunAsync(Guid personId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return db.Users.Where(p => p.Id == personId).ExecuteUpdateAsync(s => s.SetProperty(p => p.LastSignInAt, now), cancellationToken);
    }
}
