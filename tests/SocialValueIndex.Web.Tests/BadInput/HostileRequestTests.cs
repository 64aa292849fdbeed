using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.BadInput;

/// <summary>Requests that no browser sends. None is a failure of ours.</summary>
public sealed class HostileRequestTests : WebTest
{
    private static readonly string[] ContentTypes =
    [
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=nonsense",
        "application/x-www-form-urlencoded; charset=utf-7",
        "multipart/form-data; boundary=x",
        "multipart/form-data; boundary=x; charset=nonsense",
        "multipart/form-data",
        "text/plain; charset=\"",
        "application/json",
        "/",
        "",
    ];

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=nonsense")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("multipart/form-data; boundary=x; charset=nonsense")]
    [InlineData("multipart/form-data")]
    [InlineData("text/plain; charset=\"")]
    public async Task Post_WithAContentTypeThatCannotBeRead_IsRefusedEverywhere(string contentType)
    {
        var officer = await OfficerAsync();
        foreach (var address in (string[])["/account/sign-in", "/account/sign-out", "/assessments/new", "/no/such/page", "/error/500"])
        {
            var content = new ByteArrayContent("a=b"u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            var response = await officer.SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content });

            Assert.InRange((int)response.StatusCode, 400, 499);
        }
    }

    [Fact]
    public async Task Get_WithABodyThatIsNoForm_IsAnsweredAsWithout()
    {
        foreach (var address in (string[])["/account/forgotten-password", "/account/sign-in"])
        {
            var content = new ByteArrayContent("--x"u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
            var response = await App.OpenBrowser().SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Content = content });

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a..b")]
    [InlineData("index.example.gov.uk:99999")]
    [InlineData("elsewhere.example")]
    public async Task Host_ThatIsNoneOrNotOurs_IsRefused(string host)
    {
        using var app = App.WithWebHostBuilder(b => b.UseSetting("AllowedHosts", "index.example.gov.uk"));
        var client = app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false });
        var request = new HttpRequestMessage(HttpMethod.Get, "/assessments");
        request.Headers.TryAddWithoutValidation("Host", host);

        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/", Token)).StatusCode);
    }

    [Theory]
    [InlineData("/assessments?a=b#c", "/assessments?a=b#c")]
    [InlineData("/ä/ö", "/%C3%A4/%C3%B6")]
    [InlineData("/\ud800", "/assessments")]
    [InlineData("/a\r\nSet-Cookie: b", "/assessments")]
    [InlineData("//elsewhere.example", "/assessments")]
    [InlineData("/\\elsewhere.example", "/assessments")]
    [InlineData("https://elsewhere.example", "/assessments")]
    public async Task SignIn_WithAReturnAddress_GoesThereOnlyWhereItIsOne(string address, string expected)
    {
        var person = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);
        var browser = App.OpenBrowser();

        var response = await browser.PostAsync(
            "/account/sign-in",
            [("email", person.Email!), ("password", Password), ("returnUrl", address)]
        );

        Assert.Equal((HttpStatusCode.Redirect, expected), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task Head_OfEveryPage_AnswersAsGet()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        foreach (var address in Pages.Everything(assessment))
        {
            var get = await officer.GetAsync(address);
            var head = await officer.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));

            Assert.Equal((address, get.StatusCode), (address, head.StatusCode));
        }
    }

    [Fact]
    public async Task Upload_LargerThanAnyFile_IsRefusedBeforeItIsRead()
    {
        var content = new UnreadContent(31 * 1024 * 1024);

        var response = await (await OfficerAsync()).SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/assessments/import") { Content = content }
        );

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("The file is too large", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    /// <summary>
    /// Ten thousand at random. Run by hand, because it takes minutes:
    /// <c>dotnet test --project tests/SocialValueIndex.Web.Tests -- --explicit only --filter-class '*HostileRequestTests'</c>.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task TenThousandRequests_OfAnyMethodHostTypeSizeAndReturnAddress_AreNoFailuresOfOurs()
    {
        var random = new Random(20261125);
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        Browser[] people = [officer, await AdministratorAsync(), App.OpenBrowser()];
        string[] addresses =
        [
            .. Pages.Everything(assessment),
            "/account/sign-in",
            "/account/sign-out",
            "/no/such/page",
            "/error/500",
            "/health/ready",
        ];
        var unsent = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var (request, description) = AnyRequest(random, addresses);
            HttpResponseMessage response;
            try
            {
                response = await Pick(random, people).SendAsync(request);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The client of the test did not send it: there is nothing to answer.
                unsent++;
                continue;
            }

            Assert.True((int)response.StatusCode is < 500 or 503, $"Request {i}, {description}: {(int)response.StatusCode}");
        }

        Assert.InRange(unsent, 0, 1000);
    }

    private static (HttpRequestMessage Request, string Description) AnyRequest(Random random, string[] addresses)
    {
        var method = Pick(random, ["GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "ZZZ"]);
        var address =
            Pick(random, addresses)
            + Pick(random, ["", "", "?returnUrl=", "?q=", "?from=", "?version=", "/", "/..%2f", "?area=", "?issued="]);
        address += Pick(
            random,
            ["", "", "%00", "%ff%fe", "%ED%A0%80", "//elsewhere.example", "%0d%0aSet-Cookie:%20a=b", "99999999999999999999", new('a', 3000)]
        );
        var type = Pick(random, ContentTypes);
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method is not ("GET" or "HEAD" or "TRACE") || random.Next(4) == 0)
        {
            var body = new byte[Pick(random, [0, 1, 100, 5000, 70_000, 300_000])];
            random.NextBytes(body);
            request.Content = new ByteArrayContent(
                random.Next(2) == 0 ? body : Encoding.ASCII.GetBytes("a=b&returnUrl=%ED%A0%80&email=%00&=&&[].x=1")
            );
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (random.Next(3) == 0)
        {
            request.Headers.TryAddWithoutValidation(
                "Host",
                Pick(random, ["..", "a..b", "index.example.gov.uk:99999", "[::1", "elsewhere.example", ""])
            );
        }

        if (random.Next(3) == 0)
        {
            request.Headers.TryAddWithoutValidation(
                "Cookie",
                Pick(random, ["=", "a", ".AspNetCore.Identity.Application=x", "__Host-x=%00;;;=", new('c', 5000)])
            );
            request.Headers.TryAddWithoutValidation("Accept", Pick(random, ["", "application/json", "nonsense", "*/*;q=x"]));
        }

        return (request, $"{method} {address[..Math.Min(200, address.Length)]} {type}");
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];

    /// <summary>Says how long it is, and is nothing.</summary>
    private sealed class UnreadContent : HttpContent
    {
        private readonly long _length;

        public UnreadContent(long length)
        {
            _length = length;
            Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data")
            {
                Parameters = { new NameValueHeaderValue("boundary", "x") },
            };
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

        protected override bool TryComputeLength(out long length)
        {
            length = _length;
            return true;
        }
    }
}
