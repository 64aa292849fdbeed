using System.Net;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>What one person uses: it keeps cookies, follows redirects and sends forms, and runs no script.</summary>
public sealed class Browser(HttpClient client, Person? person = null)
{
    private const string AnyPageWithAForm = "/account/sign-out";

    /// <summary>Who signed in, if anybody.</summary>
    public Person? Person { get; private set; } = person;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens an address and follows where it leads.</summary>
    public async Task<Page> OpenAsync(string address) => await FollowAsync(await GetAsync(address));

    /// <summary>Asks for an address and takes the answer as it is.</summary>
    public Task<HttpResponseMessage> GetAsync(string address, string? accept = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, address), accept);

    public async Task<string> DownloadAsync(string address)
    {
        var response = await GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Token);
    }

    /// <summary>
    /// Sends fields that no page needs to have: whatever somebody with a tool of their own could send. The antiforgery token is right.
    /// </summary>
    public async Task<Page> ForgeAsync(string address, params (string Name, string Value)[] fields) =>
        await FollowAsync(await PostAsync(address, fields));

    /// <summary>The same, and takes the answer as it is.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string address,
        IEnumerable<(string Name, string Value)> fields,
        string? accept = null
    ) => await SendAsync(Post(address, [.. fields, (Page.TokenField, await TokenAsync())]), accept);

    /// <summary>A form that is sent as it is given, without a token of its own.</summary>
    public static HttpRequestMessage Post(string address, IEnumerable<(string Name, string Value)> fields) =>
        new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };

    /// <summary>Sends a form with a file, as a browser does.</summary>
    public async Task<Page> UploadAsync(string address, byte[] file, params (string Name, string Value)[] fields)
    {
        var content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "answers.json" } };
        foreach (var (name, value) in (IEnumerable<(string, string)>)[.. fields, (Page.TokenField, await TokenAsync())])
        {
            content.Add(new StringContent(value), name);
        }

        return await FollowAsync(await SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content }));
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? accept = null)
    {
        if (accept is not null)
        {
            request.Headers.Add("Accept", accept);
        }

        return await client.SendAsync(request, Token);
    }

    /// <summary>Signs in by the page that everybody uses.</summary>
    public async Task<Browser> SignInAsync(Person person)
    {
        var page = await OpenAsync("/account/sign-in");
        var next = await page.PressAsync("Sign in", ("email", person.Email!), ("password", WebTest.Password));
        Assert.Empty(next.Errors);
        Person = person;
        return this;
    }

    /// <summary>Completes an assessment, which issues its plan, and opens it again.</summary>
    public async Task IssueAsync(string assessment)
    {
        await ForgeAsync($"{assessment}/check", ("confirm", "true"));
        Assert.Equal(assessment, (await ForgeAsync($"{assessment}/reopen", ("reason", "A slip"))).Address);
    }

    /// <summary>The token that a post needs, from a page that the same person has open.</summary>
    public async Task<string> TokenAsync() => (await OpenAsync(AnyPageWithAForm)).Token;

    internal async Task<Page> SubmitAsync(string address, IEnumerable<(string Name, string Value)> fields) =>
        await FollowAsync(await SendAsync(Post(address, fields)));

    internal async Task<Page> FollowAsync(HttpResponseMessage response)
    {
        for (var hops = 0; response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther; hops++)
        {
            Assert.InRange(hops, 0, 5);
            response = await GetAsync(response.Headers.Location!.ToString());
        }

        return new Page(this, response, await response.Content.ReadAsStringAsync(Token));
    }
}
