namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// For how long the organisation that runs the service keeps what. The privacy page says it; nothing is deleted by itself, because an
/// auditor may have asked for it the day before.
/// </summary>
/// <param name="HistoryYears">Years after which the history is archived; none where nobody has decided.</param>
/// <param name="PeopleYears">Years after which people who have left are erased; none where nobody has decided.</param>
internal sealed record RetentionSettings(int? HistoryYears, int? PeopleYears)
{
    private const string Section = "Retention";

    /// <exception cref="StartupException">A number cannot be used.</exception>
    public static RetentionSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new RetentionSettings(Years(section, nameof(HistoryYears)), Years(section, nameof(PeopleYears)));
    }

    /// <summary>The setting in words: "1 year", "6 years", or none.</summary>
    public static string? InWords(int? years) =>
        years switch
        {
            null => null,
            1 => "1 year",
            _ => $"{years} years",
        };

    private static int? Years(IConfigurationSection section, string name) =>
        section.GetValue<int?>(name) switch
        {
            < 1 or > 100 => throw new StartupException($"{Section}:{name} is {section[name]}. Set it to a number of years from 1 to 100."),
            var years => years,
        };
}
