using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.People;

/// <summary>Deactivates a person: they cannot sign in, their sessions end within minutes, and what they did is kept.</summary>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="audit">Writes down who did it.</param>
/// <param name="time">The clock.</param>
public sealed class DeactivatePerson(PersonEditor editor, Audit audit, TimeProvider time)
{
    /// <summary>Deactivates them. Doing it twice is doing it once.</summary>
    public Task<Outcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken) => editor.RunAsync(
        id,
        basedOn,
        edited =>
        {
            if (edited.Person.IsActive)
            {
                edited.Person.DeactivatedAt = time.GetUtcNow().UtcDateTime;
                edited.EndSessions();
                audit.Write(AuditKind.PersonDeactivated, id, edited.DisplayName, "Active", "Deactivated", edited.Person.OrganisationId);
            }

            return Outcome.Done;
        },
        cancellationToken);
}
