using System.Globalization;
using System.Text;

namespace SocialValueIndex.Domain;

/// <summary>What becomes of texts that people type before they are stored.</summary>
public static class PlainText
{
    /// <summary>
    /// Normalises a text of any number of lines: line ends are one character, characters that documents cannot carry are left out
    /// (controls, noncharacters, halves of surrogate pairs), blanks at both ends are cut, and a text without anything visible is empty.
    /// </summary>
    public static string Normalize(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var kept = new StringBuilder(text.Length);
        var isVisible = false;
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF))
            {
                kept.Append(units[..rune.EncodeToUtf16(units)]);
                isVisible = isVisible || !(Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format);
            }
        }

        return isVisible ? kept.ToString().Trim() : "";
    }

    /// <summary>Normalises a text of a single line: as <see cref="Normalize"/>, with one space for each run of blanks and line ends.</summary>
    public static string SingleLine(string? text) => string.Join(' ', Normalize(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
