using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Application.Actions;

/// <summary>Applies the changes of a file that a person confirmed: whole or not at all.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class ApplyImport(RegisterEditor editor)
{
    /// <summary>Applies them.</summary>
    /// <param name="assessmentId">The assessment.</param>
    /// <param name="json">The changes, as <see cref="ImportPreview.Json"/> gives them.</param>
    /// <param name="keepMine">The actions, by reference, of whose conflicts the person wants their own values.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// What changed. Refused as malformed where the changes cannot be read, and as <see cref="RegisterEditor.RunAsync"/> is.
    /// </returns>
    public async Task<Outcome<IReadOnlyList<EditedAction>>> RunAsync(
        Guid assessmentId,
        string? json,
        IReadOnlySet<string> keepMine,
        CancellationToken cancellationToken
    )
    {
        if (PendingChanges.Read(json) is not { } changes)
        {
            return new Refusal.Malformed();
        }

        var edits = new List<ActionEdit>();
        foreach (var change in changes)
        {
            if (!ActionReference.TryParse(change.Ref, out var action))
            {
                return new Refusal.Malformed();
            }

            var values = change.Theirs is { } theirs && !keepMine.Contains(change.Ref) ? theirs : change.Mine;
            edits.Add(new ActionEdit(action, _ => new ProposedAction(values, change.BasedOn) { Comment = change.Comment }));
        }

        return await editor.RunAsync(assessmentId, edits, cancellationToken);
    }
}
