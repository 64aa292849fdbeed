using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>Deactivates a person: they cannot sign in, their sessions end within minutes, and what they did is kept.</summary>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="time">The clock.</param>
public sealed class DeactivatePerson(PersonEditor editor, TimeProvider time)
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
                edited.Record(new PersonDeactivated());
            }

            return [];
        },
        cancellationToken);
}

/// <summary>Lets a deactivated person sign in again.</summary>
/// <param name="editor">Loads, checks and stores.</param>
public sealed class ReactivatePerson(PersonEditor editor)
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
                edited.Record(new PersonReactivated());
            }

            return [];
        },
        cancellationToken);
}

/// <summary>Lets a person in again who is locked out after wrong passwords.</summary>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="time">The clock.</param>
public sealed class UnlockPerson(PersonEditor editor, TimeProvider time)
{
    /// <summary>Unlocks them, if they are locked out.</summary>
    public Task<PersonOutcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken) => editor.RunAsync(
        id,
        basedOn,
        edited =>
        {
            if (edited.Person.LockoutEnd > time.GetUtcNow())
            {
                edited.Record(new PersonUnlocked());
            }

            edited.Person.LockoutEnd = null;
            edited.Person.AccessFailedCount = 0;
            return [];
        },
        cancellationToken);
}
