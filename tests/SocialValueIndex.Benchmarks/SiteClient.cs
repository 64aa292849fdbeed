using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace SocialValueIndex.Benchmarks;

/// <summary>Sends forms to a running service, each time from another network address, as it believes.</summary>
internal static partial class SiteClient
{
    public static HttpClient Open(Uri site) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = site };

    public static async Task<string> TokenAsync(this HttpClient client, string page, CancellationToken stop) =>
        TokenField().Match(await client.GetStringAsync(page, stop)).Groups[1].Value;

    public static async Task<HttpResponseMessage> PostAsync(
        this HttpClient client,
        string address,
        string token,
        CancellationToken stop,
        params (string Name, string Value)[] fields
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(
                fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))
            ),
        };
        var random = new byte[4];
        Random.Shared.NextBytes(random);
        request.Headers.Add("X-Forwarded-For", new IPAddress(random).ToString());
        return await client.SendAsync(request, stop);
    }

    public static double Median(List<double> times) => Percentile(times, 0.5);

    public static double Percentile(List<double> times, double part) => times.Order().ElementAt((int)(times.Count * part));

    public static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
