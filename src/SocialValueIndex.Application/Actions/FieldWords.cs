using System.Globalization;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Actions;

/// <summary>The fields of an action and their values in words, for pages that show old and new.</summary>
public static class FieldWords
{
    /// <summary>Every field with values, in the order in which forms show them.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [ActionFields.Owner, ActionFields.Due, ActionFields.Status, ActionFields.Reason, ActionFields.Cost];

    /// <summary>The name of a field within a sentence.</summary>
    public static string Name(string field) =>
        field switch
        {
            ActionFields.Due => "due date",
            _ => field,
        };

    /// <summary>The value of a field; "none" or the like where there is none.</summary>
    public static string Value(string field, ActionValues values, RegisterReading reading) =>
        field switch
        {
            ActionFields.Owner => Owner(reading.NameOf(values.Owner)),
            ActionFields.Due => Day(values.Due),
            ActionFields.Status => values.Status.Label(),
            ActionFields.Reason => Text(values.Reason),
            ActionFields.Cost => Cost(values.Cost),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
        };

    internal static string Owner(string name) => name.Length == 0 ? "nobody" : name;

    internal static string Day(DateOnly? day) => day is { } date ? BritishDate.InWords(date) : "no date";

    internal static string Text(string text) => text.Length == 0 ? "nothing" : text;

    internal static string Cost(decimal? cost) =>
        cost is { } pounds ? string.Create(CultureInfo.InvariantCulture, $"£{pounds:N2}") : "no cost";
}

/// <summary>The history of an action in words, for people of the organisation: old and new in full.</summary>
public static class ActionHistory
{
    /// <summary>What one save changed, a sentence for each part.</summary>
    public static IReadOnlyList<string> Lines(HistoryEntry entry, RegisterReading reading)
    {
        if (entry.Details is not ActionChanged change)
        {
            return [];
        }

        string?[] lines =
        [
            Sentence("Owner", change.Owner, o => FieldWords.Owner(o.PersonId is { } id ? reading.NameOf(id) : o.Name)),
            Sentence("Due date", change.Due, FieldWords.Day),
            Sentence("Status", change.Status, s => ActionStatuses.Recognize(s)?.Label() ?? s),
            Sentence("Reason", change.Reason, FieldWords.Text),
            Sentence("Cost", change.Cost, FieldWords.Cost),
            change.Comment is null ? null : "Comment added",
            change.LinkAdded is { } added ? $"Link added: {added}" : null,
            change.LinkRemoved is { } removed ? $"Link removed: {removed}" : null,
        ];
        return [.. lines.OfType<string>()];
    }

    private static string? Sentence<T>(string field, FieldChange<T>? change, Func<T, string> words) =>
        change is null ? null : $"{field} changed from ‘{words(change.From)}’ to ‘{words(change.To)}’";
}
