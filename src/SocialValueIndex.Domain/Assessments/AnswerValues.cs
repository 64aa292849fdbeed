using System.Globalization;
using System.Security.Cryptography;
using System.Text;

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
    public string Fingerprint => FingerprintOf(string.Create(CultureInfo.InvariantCulture, $"{(int?)Present}|{(int?)Target}|{Note}"));

    /// <summary>The fingerprint of any text: 16 hexadecimal digits.</summary>
    public static string FingerprintOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    /// <summary>
    /// A text that was typed, as it is kept: line ends as one character, none of the characters that documents cannot carry
    /// (controls, the two that are none, halves of others), no blank ends, and nothing at all where there is nothing to be seen.
    /// </summary>
    public static string Tidy(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var kept = new StringBuilder(text.Length);
        var isSeen = false;
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF))
            {
                kept.Append(units[..rune.EncodeToUtf16(units)]);
                isSeen = isSeen || !(Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format);
            }
        }

        return isSeen ? kept.ToString().Trim() : "";
    }
}
