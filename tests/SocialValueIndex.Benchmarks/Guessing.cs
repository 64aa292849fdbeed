using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

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
        var (there, nowhere) = await RefusalsAsync(site);
        Print($"quiet: {Median(before):0.0} ms median of {before.Count} pages");
        Print($"under {count} guesses in {Attack.TotalSeconds:0} s: {Median(during):0.0} ms median of {during.Count} pages");
        Print($"  95 of 100 under {Percentile(during, 0.95):0.0} ms");
        Print($"her own device: {own}; a new device: {other}");
        Print($"a wrong password: {there:0.0} ms median with an account, {nowhere:0.0} ms without");
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

    /// <summary>
    /// How long it takes to be refused, with and without an account, by turns so that both meet the same machine.
    /// </summary>
    private static async Task<(double There, double Nowhere)> RefusalsAsync(Uri site)
    {
        var (there, nowhere) = (new List<double>(), new List<double>());
        for (var i = 0; i < 8; i++)
        {
            there.Add(await RefusalAsync(site, i % 2 == 0 ? "lead@example.gov.uk" : "admin@example.gov.uk"));
            nowhere.Add(await RefusalAsync(site, i % 2 == 0 ? "nobody@example.gov.uk" : "noone@example.gov.uk"));
        }

        return (Median(there), Median(nowhere));
    }

    private static async Task<double> RefusalAsync(Uri site, string email)
    {
        using var client = Open(site);
        var token = TokenField().Match(await client.GetStringAsync("/account/sign-in")).Groups[1].Value;
        var watch = Stopwatch.StartNew();
        using var response = await PostAsync(client, email, "wrong password", token, CancellationToken.None);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static HttpClient Open(Uri site) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = site };

    private static async Task<bool> TryAsync(HttpClient client, string email, string password, CancellationToken stop = default)
    {
        var token = TokenField().Match(await client.GetStringAsync("/account/sign-in", stop)).Groups[1].Value;
        using var response = await PostAsync(client, email, password, token, stop);
        return response.StatusCode == HttpStatusCode.Redirect;
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string email,
        string password,
        string token,
        CancellationToken stop
    )
    {
        var fields = new Dictionary<string, string>
        {
            ["email"] = email,
            ["password"] = password,
            ["__RequestVerificationToken"] = token,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = new FormUrlEncodedContent(fields) };
        var random = new byte[4];
        Random.Shared.NextBytes(random);
        request.Headers.Add("X-Forwarded-For", new IPAddress(random).ToString());
        return await client.SendAsync(request, stop);
    }

    private static async Task SignOutAsync(HttpClient client)
    {
        var token = TokenField().Match(await client.GetStringAsync("/account/sign-out")).Groups[1].Value;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var response = await client.PostAsync(new Uri("/account/sign-out", UriKind.Relative), content);
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

    private static double Median(List<double> times) => Percentile(times, 0.5);

    private static double Percentile(List<double> times, double part) => times.Order().ElementAt((int)(times.Count * part));

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("/assessments/[0-9a-f-]{36}")]
    private static partial Regex AssessmentAddress();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
