using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.People;

/// <summary>Lets a person in again who is locked out after wrong passwords.</summary>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="audit">Writes down who did it.</param>
/// <param name="time">The clock.</param>
public sealed class UnlockPerson(PersonEditor editor, Audit audit, TimeProvider time)
{
    /// <summary>Unlocks them, if they are locked out.</summary>
    public Task<Outcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken) => editor.RunAsync(
        id,
        basedOn,
        edited =>
        {
            if (edited.Person.LockoutEnd > time.GetUtcNow())
            {
                audit.Write(AuditKind.PersonUnlocked, id, edited.DisplayName, "Locked", "Unlocked", edited.Person.OrganisationId);
            }

            edited.Person.LockoutEnd = null;
            edited.Person.AccessFailedCount = 0;
            return Outcome.Done;
        },
        cancellationToken);
}
