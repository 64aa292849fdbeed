using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>Deactivates a person: they cannot sign in, their sessions end, and what they did is kept.</summary>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="time">The clock.</param>
public sealed class DeactivatePerson(PersonEditor editor, TimeProvider time)
{
    /// <summary>Deactivates them. Doing it twice is doing it once.</summary>
    public Task<Outcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken) =>
        editor.RunAsync(
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

                return Outcome.Done;
            },
            cancellationToken
        );
}
