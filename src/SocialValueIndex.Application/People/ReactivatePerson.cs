using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.People;

/// <summary>Lets a deactivated person sign in again.</summary>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="audit">Writes down who did it.</param>
public sealed class ReactivatePerson(PersonEditor editor, Audit audit)
{
    /// <summary>Reactivates them. Doing it twice is doing it once.</summary>
    public Task<Outcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken) => editor.RunAsync(
        id,
        basedOn,
        edited =>
        {
            if (!edited.Person.IsActive)
            {
                edited.Person.DeactivatedAt = null;
                audit.Write(AuditKind.PersonReactivated, id, edited.DisplayName, "Deactivated", "Active", edited.Person.OrganisationId);
            }

            return Outcome.Done;
        },
        cancellationToken);
}
