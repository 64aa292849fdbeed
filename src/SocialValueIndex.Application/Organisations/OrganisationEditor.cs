using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Application.Organisations;

/// <summary>What every change of an organisation has in common: names are told apart, and nobody overwrites another unseen.</summary>
/// <param name="db">The database.</param>
public sealed class OrganisationEditor(SocialValueIndexDbContext db)
{
    /// <summary>The message when a colleague's change was stored first.</summary>
    public const string Stale =
        "Somebody else changed this organisation after you opened the page. Your changes are not saved. Check what is shown now and try "
        + "again";

    private static readonly Fault Taken = new("name", "There is an organisation with this name already. Enter another name");

    /// <summary>The fault of a name that another organisation has; none where no other has it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="id">The organisation that it is for, if there is one yet.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    internal async Task<Fault?> FaultInTakenNameAsync(string? name, Guid? id, CancellationToken cancellationToken)
    {
        var normalized = Organisation.Normalize(name);
        return await db.Organisations.AnyAsync(o => o.NormalizedName == normalized && o.Id != id, cancellationToken) ? Taken : null;
    }

    /// <summary>Loads an organisation, changes it and stores it.</summary>
    /// <param name="id">The organisation.</param>
    /// <param name="basedOn">The revision that the administrator saw.</param>
    /// <param name="verb">The change.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    internal async Task<Outcome> ChangeAsync(
        Guid id,
        int basedOn,
        Func<Organisation, Task<Outcome>> verb,
        CancellationToken cancellationToken
    )
    {
        if (await db.Organisations.FirstOrDefaultAsync(o => o.Id == id, cancellationToken) is not { } organisation)
        {
            return new Refusal.Gone();
        }

        if (organisation.Revision != basedOn)
        {
            return new Refusal.Conflict(new Fault("name", Stale));
        }

        var outcome = await verb(organisation);
        return outcome.IsDone ? await SaveAsync(organisation, cancellationToken) : outcome;
    }

    /// <summary>Stores an organisation, unless somebody was faster.</summary>
    internal async Task<Outcome> SaveAsync(Organisation organisation, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Refusal.Conflict(new Fault("name", Stale));
        }
        catch (DbUpdateException)
        {
            // The unique name refuses the second of two at the same moment.
            db.ChangeTracker.Clear();
            if (await FaultInTakenNameAsync(organisation.Name, organisation.Id, cancellationToken) is not { } taken)
            {
                throw;
            }

            return new Refusal.Invalid(taken);
        }
    }
}
