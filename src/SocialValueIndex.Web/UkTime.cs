using System.Globalization;
using SocialValueIndex.Domain;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web;

/// <summary>Times as the people of a British council read them: stored in UTC, shown by the clock on their wall.</summary>
internal static class UkTime
{
    private const string ZoneId = "Europe/London";

    private static readonly TimeZoneInfo? Found = TimeZoneInfo.TryFindSystemTimeZoneById(ZoneId, out var zone) ? zone : null;

    /// <summary>The zone.</summary>
    /// <exception cref="StartupException">The machine has no time zone data.</exception>
    public static TimeZoneInfo Zone =>
        Found ?? throw new StartupException($"This machine has no data for the time zone {ZoneId}. Install the package tzdata.");

    /// <summary>For example "22 November 2026".</summary>
    public static string Day(DateTime utc) => Day(DateOf(utc));

    /// <summary>A day that is one already, for example "22 November 2026".</summary>
    public static string Day(DateOnly day) => BritishDate.InWords(day);

    /// <summary>For example "22 November 2026 at 10:32".</summary>
    public static string DayAndTime(DateTime utc) => InLondon(utc).ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For example "10:32".</summary>
    public static string Time(DateTime utc) => InLondon(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day in London at that moment.</summary>
    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(InLondon(utc));

    /// <summary>The moment (UTC) at which a day begins in London.</summary>
    public static DateTime Begins(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);

    private static DateTime InLondon(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);
}
