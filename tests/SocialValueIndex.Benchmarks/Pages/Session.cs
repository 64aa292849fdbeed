using System.Net;
using System.Text.RegularExpressions;

namespace SocialValueIndex.Benchmarks.Pages;

/// <summary>A browser that is signed in, as far as a server can tell: cookies, forms, and HTTPS that a proxy ended.</summary>
/// <param name="port">Where the server listens.</param>
internal sealed partial class Session(int port) : IDisposable
{
    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
        }
    )
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"),
    };

    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>The cookies, as a request carries them.</summary>
    public string Cookies => string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}"));

    public async Task SignInAsync(string email, string password)
    {
        var page = await GetAsync("/account/sign-in");
        var answer = await PostAsync("/account/sign-in", page, [new("email", email), new("password", password)]);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{email} cannot sign in: {answer.StatusCode}.");
        }
    }

    public async Task<string> GetAsync(string address)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, address));
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsStringAsync()
            : throw new InvalidOperationException($"{address} answers {answer.StatusCode}.");
    }

    /// <summary>Sends a form with the hidden fields that the page gave it for this session.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string address,
        string page,
        IEnumerable<KeyValuePair<string, string>> fields,
        string accept = "text/html"
    )
    {
        using var content = new FormUrlEncodedContent(
            HiddenFields()
                .Matches(page)
                .Select(m => KeyValuePair.Create(m.Groups[1].Value, m.Groups[2].Value))
                .DistinctBy(f => f.Key)
                .Concat(fields)
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = content;
        request.Headers.Add("Accept", accept);
        return await SendAsync(request);
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.TryAddWithoutValidation("Cookie", Cookies);
        var answer = await _http.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var parts = cookie.Split(';', 2)[0].Split('=', 2);
            _cookies[parts[0]] = parts[1];
        }

        return answer;
    }

    // The two hidden fields of every form: the antiforgery token, and the ticket.
    [GeneratedRegex("""name="(__\w+)"[^>]* value="([^"]+)""")]
    private static partial Regex HiddenFields();
}
