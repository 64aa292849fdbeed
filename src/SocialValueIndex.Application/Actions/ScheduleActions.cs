using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Application.Actions;

/// <summary>Gives several actions an owner and a due date at once.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class ScheduleActions(RegisterEditor editor)
{
    /// <summary>Gives them; all or none.</summary>
    /// <param name="assessmentId">The assessment.</param>
    /// <param name="basedOn">The actions, each with the fingerprint of the values that the person saw; none overwrites.</param>
    /// <param name="owner">The owner; none leaves owners as they are.</param>
    /// <param name="due">The due date; none leaves due dates as they are.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What changed. Refused as <see cref="RegisterEditor.RunAsync"/> is.</returns>
    public Task<Outcome<IReadOnlyList<EditedAction>>> RunAsync(
        Guid assessmentId,
        IReadOnlyDictionary<ActionReference, string?> basedOn,
        ActionOwner? owner,
        DateOnly? due,
        CancellationToken cancellationToken
    ) =>
        editor.RunAsync(
            assessmentId,
            [
                .. basedOn.Select(a => new ActionEdit(
                    a.Key,
                    stored => new ProposedAction(stored with { Owner = owner ?? stored.Owner, Due = due ?? stored.Due }, a.Value)
                )),
            ],
            cancellationToken
        );
}
