namespace SocialValueIndex.Domain.Actions;

/// <summary>The names of the statuses, as people and as files know them.</summary>
public static class ActionStatuses
{
    /// <summary>The status as it is printed.</summary>
    public static string Label(this ActionStatus status) =>
        status switch
        {
            ActionStatus.NotStarted => "Not started",
            ActionStatus.InProgress => "In progress",
            ActionStatus.Done => "Done",
            ActionStatus.NotPlanned => "Not planned",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
        };

    /// <summary>
    /// Reads a status as people write it: its name in code or as it is printed, in any letter case and form
    /// (<see cref="PlainText.NameComparer"/>).
    /// </summary>
    /// <returns>The status; none if there is none of that name.</returns>
    public static ActionStatus? Recognize(string? text) =>
        Enum.GetValues<ActionStatus>()
            .Where(s => PlainText.NameComparer.Equals(text, s.ToString()) || PlainText.NameComparer.Equals(text, s.Label()))
            .Select(s => (ActionStatus?)s)
            .FirstOrDefault();
}
