using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// What proxies in front say about the visitor's address and scheme. ASPNETCORE_FORWARDEDHEADERS_ENABLED believes one hop; the settings
/// here are for more hops, or for believing named proxies only.
/// </summary>
internal static class ProxySetup
{
    private const string Section = "ForwardedHeaders";

    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(Section);
        var limit = section.GetValue<int?>("ForwardLimit");
        if (limit < 1)
        {
            throw new StartupException($"{Section}:ForwardLimit is {limit}. Set it to the number of proxies in front, 1 or more.");
        }

        var proxies = Proxies(section);
        builder.Services.PostConfigure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardLimit = limit ?? options.ForwardLimit;
            proxies.ForEach(options.KnownProxies.Add);
            if (section.Exists())
            {
                options.ForwardedHeaders |= ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            }
        });
    }

    /// <summary>ASP.NET Core does it by itself where ASPNETCORE_FORWARDEDHEADERS_ENABLED is set.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Configuration.GetSection(Section).Exists() && !app.Configuration.GetValue("FORWARDEDHEADERS_ENABLED", false))
        {
            app.UseForwardedHeaders();
        }
    }

    private static List<IPAddress> Proxies(IConfigurationSection section)
    {
        var list = section.GetSection("KnownProxies");
        var texts =
            list.Value?.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries) ?? list.GetChildren().Select(c => c.Value ?? "");
        return
        [
            .. texts.Select(t =>
                IPAddress.TryParse(t, out var address)
                    ? address
                    : throw new StartupException($"{Section}:KnownProxies holds \"{t}\", which is not an IP address.")
            ),
        ];
    }
}
