using System.Net;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Access;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Forms;

/// <summary>A form that is kept until its person is back: for whom, how long, and which are not.</summary>
public sealed class KeptFormTests : LateFormTest
{
    [Fact]
    public async Task KeptForm_WhenItIsSavedAgain_IsSavedAndNotKeptAnyMore()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var plan = await officer.OpenAsync($"{assessment}/plan");
        App.Time.Advance(EndOfSession);
        var signIn = await plan.PressInFormOfAsync("note-A", ("note", Text));
        Assert.Equal("Sign in", signIn.Heading);

        var shown = await signIn.PressAsync("Sign in", ("email", officer.Person!.Email!), ("password", Password));
        var saved = await shown.PressInFormOfAsync("note-A");

        Assert.Equal("Important", shown.NoticeTitle);
        Assert.Contains(Text, saved.Text, StringComparison.Ordinal);
        Assert.StartsWith("The note on", saved.Notice, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync(shown.Address)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task KeptForm_OpenedBySomebodyElse_IsNotShown(bool hasTicket)
    {
        var (browser, assessment) = await BeginAsync();
        var page = await browser.OpenAsync("/account/change-password");
        App.Time.Advance(EndOfSession);
        var address = await PostLateAsync(
            browser,
            $"{assessment}/plan",
            [
                ("area", "A"),
                ("note", Text),
                (Page.TokenField, page.Token),
                .. hasTicket ? [("__Form", page.Ticket)] : Array.Empty<(string, string)>(),
            ]
        );

        var first = browser.Person!;
        var other = await CreatePersonAsync(await CouncilAsync(), "Otto Officer", Roles.Officer);
        await browser.SignInAsync(other);
        var shown = await browser.OpenAsync(address);

        Assert.Equal(HttpStatusCode.Forbidden, shown.Status);
        Assert.DoesNotContain(Text, shown.Html, StringComparison.Ordinal);
        var signIn = await shown.PressAsync("Sign out");
        var own = await (await browser.OpenAsync(address)).PressAsync("Sign in", ("email", first.Email!), ("password", Password));
        Assert.Equal("Sign in", signIn.Heading);
        Assert.Contains(Text, own.Held);
    }

    [Fact]
    public async Task Form_OfSomebodyWhoWasSignedInBefore_IsKeptForThemAndNotDone()
    {
        var (browser, assessment) = await BeginAsync();
        var page = await browser.OpenAsync("/account/change-password");
        await browser.SignInAsync(await CreatePersonAsync(null, "Ann Administrator", Roles.Administrator));
        var before = await SnapshotAsync();

        var response = await browser.SendAsync(
            Browser.Post($"{assessment}/plan", [("area", "A"), ("note", Text), (Page.TokenField, page.Token), ("__Form", page.Ticket)])
        );
        var shown = await browser.FollowAsync(response);

        Assert.Equal("Somebody else filled in this form", shown.Heading);
        Assert.Equal(before, await SnapshotAsync());
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    public async Task Form_FromAnotherSite_IsRefusedAndNotKept(string header, string value)
    {
        var (browser, assessment) = await BeginAsync();
        var page = await browser.OpenAsync("/account/change-password");
        var before = await Snapshot.OfAsync(Database);

        foreach (var row in AccessTable.Posts)
        {
            var request = Browser.Post(
                Address(row, assessment, browser),
                [.. Typed(row, 0), (Page.TokenField, page.Token), ("__Form", page.Ticket)]
            );
            request.Headers.Add(header, value);
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(request)).StatusCode);
        }

        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task Form_WithoutAnythingOfOurs_IsNotKept()
    {
        var (_, assessment) = await BeginAsync();
        var before = await Snapshot.OfAsync(Database);

        var response = await App.OpenBrowser()
            .SendAsync(
                Browser.Post($"{assessment}/plan", [("area", "A"), ("note", Text), (Page.TokenField, "forged"), ("__Form", "forged")])
            );

        Assert.Equal("/account/sign-in", response.Headers.Location!.AbsolutePath);
        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

    [Fact]
    public async Task KeptForm_AfterADay_IsGone()
    {
        var (browser, assessment) = await BeginAsync();
        var page = await browser.OpenAsync("/account/change-password");
        App.Time.Advance(EndOfSession);
        var address = await PostLateAsync(
            browser,
            $"{assessment}/plan",
            [("area", "A"), ("note", Text), (Page.TokenField, page.Token), ("__Form", page.Ticket)]
        );

        App.Time.Advance(TimeSpan.FromHours(25));
        await SignInAsync(browser, "/assessments");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(address)).Status);
    }
}
