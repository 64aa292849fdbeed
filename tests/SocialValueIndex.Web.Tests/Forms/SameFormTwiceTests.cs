using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Forms;

/// <summary>The same form sent twice, by a double click or by going back, is done once.</summary>
public sealed class SameFormTwiceTests : WebTest
{
    public static TheoryData<string> Forms => [.. Cases.Keys];

    private static readonly Dictionary<string, (string Page, (string, string)[] Fields)> Cases = new()
    {
        ["start"] = ("/assessments/new", [("period", "2027/28")]),
        ["begin draft"] = ("/admin/question-sets/1", []),
        ["invite"] = ("/admin/people/invite", [("name", "Ian Invited"), ("email", "ian@example.gov.uk"), ("roles", "Administrator")]),
        ["add organisation"] = ("/admin/organisations/new", [("name", "Newtown Council")]),
        ["add area"] = ("/admin/question-sets/2/add-area", [("code", "Z"), ("name", "Zeal")]),
        ["add question"] = (
            "/admin/question-sets/2/areas/A/add-question",
            [("code", "A99"), ("text", "Is it?"), ("options[1].level", "Follower"), ("do", "save")]
        ),
        ["publish"] = ("/admin/question-sets/2/publish", [("note", "Clearer")]),
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Form_SentTwiceOneAfterTheOther_IsDoneOnceAndAnsweredAlike(string name)
    {
        var (browser, action, fields) = await OpenAsync(name);

        var first = await browser.SendAsync(Browser.Post(action, fields));
        var (done, notice) = (await CountsAsync(), (await browser.OpenAsync(first.Headers.Location!.ToString())).Notice);
        var second = await browser.SendAsync(Browser.Post(action, fields));

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(notice, (await browser.OpenAsync(second.Headers.Location!.ToString())).Notice);
        Assert.Equal(done, await CountsAsync());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Form_SentTwiceAtOnce_IsDoneOnceAndAnsweredAlike(string name)
    {
        var (browser, action, fields) = await OpenAsync(name);
        var before = await CountsAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SendAsync(Browser.Post(action, fields))));

        Assert.All(answers, a => Assert.Equal(answers[0].Headers.Location, a.Headers.Location));
        Assert.NotNull(answers[0].Headers.Location);
        Assert.Equal(before.Forms + 1, (await CountsAsync()).Forms);
        Assert.Equal(before.History + 1, (await CountsAsync()).History);
    }

    [Fact]
    public async Task Form_OpenedAgainAndSentAgain_IsDoneAgain()
    {
        var officer = await OfficerAsync();

        var first = await (await officer.OpenAsync("/assessments/new")).PressAsync("Start", ("period", "2027/28"));
        var second = await (await officer.OpenAsync("/assessments/new")).PressAsync("Start", ("period", "2027/28"));

        Assert.NotEqual(first.Address, second.Address);
    }

    [Fact]
    public async Task Form_ThatWasRefused_IsDoneWhenItIsPutRight()
    {
        var officer = await OfficerAsync();
        var page = await officer.OpenAsync("/assessments/new");

        var refused = await page.PressAsync("Start", ("period", ""));
        var sameForm = await page.PressAsync("Start", ("period", "2027/28"));

        Assert.Single(refused.Errors);
        Assert.StartsWith("Assessment 2027/28", sameForm.Heading, StringComparison.Ordinal);
    }

    private async Task<(Browser Browser, string Action, (string, string)[] Fields)> OpenAsync(string name)
    {
        var browser = await SignedInAsync(
            await CreatePersonAsync(await CouncilAsync(), "Eve Everything", Roles.Officer, Roles.Administrator)
        );
        var (address, changes) = Cases[name];
        if (address.Contains("question-sets/2", StringComparison.Ordinal))
        {
            await browser.PostAsync("/admin/question-sets/1/draft", []);
            await browser.ForgeAsync("/admin/question-sets/2/title-and-footnote", ("title", "Changed"), ("footnote", "Changed."));
        }

        var (action, fields) = (await browser.OpenAsync(address)).FirstForm();
        var changed = changes.Select(c => c.Item1).ToHashSet();
        return (browser, action, [.. fields.Where(f => !changed.Contains(f.Name)), .. changes]);
    }

    private async Task<(int Assessments, int Versions, int People, int Organisations, int Forms, int History)> CountsAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return (
            await db.Assessments.IgnoreQueryFilters().CountAsync(Token),
            await db.QuestionSets.IgnoreQueryFilters().CountAsync(Token),
            await db.Users.CountAsync(Token),
            await db.Organisations.CountAsync(Token),
            await db.SubmittedForms.CountAsync(Token),
            await db.History.IgnoreQueryFilters().CountAsync(Token)
        );
    }
}
