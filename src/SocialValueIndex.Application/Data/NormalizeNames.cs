using Microsoft.EntityFrameworkCore;

namespace SocialValueIndex.Application.Data;

/// <summary>
/// Brings the names by which organisations and people are found up to date in a database of an earlier build. SQL cannot work them out
/// alike on both databases, so no migration does.
/// </summary>
public sealed class NormalizeNames(SocialValueIndexDbContext db)
{
    private const int Batch = 500;

    /// <summary>Does not write when there is nothing to do.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await NormalizeOrganisationsAsync(cancellationToken);
        while (await NormalizePeopleAsync(cancellationToken)) { }
    }

    private async Task NormalizeOrganisationsAsync(CancellationToken cancellationToken)
    {
        var organisations = await db.Organisations.ToListAsync(cancellationToken);
        var taken = organisations.Select(o => o.NormalizedName).ToHashSet(StringComparer.Ordinal);
        foreach (var organisation in organisations)
        {
            // Two that an earlier build told apart keep the names that it told them apart by.
            if (organisation.NormalizeAgain() && !taken.Add(organisation.NormalizedName))
            {
                db.Entry(organisation).State = EntityState.Unchanged;
                await db.Entry(organisation).ReloadAsync(cancellationToken);
            }
        }

        await SaveAsync(cancellationToken);
    }

    private async Task<bool> NormalizePeopleAsync(CancellationToken cancellationToken)
    {
        var people = await db.Users.Where(p => p.NormalizedName == "").OrderBy(p => p.Id).Take(Batch).ToListAsync(cancellationToken);
        var changed = people.Count(p => p.NormalizeAgain());
        await SaveAsync(cancellationToken);
        return changed == Batch;
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another instance starts at the same moment and does the same.
        }

        db.ChangeTracker.Clear();
    }
}
