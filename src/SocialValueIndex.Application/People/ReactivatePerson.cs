using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>Lets a deactivated person sign in again.</summary>
/// <param name="editor">Loads, checks and stores.</param>
public sealed class ReactivatePerson(PersonEditor editor)
{
    /// <summary>Reactivates them. Doing it twice is doing it once.</summary>
    public Task<Outcome> RunAsync(Guid id, string? basedOn, CancellationToken cancellationToken) =>
        editor.RunAsync(
            id,
            basedOn,
            edited =>
            {
                if (edited.Person.MergedIntoId is not null)
                {
                    return new Refusal.Invalid(new Fault("person", "This account was merged into another one. Use that one"));
                }

                if (!edited.Person.IsActive)
                {
                    edited.Person.DeactivatedAt = null;
                    edited.Record(new PersonReactivated());
                }

                return Outcome.Done;
            },
            cancellationToken
        );
}
