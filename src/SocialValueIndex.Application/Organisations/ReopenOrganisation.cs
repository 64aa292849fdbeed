using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.Organisations;

/// <summary>Opens a closed organisation again.</summary>
/// <param name="editor">Loads and stores.</param>
/// <param name="audit">Writes down who did it.</param>
public sealed class ReopenOrganisation(OrganisationEditor editor, Audit audit)
{
    /// <summary>Opens it. Opening twice is opening once.</summary>
    public Task<Outcome> RunAsync(Guid id, int basedOn, CancellationToken cancellationToken) => editor.ChangeAsync(
        id,
        basedOn,
        organisation =>
        {
            if (organisation.IsClosed)
            {
                organisation.Reopen();
                audit.Write(AuditKind.OrganisationReopened, id, organisation.Name, "Closed", "Open", id);
            }

            return Task.FromResult(Outcome.Done);
        },
        cancellationToken);
}
