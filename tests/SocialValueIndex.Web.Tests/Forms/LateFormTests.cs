using System.Net;
using SocialValueIndex.Web.Tests.Access;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Forms;

/// <summary>
/// Every form after the session ended: a few of each in every run, so that none is taken for another, and more by hand: <c>dotnet test
/// --project tests/SocialValueIndex.Web.Tests -- --explicit only --filter-class '*LateFormTests'</c>.
/// </summary>
public sealed class LateFormTests : LateFormTest
{
    private const int Few = 3;
    private const int Many = 30;

    [Fact]
    public Task Form_OfEveryKindAfterTheSessionEnded_IsShownAgainAfterSignInWithEverythingTyped() => AssertShownAgainAsync(Few);

    [Fact(Explicit = true)]
    public Task Form_OfEveryKindManyTimesAfterTheSessionEnded_IsShownAgainAfterSignInWithEverythingTyped() => AssertShownAgainAsync(Many);

    [Fact]
    public Task Script_AtEveryFormAfterTheSessionEnded_HearsThatThePersonIsSignedOutAndNothingIsStored() => AssertScriptHearsAsync(Few);

    [Fact(Explicit = true)]
    public Task Script_AtEveryFormManyTimesAfterTheSessionEnded_HearsThatThePersonIsSignedOutAndNothingIsStored() =>
        AssertScriptHearsAsync(Many);

    [Fact]
    public async Task Form_OfEveryKindWithAStaleToken_IsShownAgainAtOnce()
    {
        var (browser, assessment) = await BeginAsync();
        var ticket = (await browser.OpenAsync("/account/change-password")).Ticket;
        var before = await SnapshotAsync();

        foreach (var row in LateRows)
        {
            var fields = Typed(row, 0);
            var response = await browser.SendAsync(
                Browser.Post(Address(row, assessment, browser), [.. fields, (Page.TokenField, "stale"), ("__Form", ticket)])
            );
            var shown = await browser.FollowAsync(response);

            Assert.True(shown.Status == HttpStatusCode.OK, $"{row.Name}: {shown.Status}");
            Assert.True(
                shown.Notice.StartsWith("This page was open for too long", StringComparison.Ordinal),
                $"{row.Name}: {shown.Notice}"
            );
            Assert.Empty(fields.Select(f => f.Value).Where(v => v.StartsWith(Text, StringComparison.Ordinal)).Except(shown.Held));
        }

        Assert.Equal(before, await SnapshotAsync());
    }

    private static IEnumerable<Row> LateRows => AccessTable.Posts.Where(r => r.Anonymous == AccessTable.SignIn);

    private async Task AssertShownAgainAsync(int postsPerForm)
    {
        var (browser, assessment) = await BeginAsync();
        var page = await browser.OpenAsync("/account/change-password");
        App.Time.Advance(EndOfSession);
        var before = await SnapshotAsync();

        var sent = new List<(Row Row, string[] Typed, string Address)>();
        foreach (var row in LateRows)
        {
            for (var i = 0; i < postsPerForm; i++)
            {
                var fields = Typed(row, i);
                var address = await PostLateAsync(
                    browser,
                    Address(row, assessment, browser),
                    [.. fields, (Page.TokenField, page.Token), ("__Form", page.Ticket)]
                );
                sent.Add((row, [.. fields.Select(f => f.Value).Where(v => v.StartsWith(Text, StringComparison.Ordinal))], address));
            }
        }

        Assert.Equal(before, await SnapshotAsync());
        await SignInAsync(browser, sent[0].Address);
        before = await SnapshotAsync();
        var lost = new List<string>();
        foreach (var (row, typed, address) in sent)
        {
            var shown = await browser.OpenAsync(address);
            Assert.True(shown.Status == HttpStatusCode.OK, $"{row.Name}: {shown.Status}");
            Assert.True(shown.Notice.StartsWith("You were signed out before ", StringComparison.Ordinal), $"{row.Name}: {shown.Notice}");
            lost.AddRange(typed.Except(shown.Held).Select(text => $"{row.Name}: {text}"));
        }

        Assert.Empty(lost);
        Assert.InRange(sent.Sum(s => s.Typed.Length), 14 * postsPerForm, int.MaxValue);
        Assert.Equal(before, await SnapshotAsync());
    }

    private async Task AssertScriptHearsAsync(int postsPerForm)
    {
        var (browser, assessment) = await BeginAsync();
        var page = await browser.OpenAsync("/account/change-password");
        App.Time.Advance(EndOfSession);
        var before = await Snapshot.OfAsync(Database);

        foreach (var row in LateRows)
        {
            for (var i = 0; i < postsPerForm; i++)
            {
                (string, string)[] fields = [.. Typed(row, i), (Page.TokenField, page.Token), ("__Form", page.Ticket)];
                var response = await browser.SendAsync(Browser.Post(Address(row, assessment, browser), fields), "application/json");
                Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            }
        }

        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }
}
