using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.Organisations;

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
    public Task<Outcome> RunAsync(Guid id, int basedOn, string? name, CancellationToken cancellationToken) => editor.ChangeAsync(
        id,
        basedOn,
        async organisation =>
        {
            if (await editor.FaultInTakenNameAsync(name, id, cancellationToken) is { } taken)
            {
                return new Refusal.Invalid(taken);
            }

            var before = organisation.Name;
            var outcome = organisation.Rename(name);
            if (organisation.Name != before)
            {
                audit.Write(AuditKind.OrganisationRenamed, id, before, before, organisation.Name, id);
            }

            return outcome;
        },
        cancellationToken);
}
