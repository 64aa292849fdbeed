using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.People;

/// <summary>Deactivates a person: they cannot sign in, their sessions end within minutes, and what they did is kept.</summary>
/// <param name="change">Loads, checks and stores.</param>
/// <param name="audit">Writes down who did it.</param>
/// <param name="time">The clock.</param>
public sealed class DeactivatePerson(ChangePeople change, Audit audit, TimeProvider time)
{
    /// <summary>Deactivates them. Doing it twice is doing it once.</summary>
    public Task<PersonOutcome> RunAsync(Guid id, string? seen, CancellationToken cancellationToken) => change.RunAsync(
        id,
        seen,
        hand =>
        {
            if (hand.Person.IsActive)
            {
                hand.Person.DeactivatedAt = time.GetUtcNow().UtcDateTime;
                hand.EndSessions();
                audit.Write(AuditKind.PersonDeactivated, id, hand.Words, "Active", "Deactivated", hand.Person.OrganisationId);
            }

            return [];
        },
        cancellationToken);
}

/// <summary>Lets a deactivated person sign in again.</summary>
/// <param name="change">Loads, checks and stores.</param>
/// <param name="audit">Writes down who did it.</param>
public sealed class ReactivatePerson(ChangePeople change, Audit audit)
{
    /// <summary>Reactivates them. Doing it twice is doing it once.</summary>
    public Task<PersonOutcome> RunAsync(Guid id, string? seen, CancellationToken cancellationToken) => change.RunAsync(
        id,
        seen,
        hand =>
        {
            if (!hand.Person.IsActive)
            {
                hand.Person.DeactivatedAt = null;
                audit.Write(AuditKind.PersonReactivated, id, hand.Words, "Deactivated", "Active", hand.Person.OrganisationId);
            }

            return [];
        },
        cancellationToken);
}

/// <summary>Lets a person in again who is locked out after wrong passwords.</summary>
/// <param name="change">Loads, checks and stores.</param>
/// <param name="audit">Writes down who did it.</param>
/// <param name="time">The clock.</param>
public sealed class UnlockPerson(ChangePeople change, Audit audit, TimeProvider time)
{
    /// <summary>Unlocks them, if they are locked out.</summary>
    public Task<PersonOutcome> RunAsync(Guid id, string? seen, CancellationToken cancellationToken) => change.RunAsync(
        id,
        seen,
        hand =>
        {
            if (hand.Person.LockoutEnd > time.GetUtcNow())
            {
                audit.Write(AuditKind.PersonUnlocked, id, hand.Words, "Locked", "Unlocked", hand.Person.OrganisationId);
            }

            hand.Person.LockoutEnd = null;
            hand.Person.AccessFailedCount = 0;
            return [];
        },
        cancellationToken);
}
