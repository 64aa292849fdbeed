using System.Globalization;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>A date as it is typed into three fields.</summary>
public sealed class DateParts
{
    /// <summary>What a page says about a date that cannot be read.</summary>
    public const string Unreadable = "Enter the date as day, month and year, like 31 3 2027";

    public string? Day { get; init; }

    public string? Month { get; init; }

    public string? Year { get; init; }

    public static DateParts For(DateOnly? date) => date is not { } day ? new() : new()
    {
        Day = day.Day.ToString(CultureInfo.InvariantCulture),
        Month = day.Month.ToString(CultureInfo.InvariantCulture),
        Year = day.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Reads the date. The month can be a name.</summary>
    /// <param name="date">The date; none where nothing is typed.</param>
    /// <returns>Whether it is a date, or nothing.</returns>
    public bool TryRead(out DateOnly? date)
    {
        date = null;
        string[] parts = [PlainText.SingleLine(Day), PlainText.SingleLine(Month), PlainText.SingleLine(Year)];
        if (parts.All(p => p.Length == 0))
        {
            return true;
        }

        if (!DateOnly.TryParseExact(
            string.Join(' ', parts), ["d M yyyy", "d MMM yyyy", "d MMMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            return false;
        }

        date = read;
        return true;
    }
}

/// <summary>Three fields for a date.</summary>
/// <param name="Name">The posted name of all three, and the key of their errors.</param>
/// <param name="Legend">What they ask for.</param>
/// <param name="Parts">What was typed so far.</param>
/// <param name="Hint">Help with it.</param>
public sealed record DateField(string Name, string Legend, DateParts Parts, string Hint);
