namespace SocialValueIndex.Application.Forms;

/// <summary>
/// A form that arrived too late to be saved, for example after the session ended. It waits until the person who filled it in signs in and
/// gets it back.
/// </summary>
public sealed class KeptForm
{
    /// <summary>What it is known by in the address that shows it again.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whom it is shown to; none where only the form itself tells (by its antiforgery token).</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The fields, encrypted with the keys that protect cookies.</summary>
    public required string Content { get; init; }

    /// <summary>When it arrived (UTC).</summary>
    public required DateTime ReceivedAt { get; init; }
}
