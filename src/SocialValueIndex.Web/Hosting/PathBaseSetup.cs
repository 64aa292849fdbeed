namespace SocialValueIndex.Web.Hosting;

/// <summary>The path under which the site lives, where it does not have a host name of its own.</summary>
internal static class PathBaseSetup
{
    public const string Setting = "PathBase";

    /// <summary>The path, such as "/svi", or nothing.</summary>
    /// <exception cref="StartupException">The settings cannot be used, or contradict each other.</exception>
    public static PathString Read(IConfiguration configuration)
    {
        var text = configuration[Setting] is null or "" or "/" ? "" : configuration[Setting]!.TrimEnd('/');
        if (text.Length > 0 && !IsPath(text))
        {
            throw new StartupException($"{Setting} is \"{text}\". Set it to a path like /svi.");
        }

        var site = SiteAddress.Read(configuration)?.AbsolutePath.TrimEnd('/');
        return site is null || site == text
            ? new PathString(text)
            : throw new StartupException(
                $"{SiteAddress.Setting} ends in \"{site}\" and {Setting} is \"{text}\". Let {SiteAddress.Setting} end in the path of "
                    + $"{Setting}."
            );
    }

    private static bool IsPath(string text) =>
        text[0] == '/'
        && !text.Contains("//", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || "/-_.~".Contains(c, StringComparison.Ordinal));

    /// <summary>Lets the site live under the path, and nothing of it elsewhere. Probes may leave the path out.</summary>
    public static void UsePathBaseSetting(this WebApplication app)
    {
        var path = Read(app.Configuration);
        if (!path.HasValue)
        {
            return;
        }

        app.UsePathBase(path);
        app.Use(
            (context, next) =>
            {
                if (context.Request.PathBase.HasValue || HostSetup.IsProbe(context))
                {
                    return next(context);
                }

                if (context.Request.Path == "/")
                {
                    context.Response.Redirect($"{path}/");
                }
                else
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                }

                return Task.CompletedTask;
            }
        );
    }
}
