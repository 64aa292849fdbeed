using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using static SocialValueIndex.Benchmarks.SiteClient;

namespace SocialValueIndex.Benchmarks;

/// <summary>
/// By hand, against the service as Development has it: an officer reads pages while strangers guess passwords over 30 connections. Some
/// guess hers, the others anybody's; each guess claims another network address, as from a network of hijacked machines, so that only the
/// limits by account and on hashing hold. Start the service with ASPNETCORE_FORWARDEDHEADERS_ENABLED=true.
/// </summary>
internal static partial class Guessing
{
    private const string Officer = "officer@example.gov.uk";
    private const string Password = "Maturity-Index-2012";
    private const int Connections = 30;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Attack = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(Uri site)
    {
        using var officer = Open(site);
        await TryAsync(officer, Officer, Password);
        var list = await officer.GetStringAsync("/assessments");
        var page = $"{AssessmentAddress().Match(list).Value}/areas/A";
        await ReadAsync(officer, page, TimeSpan.FromSeconds(3));

        var before = await ReadAsync(officer, page, Quiet);
        using var stop = new CancellationTokenSource(Attack);
        var guesses = Enumerable.Range(0, Connections).Select(i => GuessAsync(site, i, stop.Token)).ToList();
        var during = await ReadAsync(officer, page, Attack - TimeSpan.FromSeconds(1));
        var count = (await Task.WhenAll(guesses)).Sum();

        await SignOutAsync(officer);
        var watch = Stopwatch.StartNew();
        var isIn = await TryAsync(officer, Officer, Password);
        using var stranger = Open(site);
        var own = $"{(isIn ? "let in" : "REFUSED")} after {watch.ElapsedMilliseconds} ms";
        var other = await TryAsync(stranger, Officer, Password) ? "let in" : "has to wait";
        Print($"quiet: {Median(before):0.0} ms median of {before.Count} pages");
        Print($"under {count} guesses in {Attack.TotalSeconds:0} s: {Median(during):0.0} ms median of {during.Count} pages");
        Print($"  95 of 100 under {Percentile(during, 0.95):0.0} ms");
        Print($"her own device: {own}; a new device: {other}");
    }

    private static async Task<int> GuessAsync(Uri site, int number, CancellationToken stop)
    {
        using var client = Open(site);
        var count = 0;
        try
        {
            for (; !stop.IsCancellationRequested; count++)
            {
                var email = number % 3 == 0 ? Officer : string.Create(CultureInfo.InvariantCulture, $"n{number}-{count}@example.gov.uk");
                await TryAsync(client, email, "wrong password", stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }

        return count;
    }

    private static async Task<bool> TryAsync(HttpClient client, string email, string password, CancellationToken stop = default)
    {
        var token = await client.TokenAsync("/account/sign-in", stop);
        using var response = await client.PostAsync("/account/sign-in", token, stop, ("email", email), ("password", password));
        return response.StatusCode == HttpStatusCode.Redirect;
    }

    private static async Task SignOutAsync(HttpClient client)
    {
        var token = await client.TokenAsync("/account/sign-out", CancellationToken.None);
        using var response = await client.PostAsync("/account/sign-out", token, CancellationToken.None);
    }

    private static async Task<List<double>> ReadAsync(HttpClient client, string page, TimeSpan time)
    {
        var (times, all) = (new List<double>(), Stopwatch.StartNew());
        while (all.Elapsed < time)
        {
            var watch = Stopwatch.StartNew();
            await client.GetStringAsync(page);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times;
    }

    [GeneratedRegex("/assessments/[0-9a-f-]{36}")]
    private static partial Regex AssessmentAddress();
}
