using SocialValueIndex.Application.Actions;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Web.Features.Actions;

/// <summary>How a person is told what a colleague changed meanwhile: both values.</summary>
internal static class ConflictWords
{
    public static IEnumerable<Fault> Faults(EditedAction edited, RegisterReading reading, Guid person) => edited.Outcome.Conflicts.Select(c => new Fault(
        c.Field,
        $"{(c.ChangedBy == person ? "You, in another tab," : reading.NameOf(c.ChangedBy))} changed the {FieldWords.Name(c.Field)} to ‘{FieldWords.Value(c.Field, c.Theirs, reading)}’ while you had the page "
        + $"open. You entered ‘{FieldWords.Value(c.Field, edited.Proposed.Values, reading)}’. Save again to replace what is saved, or enter that to keep it"));
}
