using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialValueIndex.Domain;

/// <summary>
/// Writes days as people in Britain do, and reads them as they are typed: 31/3/2027, 31.3.27, 31 March 2027, 31st Mar 27,
/// Tue 1 Sept 2026; and as programs write them: 2027-03-31. The day comes before the month.
/// </summary>
public static partial class BritishDate
{
    private static readonly string[] Months =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12).Select(m => m.ToLowerInvariant()),
    ];

    /// <summary>The day; none when it is not complete, or there is no such day. Years of two digits are those from 2000 on.</summary>
    public static DateOnly? Parse(string? text)
    {
        // No date is longer, and a file can hold texts of any length.
        if (text is null || text.Length > 100)
        {
            return null;
        }

        var line = PlainText.SingleLine(PlainText.Canonical(text)).ToLowerInvariant();
        if (IsoDate().Match(line) is { Success: true } iso)
        {
            return DateFrom(iso.Groups["y"].Value, iso.Groups["m"].Value, iso.Groups["d"].Value);
        }

        return WrittenDate().Match(line) is { Success: true } british
            ? DateFrom(british.Groups["y"].Value, british.Groups["m"].Value, british.Groups["d"].Value)
            : null;
    }

    /// <summary>A day as pages, documents and emails write it: "22 November 2026".</summary>
    public static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static DateOnly? DateFrom(string year, string month, string day)
    {
        var years = Number(year) + (year.Length == 2 ? 2000 : 0);
        var months = char.IsAsciiDigit(month[0]) ? Number(month) : MonthOf(month);
        var days = Number(day);
        return years is >= 1 and <= 9999 && months is >= 1 and <= 12 && days >= 1 && days <= DateTime.DaysInMonth(years, months)
            ? new DateOnly(years, months, days)
            : null;
    }

    // "Sept" is how September is shortened here, and how no program does.
    private static int MonthOf(string name) => 1 + Array.FindIndex(Months, m => m.StartsWith(name, StringComparison.Ordinal));

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})(?:[t ]00:00(?::00)?z?)?$")]
    private static partial Regex IsoDate();

    [GeneratedRegex(
        @"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)?"
            + @"[ ./‐‑–-]+(?<m>[0-9]{1,2}|[a-z]{3,9})[ .,/‐‑–-]+(?<y>[0-9]{4}|[0-9]{2})$"
    )]
    private static partial Regex WrittenDate();
}
