namespace SocialValueIndex.Application.SigningIn;

/// <summary>How long somebody waits, in words.</summary>
public static class Waiting
{
    /// <summary>"1 minute", "8 minutes", "1 hour": never less than it is.</summary>
    public static string InWords(TimeSpan wait) =>
        (int)Math.Ceiling(wait.TotalMinutes) switch
        {
            <= 1 => "1 minute",
            >= 60 => "1 hour",
            var minutes => FormattableString.Invariant($"{minutes} minutes"),
        };
}
