using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Application.Forms;

/// <summary>
/// Sees that the same form is done once, and forgets forms that were done long ago. The database context stores the form with what
/// it made, where the current user says that it is to be done once.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="user">Who sends it.</param>
/// <param name="time">The clock.</param>
public sealed class SubmittedForms(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time)
{
    /// <summary>How long it is remembered that a form was done. A page that is older is not sent again.</summary>
    public static readonly TimeSpan Lifespan = TimeSpan.FromDays(30);

    /// <summary>Does what a form asks for, unless it was done before, or is done at the same moment.</summary>
    /// <param name="key">The form.</param>
    /// <param name="first">Does it, and answers; the answer tells whether it was refused.</param>
    /// <param name="again">The answer where it was done before, from the id of what it made.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<T> RunOnceAsync<T>(
        Guid key,
        Func<Task<(T Answer, bool IsRefused)>> first,
        Func<Guid, Task<T>> again,
        CancellationToken cancellationToken
    )
    {
        if (await FindSubjectAsync(key, cancellationToken) is { } before)
        {
            return await again(before);
        }

        var oldest = time.GetUtcNow().UtcDateTime - Lifespan;
        await db.SubmittedForms.Where(f => f.At < oldest).ExecuteDeleteAsync(cancellationToken);
        try
        {
            var (answer, isRefused) = await first();
            return isRefused && await FindSubjectAsync(key, cancellationToken) is { } made ? await again(made) : answer;
        }
        catch (DbUpdateException)
        {
            // The unique key refused the second of two at the same moment.
            db.ChangeTracker.Clear();
            if (await FindSubjectAsync(key, cancellationToken) is not { } made)
            {
                throw;
            }

            return await again(made);
        }
    }

    /// <summary>The number of the version of the question set that a form made.</summary>
    public Task<int> VersionAsync(Guid questionSetId, CancellationToken cancellationToken) =>
        db.QuestionSets.IgnoreQueryFilters().Where(q => q.Id == questionSetId).Select(q => q.Version).FirstAsync(cancellationToken);

    private async Task<Guid?> FindSubjectAsync(Guid key, CancellationToken cancellationToken) =>
        await db
            .SubmittedForms.Where(f => f.Id == key && f.PersonId == user.Id)
            .Select(f => (Guid?)f.SubjectId)
            .FirstOrDefaultAsync(cancellationToken);
}
