using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using static SocialValueIndex.Benchmarks.SiteClient;

namespace SocialValueIndex.Benchmarks;

/// <summary>
/// By hand, against the service as Development has it: how long it takes to be refused, by what stands behind the address that somebody
/// tries. All kinds come by turns, in another order each time, so that they meet the same machine. Start the service with
/// ASPNETCORE_FORWARDEDHEADERS_ENABLED=true.
/// </summary>
internal static partial class Refusals
{
    private const string Administrator = "admin@example.gov.uk";
    private const string Password = "Maturity-Index-2012";
    private const string OwnPassword = "seven quiet lighthouse ponds";
    private const int Accounts = 25;

    // One fewer than are free, so that nobody has to wait.
    private const int AttemptsEach = 4;

    private enum Kind
    {
        NoAccount,
        WrongPassword,
        Deactivated,
        NoPassword,
    }

    public static async Task RunAsync(Uri site)
    {
        using var admin = Open(site);
        var run = Guid.NewGuid().ToString("N")[..8];
        await SignInAsync(admin);
        for (var i = 0; i < Accounts; i++)
        {
            await PrepareAsync(admin, site, run, i);
        }

        using var stranger = Open(site);
        await MeasureAsync("sign-in refused", Accounts * AttemptsEach, Enum.GetValues<Kind>(), await SignInTryAsync(stranger, run));
        await MeasureAsync(
            "forgotten password asked",
            Accounts * AttemptsEach,
            Enum.GetValues<Kind>(),
            await ForgottenTryAsync(stranger, run)
        );
    }

    private static string AddressOf(Kind kind, string run, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{run}-{number}@example.gov.uk").ToLowerInvariant();

    private static async Task SignInAsync(HttpClient admin)
    {
        var token = await admin.TokenAsync("/account/sign-in", CancellationToken.None);
        using var response = await admin.PostAsync(
            "/account/sign-in",
            token,
            CancellationToken.None,
            ("email", Administrator),
            ("password", Password)
        );
        Check(response.StatusCode == HttpStatusCode.Redirect, "The administrator could not sign in");
    }

    private static async Task PrepareAsync(HttpClient admin, Uri site, string run, int number)
    {
        await InviteAsync(admin, AddressOf(Kind.NoPassword, run, number));
        foreach (var kind in new[] { Kind.WrongPassword, Kind.Deactivated })
        {
            var (page, link) = await InviteAsync(admin, AddressOf(kind, run, number));
            await AcceptAsync(site, link);
            if (kind == Kind.Deactivated)
            {
                var form = await admin.GetStringAsync($"{page}/deactivate");
                var stamp = StampField().Match(form).Groups[1].Value;
                var token = await admin.TokenAsync($"{page}/deactivate", CancellationToken.None);
                using var done = await admin.PostAsync($"{page}/deactivate", token, CancellationToken.None, ("stamp", stamp));
                Check(done.StatusCode == HttpStatusCode.Redirect, "A person could not be deactivated");
            }
        }
    }

    private static async Task<(string Page, Uri Link)> InviteAsync(HttpClient admin, string email)
    {
        var form = await admin.GetStringAsync("/admin/people/invite");
        var organisation = OrganisationOption().Match(form).Groups[1].Value;
        var token = await admin.TokenAsync("/admin/people/invite", CancellationToken.None);
        using var invited = await admin.PostAsync(
            "/admin/people/invite",
            token,
            CancellationToken.None,
            ("email", email),
            ("name", "Quentin Guessed"),
            ("roles", "Officer"),
            ("organisation", organisation)
        );
        var page = invited.Headers.Location?.ToString() ?? "";
        Check(page.Length > 0, "Nobody could be invited");
        var link = WebUtility.HtmlDecode(LinkField().Match(await admin.GetStringAsync(page)).Groups[1].Value);
        return (page, new Uri(link));
    }

    private static async Task AcceptAsync(Uri site, Uri link)
    {
        using var invited = Open(site);
        var token = await invited.TokenAsync(link.PathAndQuery, CancellationToken.None);
        var query = System.Web.HttpUtility.ParseQueryString(link.Query);
        using var set = await invited.PostAsync(
            link.AbsolutePath,
            token,
            CancellationToken.None,
            ("person", query["person"]!),
            ("token", query["token"]!),
            ("newPassword", OwnPassword)
        );
        Check(set.StatusCode == HttpStatusCode.Redirect, "A password could not be set");
    }

    private static async Task<Func<Kind, int, Task>> SignInTryAsync(HttpClient stranger, string run)
    {
        var token = await stranger.TokenAsync("/account/sign-in", CancellationToken.None);
        return async (kind, number) =>
        {
            using var response = await stranger.PostAsync(
                "/account/sign-in",
                token,
                CancellationToken.None,
                ("email", AddressOf(kind, run, number)),
                ("password", "wrong password")
            );
            Check((await response.Content.ReadAsStringAsync()).Contains("is wrong. Check both", StringComparison.Ordinal), "Not refused");
        };
    }

    private static async Task<Func<Kind, int, Task>> ForgottenTryAsync(HttpClient stranger, string run)
    {
        var token = await stranger.TokenAsync("/account/forgotten-password", CancellationToken.None);
        return async (kind, number) =>
        {
            using var response = await stranger.PostAsync(
                "/account/forgotten-password",
                token,
                CancellationToken.None,
                ("email", AddressOf(kind, run, number))
            );
            Check(response.StatusCode == HttpStatusCode.Redirect, "Not answered");
        };
    }

    private static async Task MeasureAsync(string what, int rounds, Kind[] kinds, Func<Kind, int, Task> attempt)
    {
        var times = kinds.ToDictionary(k => k, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            Random.Shared.Shuffle(kinds);
            foreach (var kind in kinds)
            {
                var watch = Stopwatch.StartNew();
                await attempt(kind, round % Accounts);
                times[kind].Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        var least = times.Values.Min(Median);
        Print($"{what}, {rounds} times each:");
        foreach (var (kind, own) in times.OrderBy(t => t.Key))
        {
            var (low, high) = (Percentile(own, 0.25), Percentile(own, 0.75));
            Print($"  {kind, -14} {Median(own):0.0} ms median, half of them {low:0.0} to {high:0.0} ms, {Median(own) / least - 1:+0.0 %}");
        }
    }

    private static void Check(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    [GeneratedRegex("name=\"stamp\" value=\"([^\"]+)\"")]
    private static partial Regex StampField();

    [GeneratedRegex("<option value=\"([0-9a-f-]{36})\"")]
    private static partial Regex OrganisationOption();

    [GeneratedRegex("name=\"link\"[^>]*>([^<]+)<")]
    private static partial Regex LinkField();
}
