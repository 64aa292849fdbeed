using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.Organisations;

/// <summary>How a change of an organisation ended.</summary>
/// <param name="Id">The organisation; none when there is none.</param>
/// <param name="Fault">Why nothing was stored, if nothing was.</param>
public sealed record OrganisationOutcome(Guid? Id, Fault? Fault);

/// <summary>Adds an organisation.</summary>
/// <param name="editor">Looks at names, and stores.</param>
/// <param name="db">The database.</param>
/// <param name="audit">Writes down who did it.</param>
/// <param name="time">The clock.</param>
public sealed class AddOrganisation(OrganisationEditor editor, SocialValueIndexDbContext db, Audit audit, TimeProvider time)
{
    /// <summary>Adds it.</summary>
    public async Task<OrganisationOutcome> RunAsync(string? name, CancellationToken cancellationToken)
    {
        if (await editor.FaultInNameAsync(name, null, cancellationToken) is { } fault)
        {
            return new OrganisationOutcome(null, fault);
        }

        var organisation = Organisation.Create(Guid.CreateVersion7(time.GetUtcNow()), name!);
        db.Organisations.Add(organisation);
        audit.Write(AuditKind.OrganisationAdded, organisation.Id, organisation.Name, null, organisation.Name, organisation.Id);
        return await editor.RunAsync(organisation, cancellationToken);
    }
}

/// <summary>Gives an organisation another name. Plans that are downloaded from then on carry it.</summary>
/// <param name="editor">Looks at names, and stores.</param>
/// <param name="audit">Writes down who did it.</param>
public sealed class RenameOrganisation(OrganisationEditor editor, Audit audit)
{
    /// <summary>Renames it.</summary>
    /// <param name="id">The organisation.</param>
    /// <param name="basedOn">The revision that the administrator saw.</param>
    /// <param name="name">The new name.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public Task<OrganisationOutcome> RunAsync(Guid id, int basedOn, string? name, CancellationToken cancellationToken) => editor.ChangeAsync(
        id,
        basedOn,
        async organisation =>
        {
            if (await editor.FaultInNameAsync(name, id, cancellationToken) is { } fault)
            {
                return fault;
            }

            var before = organisation.Name;
            if (before == PlainText.SingleLine(name))
            {
                return null;
            }

            organisation.Rename(name!);
            audit.Write(AuditKind.OrganisationRenamed, id, before, before, organisation.Name, id);
            return null;
        },
        cancellationToken);
}

/// <summary>Closes an organisation: its people cannot sign in, its work is kept.</summary>
/// <param name="editor">Loads and stores.</param>
/// <param name="audit">Writes down who did it.</param>
/// <param name="time">The clock.</param>
public sealed class CloseOrganisation(OrganisationEditor editor, Audit audit, TimeProvider time)
{
    /// <summary>Closes it. Closing twice is closing once.</summary>
    public Task<OrganisationOutcome> RunAsync(Guid id, int basedOn, CancellationToken cancellationToken) => editor.ChangeAsync(
        id,
        basedOn,
        organisation =>
        {
            if (!organisation.IsClosed)
            {
                organisation.Close(time.GetUtcNow().UtcDateTime);
                audit.Write(AuditKind.OrganisationClosed, id, organisation.Name, "Open", "Closed", id);
            }

            return Task.FromResult<Fault?>(null);
        },
        cancellationToken);
}

/// <summary>Opens a closed organisation again.</summary>
/// <param name="editor">Loads and stores.</param>
/// <param name="audit">Writes down who did it.</param>
public sealed class ReopenOrganisation(OrganisationEditor editor, Audit audit)
{
    /// <summary>Opens it. Opening twice is opening once.</summary>
    public Task<OrganisationOutcome> RunAsync(Guid id, int basedOn, CancellationToken cancellationToken) => editor.ChangeAsync(
        id,
        basedOn,
        organisation =>
        {
            if (organisation.IsClosed)
            {
                organisation.Reopen();
                audit.Write(AuditKind.OrganisationReopened, id, organisation.Name, "Closed", "Open", id);
            }

            return Task.FromResult<Fault?>(null);
        },
        cancellationToken);
}
