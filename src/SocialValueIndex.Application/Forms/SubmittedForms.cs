using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Application.Forms;

/// <summary>Tells what a form made that was sent before. The database context stores it, with what it made.</summary>
/// <param name="db">The database.</param>
/// <param name="user">Who sends it.</param>
public sealed class SubmittedForms(SocialValueIndexDbContext db, ICurrentUser user)
{
    /// <summary>What the form made when the same person sent it before; none where it is the first time.</summary>
    public async Task<Guid?> FindSubjectAsync(Guid key, CancellationToken cancellationToken)
    {
        // What a lost race left in the context must not be stored with something else.
        db.ChangeTracker.Clear();
        return (await db.SubmittedForms.AsNoTracking().FirstOrDefaultAsync(f => f.Id == key && f.PersonId == user.Id, cancellationToken))?.SubjectId;
    }

    /// <summary>The number of the version of the question set that a form made.</summary>
    public Task<int> VersionAsync(Guid questionSetId, CancellationToken cancellationToken) =>
        db.QuestionSets.IgnoreQueryFilters().Where(q => q.Id == questionSetId).Select(q => q.Version).FirstAsync(cancellationToken);
}
