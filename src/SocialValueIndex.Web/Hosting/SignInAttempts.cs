using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// How often one network address may try to sign in with each instance: a council is often one address to us, so the limit is far above
/// what a morning brings, and far below what guessing takes. What is counted by account is stored, and shared by all instances.
/// </summary>
internal sealed class SignInAttempts(SignInSettings settings) : IRateLimiterPolicy<string>
{
    public const string Policy = "SigningIn";

    private const int SegmentsPerMinute = 6;

    // What a provider gives one customer of IPv6, who has all addresses in it.
    private const int NetworkBytes = 8;

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected =>
        (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        HttpMethods.IsPost(httpContext.Request.Method)
            ? RateLimitPartition.GetSlidingWindowLimiter(
                Network(httpContext.Connection.RemoteIpAddress),
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = settings.AttemptsPerAddress,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = SegmentsPerMinute,
                    QueueLimit = 0,
                }
            )
            : RateLimitPartition.GetNoLimiter("");

    private static string Network(IPAddress? address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes(), 0, NetworkBytes)
            : address?.ToString() ?? "";
}
