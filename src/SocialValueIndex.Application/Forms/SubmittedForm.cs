namespace SocialValueIndex.Application.Forms;

/// <summary>
/// A form that was done and is not to be done a second time: a double click, or back and again. It is stored in the transaction of what it
/// made, and its key is unique, so the second of two at the same moment fails.
/// </summary>
public sealed class SubmittedForm
{
    /// <summary>The key that the page gave the form when it was shown.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who sent it.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>What it made or changed: the subject of the history that it wrote.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }
}
