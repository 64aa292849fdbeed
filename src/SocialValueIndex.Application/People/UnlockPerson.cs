using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>Lets a person in again who is locked out after wrong passwords.</summary>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="time">The clock.</param>
public sealed class UnlockPerson(PersonEditor editor, TimeProvider time)
{
    /// <summary>Unlocks them, if they are locked out.</summary>
    public Task<Outcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken) =>
        editor.RunAsync(
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
                return Outcome.Done;
            },
            cancellationToken
        );
}
