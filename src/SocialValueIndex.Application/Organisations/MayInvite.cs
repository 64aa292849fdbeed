using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Application.Organisations;

/// <summary>Tells whether officers of the current user's organisation may invite colleagues.</summary>
/// <param name="db">The database.</param>
/// <param name="user">Who asks.</param>
public sealed class MayInvite(SocialValueIndexDbContext db, ICurrentUser user)
{
    /// <summary>Whether they may.</summary>
    public Task<bool> RunAsync(CancellationToken cancellationToken) =>
        db.Organisations.AnyAsync(o => o.Id == user.OrganisationId && o.OfficersMayInvite && o.ClosedAt == null, cancellationToken);
}
