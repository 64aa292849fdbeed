using System.Globalization;
using System.Text.RegularExpressions;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Actions;

/// <summary>
/// Dates as people in Britain type them: 31/3/2027, 31.3.27, 31 March 2027, 31st Mar 27, 1 Sept 2026; and as programs write them: 2027-03-31.
/// </summary>
public static partial class TypedDate
{
    private static readonly string[] Months = [.. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12).Select(m => m.ToLowerInvariant())];

    /// <summary>The day; none when it is not complete, or there is no such day. Years of two digits are those from 2000 on.</summary>
    public static DateOnly? Read(string? text)
    {
        var line = PlainText.SingleLine(text).ToLowerInvariant();
        if (IsoDate().Match(line) is { Success: true } iso)
        {
            return DateFrom(iso.Groups["y"].Value, iso.Groups["m"].Value, iso.Groups["d"].Value);
        }

        return BritishDate().Match(line) is { Success: true } british
            ? DateFrom(british.Groups["y"].Value, british.Groups["m"].Value, british.Groups["d"].Value)
            : null;
    }

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
        @"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[ ./-]+(?<m>[0-9]{1,2}|[a-z]{3,9})[ .,/-]+(?<y>[0-9]{4}|[0-9]{2})$")]
    private static partial Regex BritishDate();
}

/// <summary>Costs as people type them: 1500, £1,500.50.</summary>
public static class TypedCost
{
    /// <summary>Whether nothing was typed.</summary>
    public static bool IsBlank(string? text) => PlainText.SingleLine(text).Length == 0;

    /// <summary>The cost in pounds; none when it is not a number. Whether it can be kept is another question.</summary>
    public static decimal? Read(string? text)
    {
        var digits = PlainText.SingleLine(text).Replace("£", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        return digits.Length <= 30 && decimal.TryParse(digits, Styles, CultureInfo.InvariantCulture, out var cost) ? cost : null;
    }
}
