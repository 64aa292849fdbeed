using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Organisations;

/// <summary>Gives an organisation another name. Plans that are downloaded from then on carry it.</summary>
/// <param name="editor">Looks at names, and stores.</param>
/// <param name="user">Who does it.</param>
/// <param name="time">The clock.</param>
public sealed class RenameOrganisation(OrganisationEditor editor, ICurrentUser user, TimeProvider time)
{
    /// <summary>Renames it.</summary>
    /// <param name="id">The organisation.</param>
    /// <param name="basedOn">The revision that the administrator saw.</param>
    /// <param name="name">The new name.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public Task<Outcome> RunAsync(Guid id, int basedOn, string? name, CancellationToken cancellationToken) =>
        editor.ChangeAsync(
            id,
            basedOn,
            async organisation =>
            {
                if (await editor.FaultInTakenNameAsync(name, id, cancellationToken) is { } taken)
                {
                    return new Refusal.Invalid(taken);
                }

                return organisation.Rename(name, new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime));
            },
            cancellationToken
        );
}
