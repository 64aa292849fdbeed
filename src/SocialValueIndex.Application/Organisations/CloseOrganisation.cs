using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.Organisations;

/// <summary>Closes an organisation: its people cannot sign in, its work is kept.</summary>
/// <param name="editor">Loads and stores.</param>
/// <param name="audit">Writes down who did it.</param>
/// <param name="time">The clock.</param>
public sealed class CloseOrganisation(OrganisationEditor editor, Audit audit, TimeProvider time)
{
    /// <summary>Closes it. Closing twice is closing once.</summary>
    public Task<Outcome> RunAsync(Guid id, int basedOn, CancellationToken cancellationToken) => editor.ChangeAsync(
        id,
        basedOn,
        organisation =>
        {
            if (!organisation.IsClosed)
            {
                organisation.Close(time.GetUtcNow().UtcDateTime);
                audit.Write(AuditKind.OrganisationClosed, id, organisation.Name, "Open", "Closed", id);
            }

            return Task.FromResult(Outcome.Done);
        },
        cancellationToken);
}
