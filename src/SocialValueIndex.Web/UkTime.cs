using System.Globalization;
using SocialValueIndex.Application;

namespace SocialValueIndex.Web;

/// <summary>Times as the people of a British council read them: stored in UTC, shown by the clock on their wall.</summary>
internal static class UkTime
{
    /// <summary>For example "22 November 2026".</summary>
    public static string Day(DateTime utc) => InLondon(utc).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>For example "22 November 2026 at 10:32".</summary>
    public static string DayAndTime(DateTime utc) => InLondon(utc).ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For example "10:32".</summary>
    public static string Time(DateTime utc) => InLondon(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day in London at that moment.</summary>
    public static DateOnly DateOf(DateTime utc) => LondonTime.DateOf(utc);

    /// <summary>For example "22 November 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The moment (UTC) at which a day begins in London.</summary>
    public static DateTime Begins(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), LondonTime.Zone);

    private static DateTime InLondon(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, LondonTime.Zone);
}
