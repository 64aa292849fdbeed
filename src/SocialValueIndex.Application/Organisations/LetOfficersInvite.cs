using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Organisations;

/// <summary>Lets the officers of an organisation invite colleagues themselves, or not any more.</summary>
/// <param name="editor">Loads and stores.</param>
/// <param name="user">Who does it.</param>
/// <param name="time">The clock.</param>
public sealed class LetOfficersInvite(OrganisationEditor editor, ICurrentUser user, TimeProvider time)
{
    /// <summary>Lets them, or not.</summary>
    public Task<Outcome> RunAsync(Guid id, int basedOn, bool mayInvite, CancellationToken cancellationToken) =>
        editor.ChangeAsync(
            id,
            basedOn,
            organisation =>
            {
                organisation.LetOfficersInvite(mayInvite, new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime));
                return Task.FromResult(Outcome.Done);
            },
            cancellationToken
        );
}
