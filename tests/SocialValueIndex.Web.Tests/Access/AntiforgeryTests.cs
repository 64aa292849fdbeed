using System.Globalization;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Access;

public sealed class AntiforgeryTests : WebTest
{
    [Fact]
    public async Task Post_WithoutToken_IsRefusedAndChangesNothing() => await AssertAllRefusedAsync(await EverythingAsync(), null);

    [Fact]
    public async Task Post_WithTheTokenOfSomebodyElse_IsRefusedAndChangesNothing() =>
        await AssertAllRefusedAsync(await EverythingAsync(), await (await OfficerAsync("Other Officer")).TokenAsync());

    [Fact]
    public async Task Post_WithATokenFromBeforeSignIn_IsRefusedAndChangesNothing()
    {
        var browser = App.OpenBrowser();
        var token = await browser.TokenAsync();
        await browser.SignInAsync((await EverythingAsync()).Person!);

        await AssertAllRefusedAsync(browser, token);
    }

    /// <summary>Somebody to whom no post is forbidden.</summary>
    private async Task<Browser> EverythingAsync() =>
        await SignedInAsync(
            await CreatePersonAsync(await CouncilAsync(), "Eve Everything", Roles.Officer, Roles.Approver, Roles.Administrator)
        );

    private async Task AssertAllRefusedAsync(Browser officer, string? token)
    {
        var assessment = await AssessmentAsync(officer);
        var before = await Snapshot.OfAsync(Database);
        var answers = new List<string>();
        foreach (var row in AccessTable.Posts)
        {
            var response = await officer.SendAsync(
                Browser.Post(row.Address(assessment), [.. row.Fields, .. token is null ? [] : new[] { (Page.TokenField, token) }])
            );
            answers.Add($"{row.Name}: {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}");
        }

        // Whoever is signed in already, in another tab, goes on where sign-in leads. Nothing is done for it.
        Assert.Equal(
            AccessTable.Posts.Select(r => $"{r.Name}: {(token is not null && r.Pattern == "account/sign-in" ? 302 : 400)}"),
            answers
        );
        Assert.Equal(before, await Snapshot.OfAsync(Database));
        Assert.Equal("Change password", (await officer.OpenAsync("/account/change-password")).Heading);
    }
}
