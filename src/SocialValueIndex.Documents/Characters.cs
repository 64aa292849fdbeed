using System.Text;

namespace SocialValueIndex.Documents;

/// <summary>Makes any string one that a document can carry, and changes nothing else about it.</summary>
public static class Characters
{
    /// <summary>Stands for what cannot be a character, and is shown where a typeface has nothing to show.</summary>
    internal const int Replacement = 0xFFFD;

    /// <summary>A place where a word may be broken; the hyphen is shown only if it is.</summary>
    internal const int SoftHyphen = 0xAD;

    /// <summary>
    /// The text in composed form (NFC), with every kind of line end as one character, tabs and the control characters that separate words
    /// as spaces, and without other control characters. Ligatures become the letters that they join, and the bullets that word processors
    /// keep among private characters become what they show. Half a surrogate pair, and code points that can never be characters, become
    /// U+FFFD.
    /// </summary>
    public static string Clean(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            Append(clean, rune);
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Like <see cref="Clean"/>, on one line.</summary>
    public static string CleanLine(string text) => Clean(text).Replace('\n', ' ');

    /// <summary>
    /// Whether a character takes part in how text is read but shows nothing itself: soft hyphen, joiners, direction marks, variation
    /// selectors.
    /// </summary>
    public static bool IsInvisible(int codePoint) =>
        codePoint >= SoftHyphen
        && codePoint
            is SoftHyphen
                or 0x34F
                or 0x61C
                or 0x180E
                or (>= 0x200B and <= 0x200F)
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x206F)
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>
    /// Whether a character has a meaning only for those who agreed on one. Archives (PDF/A) take none whose meaning is not told.
    /// </summary>
    internal static bool IsPrivate(int codePoint) => codePoint is (>= 0xE000 and <= 0xF8FF) or (>= 0xF0000 and <= 0x10FFFD);

    private static void Append(StringBuilder clean, Rune rune)
    {
        if (rune.Value is '\n' or '\v')
        {
            clean.Append('\n');
        }
        else if (rune.Value is '\t' or (>= 0x1C and <= 0x1F))
        {
            clean.Append(' ');
        }
        else if (rune.Value is >= 0xFB00 and <= 0xFB06)
        {
            clean.Append(rune.ToString().Normalize(NormalizationForm.FormKC));
        }
        else if (BulletOf(rune.Value) is { } bullet)
        {
            clean.Append(bullet);
        }
        else if (IsNoncharacter(rune.Value))
        {
            clean.Append((char)Replacement);
        }
        else if (!Rune.IsControl(rune) && rune.Value != 0xFEFF)
        {
            // U+FEFF inside a text is a byte order mark that was pasted along; a document may not map anything to it.
            clean.Append(rune.ToString());
        }
    }

    // The bullets of Word's own list, by their places in the typefaces Symbol and Wingdings, which nobody else has.
    private static char? BulletOf(int codePoint) =>
        codePoint switch
        {
            0xF0B7 => '•',
            0xF0A7 => '▪',
            0xF0A8 => '□',
            0xF06E => '■',
            0xF076 => '◆',
            0xF0D8 => '‣',
            0xF0E0 => '→',
            0xF0FC => '✓',
            _ => null,
        };

    private static bool IsNoncharacter(int codePoint) => (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF;

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is (< ' ' and not '\n') or > '~')
            {
                return false;
            }
        }

        return true;
    }
}
