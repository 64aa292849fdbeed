using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SocialValueIndex.Application.Data;

/// <summary>
/// Recognises a commit whose answer was lost on the way back. Without that a database that is reached again would store the change twice,
/// or refuse it as a lost race. What was added, above all the history record that goes with every change, has an id that nobody else makes:
/// where it is stored, all of it is.
/// </summary>
internal static class LostAnswers
{
    /// <summary>Stores once, on databases that try again by themselves.</summary>
    /// <param name="db">The database.</param>
    /// <param name="save">Stores; its argument is whether the changes count as stored from then on.</param>
    /// <param name="acceptAllChangesOnSuccess">Whether they do when the answer is known.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static async Task<int> SaveOnceAsync(
        this DbContext db,
        Func<bool, CancellationToken, Task<int>> save,
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken
    )
    {
        var strategy = db.Database.CreateExecutionStrategy();
        if (!strategy.RetriesOnFailure || db.Database.CurrentTransaction is not null || Witness(db.ChangeTracker) is not { } isStoredAsync)
        {
            return await save(acceptAllChangesOnSuccess, cancellationToken);
        }

        var changed = db.ChangeTracker.Entries().Count(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
        var count = await strategy.ExecuteAsync(
            changed,
            (_, _, ct) => save(false, ct),
            async (_, stored, ct) => new ExecutionResult<int>(await isStoredAsync(ct), stored),
            cancellationToken
        );
        if (acceptAllChangesOnSuccess)
        {
            db.ChangeTracker.AcceptAllChanges();
        }

        return count;
    }

    /// <summary>
    /// Tells whether these changes are in the database, by one of them that no other change looks like; none where there is no such one.
    /// </summary>
    private static Func<CancellationToken, Task<bool>>? Witness(ChangeTracker changes)
    {
        changes.DetectChanges();
        var entries = changes.Entries().ToList();
        if (
            entries.Find(e =>
                e.State == EntityState.Added && e.Metadata.FindPrimaryKey() is { Properties: [{ ClrType: var key }] } && key == typeof(Guid)
            ) is
            { } added
        )
        {
            return async ct => await added.GetDatabaseValuesAsync(ct) is not null;
        }

        // Identity gives a person a new random stamp with every change.
        return (
            from entry in entries
            where entry.State == EntityState.Modified
            from token in entry.Metadata.GetProperties().Where(p => p.IsConcurrencyToken && p.ClrType == typeof(string))
            select IsStored(entry, token)
        ).FirstOrDefault();
    }

    private static Func<CancellationToken, Task<bool>> IsStored(EntityEntry entry, IProperty token) =>
        async ct => await entry.GetDatabaseValuesAsync(ct) is { } stored && Equals(stored[token], entry.CurrentValues[token]);
}
