using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Primitives;

namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// Which host names are answered. ASP.NET Core's own filter would also refuse probes, which ask an instance by its address, and lets a Host
/// pass that is no host and breaks the first link that is made of it.
/// </summary>
internal static class HostSetup
{
    private const string Setting = "AllowedHosts";
    private const string EveryHost = "*";

    public static void AddHosts(this WebApplicationBuilder builder)
    {
        // Commands answer no request, but what ends a start has to end them too: "check" would call it right.
        _ = PathBaseSetup.Read(builder.Configuration);
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = [EveryHost]);
    }

    public static bool AllowsEveryHost(IConfiguration configuration) => Allowed(configuration).Contains(EveryHost, StringComparer.Ordinal);

    /// <summary>Whether the request is a probe: those come over plain HTTP and with any Host.</summary>
    public static bool IsProbe(HttpContext context) => context.Request.Path.StartsWithSegments("/health");

    public static void UseHosts(this WebApplication app)
    {
        IList<StringSegment> allowed = [.. Allowed(app.Configuration).Select(h => new StringSegment(h))];
        var everyHost = AllowsEveryHost(app.Configuration);
        app.Use(
            (context, next) =>
            {
                if (IsProbe(context))
                {
                    context.Request.Host = new HostString("probe.invalid");
                }
                else if (Read(context) is not { } host || !IsHost(host) || !(everyHost || HostString.MatchesAny(host.Host, allowed)))
                {
                    return RefuseAsync(context);
                }

                return next(context);
            }
        );
    }

    private static string[] Allowed(IConfiguration configuration)
    {
        var hosts = (configuration[Setting] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return hosts.Length == 0 ? [EveryHost] : [.. hosts.Select(h => h == "[::]" || h == "0.0.0.0" ? EveryHost : h)];
    }

    private static HostString? Read(HttpContext context)
    {
        try
        {
            return context.Request.Host;
        }
        catch (ArgumentException)
        {
            // It begins like a name in another alphabet ("xn--") and is none.
            return null;
        }
    }

    private static bool IsHost(HostString host) =>
        host.HasValue
        && Uri.TryCreate($"http://{host.Value}/", UriKind.Absolute, out var uri)
        && uri is { UserInfo: "", AbsolutePath: "/", Query: "", Fragment: "" }
        && Uri.CheckHostName(host.Host.Trim('[', ']')) != UriHostNameType.Unknown;

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("This service is not known by that host name. Check the address.\n");
    }
}
