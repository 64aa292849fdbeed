using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Organisations;

/// <summary>What every change of an organisation has in common: names are told apart, and nobody overwrites another unseen.</summary>
/// <param name="db">The database.</param>
public sealed class OrganisationEditor(SocialValueIndexDbContext db)
{
    /// <summary>What a lost race is told.</summary>
    public const string Stale = "Somebody else changed this organisation after you opened the page. Nothing of yours was stored. Check what is shown now and try again";

    private static readonly Fault Taken = new("name", "There is an organisation with this name already. Enter another name");

    /// <summary>What is wrong with a name, if anything.</summary>
    /// <param name="name">The name.</param>
    /// <param name="id">The organisation that it is for, if there is one yet.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<Fault?> FaultInNameAsync(string? name, Guid? id, CancellationToken cancellationToken)
    {
        if (Organisation.FaultInName(name) is { } fault)
        {
            return new Fault("name", fault);
        }

        var normalized = Organisation.Normalize(name);
        return await db.Organisations.AnyAsync(o => o.NormalizedName == normalized && o.Id != id, cancellationToken) ? Taken : null;
    }

    /// <summary>Loads an organisation, changes it and stores it.</summary>
    /// <param name="id">The organisation.</param>
    /// <param name="basedOn">The revision that the administrator saw.</param>
    /// <param name="stamp">The change; answers with a fault to change nothing.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<OrganisationOutcome> ChangeAsync(Guid id, int basedOn, Func<Organisation, Task<Fault?>> stamp, CancellationToken cancellationToken)
    {
        if (await db.Organisations.FirstOrDefaultAsync(o => o.Id == id, cancellationToken) is not { } organisation)
        {
            return new OrganisationOutcome(null, null);
        }

        if (organisation.Revision != basedOn)
        {
            return new OrganisationOutcome(id, new Fault("name", Stale));
        }

        return await stamp(organisation) is { } fault ? new OrganisationOutcome(id, fault) : await RunAsync(organisation, cancellationToken);
    }

    /// <summary>Stores an organisation, unless somebody was faster.</summary>
    public async Task<OrganisationOutcome> RunAsync(Organisation organisation, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new OrganisationOutcome(organisation.Id, null);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new OrganisationOutcome(organisation.Id, new Fault("name", Stale));
        }
        catch (DbUpdateException)
        {
            // The unique name refuses the second of two at the same moment.
            db.ChangeTracker.Clear();
            if (await FaultInNameAsync(organisation.Name, organisation.Id, cancellationToken) is not { } fault)
            {
                throw;
            }

            return new OrganisationOutcome(organisation.Id, fault);
        }
    }
}
