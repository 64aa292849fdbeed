using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Organisations;

/// <summary>
/// Gives an organisation another name, which plans that are downloaded from then on carry, and turns sign-off on or off.
/// </summary>
/// <param name="editor">Looks at names, and stores.</param>
/// <param name="user">Who does it.</param>
/// <param name="time">The clock.</param>
public sealed class ChangeOrganisation(OrganisationEditor editor, ICurrentUser user, TimeProvider time)
{
    /// <summary>Changes it; all or nothing.</summary>
    /// <param name="id">The organisation.</param>
    /// <param name="basedOn">The revision that the administrator saw.</param>
    /// <param name="name">The new name; none leaves it.</param>
    /// <param name="needsSignOff">Whether completed assessments need sign-off; none leaves that.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public Task<Outcome> RunAsync(Guid id, int basedOn, string? name, bool? needsSignOff, CancellationToken cancellationToken) =>
        editor.ChangeAsync(
            id,
            basedOn,
            async organisation =>
            {
                var stamp = new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime);
                if (name is not null && await editor.FaultInTakenNameAsync(name, id, cancellationToken) is { } taken)
                {
                    return new Refusal.Invalid(taken);
                }

                if (name is not null && organisation.Rename(name, stamp).Refusal is { } refusal)
                {
                    return refusal;
                }

                organisation.ChangeSignOff(needsSignOff ?? organisation.NeedsSignOff, stamp);
                return Outcome.Done;
            },
            cancellationToken
        );
}
