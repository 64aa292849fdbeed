using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Organisations;

/// <summary>Opens a closed organisation again.</summary>
/// <param name="editor">Loads and stores.</param>
/// <param name="user">Who does it.</param>
/// <param name="time">The clock.</param>
public sealed class ReopenOrganisation(OrganisationEditor editor, ICurrentUser user, TimeProvider time)
{
    /// <summary>Opens it. Opening twice is opening once.</summary>
    public Task<Outcome> RunAsync(Guid id, int basedOn, CancellationToken cancellationToken) =>
        editor.ChangeAsync(
            id,
            basedOn,
            organisation =>
            {
                organisation.Reopen(new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime));
                return Task.FromResult(Outcome.Done);
            },
            cancellationToken
        );
}
