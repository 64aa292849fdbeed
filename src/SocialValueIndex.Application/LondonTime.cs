namespace SocialValueIndex.Application;

/// <summary>The clock on the wall of a British council. Times are stored in UTC; days, for example when something is overdue, are London's.</summary>
public static class LondonTime
{
    /// <summary>The time zone.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The day in London at a moment (UTC).</summary>
    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));

    /// <summary>Today in London.</summary>
    public static DateOnly TodayInLondon(this TimeProvider time) => DateOf(time.GetUtcNow().UtcDateTime);
}
