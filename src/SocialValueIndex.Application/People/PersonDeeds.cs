using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.People;

/// <summary>Deactivates a person: they cannot sign in, their sessions end within minutes, and what they did is kept.</summary>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="audit">Writes down who did it.</param>
/// <param name="time">The clock.</param>
public sealed class DeactivatePerson(PersonEditor editor, Audit audit, TimeProvider time)
{
    /// <summary>Deactivates them. Doing it twice is doing it once.</summary>
    public Task<PersonOutcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken) => editor.RunAsync(
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

            return [];
        },
        cancellationToken);
}

/// <summary>Lets a deactivated person sign in again.</summary>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="audit">Writes down who did it.</param>
public sealed class ReactivatePerson(PersonEditor editor, Audit audit)
{
    /// <summary>Reactivates them. Doing it twice is doing it once.</summary>
    public Task<PersonOutcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken) => editor.RunAsync(
        id,
        basedOn,
        edited =>
        {
            if (!edited.Person.IsActive)
            {
                edited.Person.DeactivatedAt = null;
                audit.Write(AuditKind.PersonReactivated, id, edited.DisplayName, "Deactivated", "Active", edited.Person.OrganisationId);
            }

            return [];
        },
        cancellationToken);
}

/// <summary>Lets a person in again who is locked out after wrong passwords.</summary>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="audit">Writes down who did it.</param>
/// <param name="time">The clock.</param>
public sealed class UnlockPerson(PersonEditor editor, Audit audit, TimeProvider time)
{
    /// <summary>Unlocks them, if they are locked out.</summary>
    public Task<PersonOutcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken) => editor.RunAsync(
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
            return [];
        },
        cancellationToken);
}
