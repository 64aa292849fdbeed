using SocialValueIndex.Application.Actions;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Web.Features.Actions;

/// <summary>How a person is told what a colleague changed meanwhile: both values.</summary>
internal static class ConflictWords
{
    public static IEnumerable<Fault> Faults(EditedAction edited, RegisterReading reading, Guid person) =>
        edited.Conflicts.Select(c => FaultFor(c, edited.Proposed.Values, reading, person));

    private static Fault FaultFor(ActionConflict conflict, ActionValues typed, RegisterReading reading, Guid person)
    {
        var field = conflict.Field;
        var theirs = FieldWords.Value(field, conflict.Theirs, reading);
        var who = conflict.ChangedBy == person ? "You, in another tab," : reading.NameOf(conflict.ChangedBy);
        return new Fault(
            field,
            $"{who} changed the {FieldWords.Name(field)} to ‘{theirs}’ while you had the page open. "
                + $"You entered ‘{FieldWords.Value(field, typed, reading)}’. Save again to replace the saved value, "
                + "or enter the saved value to keep it"
        );
    }
}
