using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialValueIndex.Domain;

/// <summary>
/// Reads days as people in Britain write them: 1/7/2026, 1/7/26, 1.7.2026, 1 July 2026, 1st Sept 2026, Wed 1 Jul 26. The day comes before
/// the month. It also reads 2026-07-01, as programs write them.
/// </summary>
public static partial class BritishDate
{
    private static readonly string[] Formats =
    [
        "d/M/yyyy", "d/M/yy", "d.M.yyyy", "d.M.yy", "d-M-yyyy", "d-M-yy",
        "d MMMM yyyy", "d MMM yyyy", "d MMMM yy", "d MMM yy", "d-MMMM-yyyy", "d-MMM-yyyy", "d-MMM-yy", "yyyy-M-d",
    ];

    private static readonly DateTimeFormatInfo Culture = WithYearsOfThisCentury();

    /// <summary>Reads a day. Years of two digits are of this century.</summary>
    /// <param name="text">What was typed or stands in a file; letter case and kinds of blanks do not count.</param>
    /// <returns>The day; none if there is no such day, or it is written in another way.</returns>
    public static DateOnly? Parse(string? text)
    {
        // No date is longer, and a file can hold texts of any length.
        if (text is null || text.Length > 100)
        {
            return null;
        }

        var plain = PlainText.SingleLine(PlainText.Canonical(text)).Replace(",", "").Replace('‑', '-').Replace('–', '-');
        plain = Ordinal().Replace(Weekday().Replace(plain, ""), "");
        return DateOnly.TryParseExact(September().Replace(plain, "Sep"), Formats, Culture, DateTimeStyles.AllowWhiteSpaces, out var day)
            ? day
            : null;
    }

    private static DateTimeFormatInfo WithYearsOfThisCentury()
    {
        var format = (DateTimeFormatInfo)DateTimeFormatInfo.InvariantInfo.Clone();
        format.Calendar.TwoDigitYearMax = 2099;
        return DateTimeFormatInfo.ReadOnly(format);
    }

    [GeneratedRegex(@"^(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\.? ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"(?<=^[0-9]{1,2}) ?(st|nd|rd|th)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"(?<![a-z])sept(?![a-z])\.?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex September();
}
