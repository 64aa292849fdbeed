using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing.Patterns;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>
/// The addresses of pages, put together from their routes. Routing's own way weighs every route against every value for each link, which a
/// page with a hundred links feels.
/// </summary>
/// <param name="endpoints">Every page.</param>
internal sealed class PageAddresses(EndpointDataSource endpoints)
{
    private readonly ConcurrentDictionary<string, string[]> _pieces = new();

    /// <summary>The address below the path base.</summary>
    /// <param name="route">The name of the route.</param>
    /// <param name="values">The values of its parameters, in the order in which they stand in it.</param>
    /// <exception cref="ArgumentException">There is no such route, or it has other parameters.</exception>
    public string Of(string route, params ReadOnlySpan<string> values)
    {
        var pieces = _pieces.GetOrAdd(route, Pieces);
        if (pieces.Length != values.Length + 1)
        {
            throw new ArgumentException($"The route {route} has {pieces.Length - 1} parameters.", nameof(values));
        }

        return values switch
        {
            [] => pieces[0],
            [var one] => string.Concat(pieces[0], Escaped(one), pieces[1]),
            [var one, var two] => string.Concat([pieces[0], Escaped(one), pieces[1], Escaped(two), pieces[2]]),
            _ => throw new ArgumentException("A page has at most two values in its address.", nameof(values)),
        };
    }

    private static string Escaped(string value) => Uri.EscapeDataString(value);

    private string[] Pieces(string route)
    {
        var pattern = endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .FirstOrDefault(e => e.Metadata.GetMetadata<IRouteNameMetadata>()?.RouteName == route)
            ?.RoutePattern;
        if (pattern is null)
        {
            throw new ArgumentException($"There is no route {route}.", nameof(route));
        }

        var pieces = new List<string> { pattern.PathSegments.Count == 0 ? "/" : "" };
        foreach (var segment in pattern.PathSegments)
        {
            pieces[^1] += "/";
            foreach (var part in segment.Parts)
            {
                if (part is RoutePatternLiteralPart literal)
                {
                    pieces[^1] += literal.Content;
                }
                else
                {
                    pieces.Add("");
                }
            }
        }

        return [.. pieces];
    }
}

internal static class PageAddressExtensions
{
    /// <summary>The address of a page without values.</summary>
    public static string AddressOf(this HttpContext context, string route) => context.Request.PathBase.Value + Addresses(context).Of(route);

    /// <summary>The address of a page of an assessment.</summary>
    public static string AddressOf(this HttpContext context, string route, Guid assessmentId) =>
        context.Request.PathBase.Value + Addresses(context).Of(route, assessmentId.ToString());

    /// <summary>The address of a page of an area, or of an action, of an assessment.</summary>
    public static string AddressOf(this HttpContext context, string route, Guid assessmentId, string code) =>
        context.Request.PathBase.Value + Addresses(context).Of(route, assessmentId.ToString(), code);

    /// <summary>The address of a style sheet, script or picture, which differs with its content.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">Where it is, without a leading slash.</param>
    public static string AddressOfAsset(this HttpContext context, string path) =>
        $"{context.Request.PathBase.Value}/{context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path] ?? path}";

    private static PageAddresses Addresses(HttpContext context) => context.RequestServices.GetRequiredService<PageAddresses>();
}
