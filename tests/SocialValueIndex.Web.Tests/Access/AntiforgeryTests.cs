using System.Net;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Access;

public sealed class AntiforgeryTests : WebTest
{
    public static TheoryData<string> EveryPost => [.. AccessTable.Posts.Select(r => r.Pattern)];

    [Theory]
    [MemberData(nameof(EveryPost))]
    public async Task Post_WithoutToken_IsRefusedAndChangesNothing(string pattern) =>
        await AssertRefusedAsync(pattern, _ => Task.FromResult<string?>(null));

    [Theory]
    [MemberData(nameof(EveryPost))]
    public async Task Post_WithTheTokenOfSomebodyElse_IsRefusedAndChangesNothing(string pattern) =>
        await AssertRefusedAsync(pattern, async _ => await (await OfficerAsync("Other Officer")).TokenAsync());

    [Theory]
    [MemberData(nameof(EveryPost))]
    public async Task Post_WithTheTokenFromBeforeSignIn_IsRefusedAndChangesNothing(string pattern) =>
        await AssertRefusedAsync(pattern, async browser =>
        {
            // The cookie stays; what was made for nobody does not serve somebody.
            var person = browser.Person!;
            await browser.ForgeAsync("/account/sign-out");
            var token = await browser.TokenAsync();
            await browser.SignInAsync(person);
            return token;
        });

    private async Task AssertRefusedAsync(string pattern, Func<Browser, Task<string?>> token)
    {
        var row = AccessTable.Posts.Single(r => r.Pattern == pattern);
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var sent = await token(officer);
        var before = await Snapshot.OfAsync(Database);

        using var request = new HttpRequestMessage(HttpMethod.Post, row.Address(assessment));
        request.Content = new FormUrlEncodedContent(
            row.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Concat(sent is null ? [] : [KeyValuePair.Create(Page.TokenField, sent)]));
        var response = await officer.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
        Assert.Equal("Change password", (await officer.OpenAsync("/account/change-password")).Heading);
    }
}
