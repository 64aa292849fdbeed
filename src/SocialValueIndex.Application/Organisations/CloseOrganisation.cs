using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Organisations;

/// <summary>Closes an organisation: its people cannot sign in, its work is kept.</summary>
/// <param name="editor">Loads and stores.</param>
/// <param name="user">Who does it.</param>
/// <param name="time">The clock.</param>
public sealed class CloseOrganisation(OrganisationEditor editor, ICurrentUser user, TimeProvider time)
{
    /// <summary>Closes it. Closing twice is closing once.</summary>
    public Task<Outcome> RunAsync(Guid id, int basedOn, CancellationToken cancellationToken) =>
        editor.ChangeAsync(
            id,
            basedOn,
            organisation =>
            {
                organisation.Close(new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime));
                return Task.FromResult(Outcome.Done);
            },
            cancellationToken
        );
}
