using System.Globalization;

namespace SocialValueIndex.Domain.Assessments;

/// <summary>What a person answered to one question.</summary>
/// <param name="Present">Where the council is now; none when not answered.</param>
/// <param name="Target">Where it wants to be; none when not answered.</param>
/// <param name="Note">Evidence, in the person's own words; may be empty.</param>
public sealed record AnswerValues(MaturityLevel? Present, MaturityLevel? Target, string Note)
{
    /// <summary>The longest note, in characters.</summary>
    public const int NoteMaxLength = 4000;

    /// <summary>Nothing answered.</summary>
    public static AnswerValues None { get; } = new(null, null, "");

    /// <summary>Whether both halves are answered.</summary>
    public bool IsComplete => Present is not null && Target is not null;

    /// <summary>
    /// A short text that is equal for equal answers and differs otherwise. A page carries the fingerprint of what it showed,
    /// so that a save can tell what the person changed and what a colleague changed meanwhile.
    /// </summary>
    public string Fingerprint() =>
        ContentHash.Compute(string.Create(CultureInfo.InvariantCulture, $"{(int?)Present}|{(int?)Target}|{Note}"));
}
