using System.Globalization;
using System.Text;

namespace SocialValueIndex.Domain;

/// <summary>
/// What becomes of texts that people type before they are stored, and which texts are the same. Two texts are the same when nobody can see
/// a difference: accents are composed in any way, blanks are of any kind and number, line ends of any kind, and characters without width do
/// not count.
/// </summary>
public static class PlainText
{
    /// <summary>
    /// Compares names such as codes, levels, headings of columns and names of sheets: the same text in any letter case, width and number of
    /// lines.
    /// </summary>
    public static IEqualityComparer<string> NameComparer { get; } =
        EqualityComparer<string>.Create(
            (one, other) => one == other || NameKey(one) == NameKey(other),
            name => NameKey(name).GetHashCode(StringComparison.Ordinal)
        );

    /// <summary>
    /// Normalises a text of any number of lines: accents are composed, line ends are one character, every kind of blank is a space or a
    /// tabulator, characters that documents cannot carry (controls, noncharacters, halves of surrogate pairs) or that only hint at where a
    /// line can break are left out, blanks at both ends are cut, and a text without anything visible is empty.
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
        foreach (var typed in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (Plain(typed) is { } rune)
            {
                kept.Append(units[..rune.EncodeToUtf16(units)]);
                isVisible = isVisible || !(Rune.IsWhiteSpace(rune) || IsZeroWidth(rune));
            }
        }

        return isVisible ? kept.ToString().Normalize().Trim() : "";
    }

    /// <summary>
    /// Normalises a text of a single line: as <see cref="Normalize"/>, with one space for each run of blanks and line ends.
    /// </summary>
    public static string SingleLine(string? text) =>
        string.Join(' ', Normalize(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// Whether two texts are the same, none being the same as an empty one. Where their lines end counts, letter case does too.
    /// </summary>
    public static bool AreSame(string? one, string? other) => one == other || Canonical(one) == Canonical(other);

    /// <summary>
    /// A text that is equal for the same texts and differs otherwise. It is for comparing only: joiners that some scripts need are left
    /// out.
    /// </summary>
    public static string Canonical(string? text)
    {
        var visible = string.Concat(Normalize(text).EnumerateRunes().Where(r => !IsZeroWidth(r)));
        return string.Join('\n', visible.Split('\n').Select(SingleLine)).Trim('\n');
    }

    /// <summary>
    /// A text that is equal for texts that people take for the same when they look for something: in any letter case, width, form and
    /// number of blanks, and with or without accents. It is for comparing and searching only.
    /// </summary>
    public static string SearchKey(string? text)
    {
        // Last of all the form: composing again would bring accents back to the letters that they were taken from.
        var apart = SingleLine(Canonical(text)).Normalize(NormalizationForm.FormKD);
        var plain = apart.EnumerateRunes().Where(r => Rune.GetUnicodeCategory(r) != UnicodeCategory.NonSpacingMark);
        return SingleLine(string.Concat(plain)).ToUpperInvariant();
    }

    private static string NameKey(string? name) => SingleLine(Canonical(name).Normalize(NormalizationForm.FormKC)).ToUpperInvariant();

    // A vertical tab is what word processors and spreadsheets call a line break; the four separators stand between words in old files.
    private static Rune? Plain(Rune rune) =>
        rune.Value switch
        {
            '\n' or '\t' => rune,
            '\v' => new Rune('\n'),
            >= 0x1C and <= 0x1F => new Rune(' '),
            0xAD or 0x200B or 0x2060 or 0xFEFF => null,
            >= 0xFDD0 and <= 0xFDEF => null,
            _ when Rune.IsControl(rune) || (rune.Value & 0xFFFE) == 0xFFFE => null,
            _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator ? new Rune(' ') : rune,
        };

    // Joiners and marks of direction, variation selectors, and the joiner of graphemes.
    private static bool IsZeroWidth(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x34F;
}
