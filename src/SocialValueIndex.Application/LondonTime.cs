namespace SocialValueIndex.Application;

/// <summary>Days as a British council has them: times are stored in UTC, and London's calendar says what is overdue.</summary>
public static class LondonTime
{
    /// <summary>The time zone of the British councils that the service is for.</summary>
    public static TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The day in London at a moment (UTC).</summary>
    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));

    /// <summary>Today in London.</summary>
    public static DateOnly TodayInLondon(this TimeProvider time) => DateOf(time.GetUtcNow().UtcDateTime);
}
