using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Access;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Forms;

/// <summary>Forms that arrive after the session ended, or that do not belong to it any more.</summary>
public sealed class LateFormTests : WebTest
{
    private const int PostsPerForm = 30;
    private const string Text = "Typed before the session ended";

    private static readonly TimeSpan EndOfSession = TimeSpan.FromHours(11);

    [Fact]
    public async Task Form_OfEveryKindAfterTheSessionEnded_IsShownAgainAfterSignInWithEverythingTyped()
    {
        var (browser, assessment) = await BeginAsync();
        var page = await browser.OpenAsync("/account/change-password");
        App.Time.Advance(EndOfSession);
        var before = await SnapshotAsync();

        var sent = new List<(Row Row, string[] Typed, string Address)>();
        foreach (var row in LateRows)
        {
            for (var i = 0; i < PostsPerForm; i++)
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
        Assert.InRange(sent.Sum(s => s.Typed.Length), 14 * PostsPerForm, int.MaxValue);
        Assert.Equal(before, await SnapshotAsync());
    }

    [Fact]
    public async Task Script_AtEveryFormAfterTheSessionEnded_HearsThatThePersonIsSignedOutAndNothingIsStored()
    {
        var (browser, assessment) = await BeginAsync();
        var page = await browser.OpenAsync("/account/change-password");
        App.Time.Advance(EndOfSession);
        var before = await Snapshot.OfAsync(Database);

        foreach (var row in LateRows)
        {
            for (var i = 0; i < PostsPerForm; i++)
            {
                (string, string)[] fields = [.. Typed(row, i), (Page.TokenField, page.Token), ("__Form", page.Ticket)];
                var response = await browser.SendAsync(Browser.Post(Address(row, assessment, browser), fields), "application/json");
                Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            }
        }

        Assert.Equal(before, await Snapshot.OfAsync(Database));
    }

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

    private static IEnumerable<Row> LateRows => AccessTable.Posts.Where(r => r.Anonymous == AccessTable.SignIn);

    /// <summary>Somebody to whom no post is forbidden, with an assessment and a draft.</summary>
    private async Task<(Browser Browser, string Assessment)> BeginAsync()
    {
        var browser = await App.OpenBrowser()
            .SignInAsync(
                await CreatePersonAsync(await CouncilAsync(), "Eve Everything", Roles.Officer, Roles.Approver, Roles.Administrator)
            );
        await browser.PostAsync("/admin/question-sets/1/draft", []);
        var organisation = await browser.OpenAsync($"/admin/organisations/{(await CouncilAsync()).Id}");
        await organisation.PressInFormOfAsync("officersMayInvite", ("officersMayInvite", "true"));
        var assessment = await AssessmentAsync(browser, answers: Example.Answers);
        await browser.IssueAsync(assessment);
        return (browser, assessment);
    }

    private static string Address(Row row, string assessment, Browser browser) =>
        row.Address(assessment)
            .Replace(
                Row.Nothing,
                (
                    row.Pattern.Contains("organisationId", StringComparison.Ordinal) ? browser.Person!.OrganisationId : browser.Person!.Id
                ).ToString(),
                StringComparison.Ordinal
            );

    private static (string Name, string Value)[] Typed(Row row, int number)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Text} {number}");
        return row.Pattern[(row.Pattern.LastIndexOf('}') + 1)..] switch
        {
            "" when row.Pattern.EndsWith("areas/{code}", StringComparison.Ordinal) && row.IsOfAssessment =>
            [
                ("answers[A2].present", "Mature"),
                ("answers[A2].note", text),
            ],
            "" when row.Pattern.EndsWith("areas/{code}", StringComparison.Ordinal) =>
            [
                ("code", "A"),
                ("name", text),
                ("planName", $"{text} plan"),
            ],
            "" when row.Pattern.EndsWith("questions/{code}", StringComparison.Ordinal) =>
            [
                ("code", "A2"),
                ("text", text),
                ("hint", $"{text} hint"),
                ("hintSource", $"{text} source"),
                ("options[0].level", "NonCompliant"),
                ("options[0].text", $"{text} 0"),
                ("options[1].level", "Leader"),
                ("options[1].text", $"{text} 1"),
                ("options[1].action", $"{text} action"),
            ],
            "" when row.Pattern.EndsWith("actions/{reference}", StringComparison.Ordinal) =>
            [
                ("comment", text),
                ("reason", $"{text} reason"),
            ],
            "" when row.Pattern.EndsWith("issued/{number:int}", StringComparison.Ordinal) =>
            [
                ("body", text),
                ("sponsor", $"{text} sponsor"),
                ("minutes", $"{text} minutes"),
                ("date.day", $"{text} day"),
            ],
            "" => [("name", text)],
            "account/name" => [("name", text)],
            "account/second-step/passkey" => [("name", text)],
            "/reopen" when row.IsOfAssessment => [("reason", text)],
            "/sign-off" => [("decision", "sendBack"), ("comment", text)],
            "/rename" => [("period", text)],
            "/plan" => [("area", "A"), ("note", text)],
            "/report" when row.IsOfAssessment => [("texts[Purpose].text", text)],
            "/report" => [("parts[Purpose].heading", text), ("parts[Purpose].standing", $"{text} standing")],
            "/change" => [("name", text)],
            "/title-and-footnote" => [("title", text), ("footnote", $"{text} footnote"), ("purpose", $"{text} purpose")],
            "/add-area" => [("code", "Z"), ("name", text)],
            "/add-question" => [("code", "A99"), ("text", text)],
            "/publish" => [("note", text)],
            "/preview" => [("answers[A1].present", "Follower")],
            "/targets" => [("targets", "stay")],
            "/undo" => [("changes", "[]")],
            "admin/organisations/new" => [("name", text)],
            "admin/people/invite" => [("name", text), ("email", $"{text}@example.gov.uk")],
            "assessments/new" or "assessments/import" => [("period", text)],
            _ => row.Fields,
        };
    }

    private static async Task<string> PostLateAsync(Browser browser, string address, IEnumerable<(string, string)> fields)
    {
        var response = await browser.SendAsync(Browser.Post(address, fields));
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{address}: {response.StatusCode}");
        var location = new Uri(new Uri(WebApp.SecureAddress), response.Headers.Location!);
        Assert.Equal("/account/sign-in", location.AbsolutePath);
        return QueryHelpers.ParseQuery(location.Query)["returnUrl"].ToString();
    }

    private static async Task SignInAsync(Browser browser, string address)
    {
        var page = await (await browser.OpenAsync(address)).PressAsync(
            "Sign in",
            ("email", browser.Person!.Email!),
            ("password", Password)
        );
        Assert.Empty(page.Errors);
    }

    // What is kept until the person is back is not stored where it was meant to be.
    private async Task<string> SnapshotAsync()
    {
        var lines = (await Snapshot.OfAsync(Database)).Split('\n');
        var start = Array.FindIndex(lines, l => l.StartsWith("== KeptForms", StringComparison.Ordinal));
        Assert.True(start >= 0);
        var end = Array.FindIndex(lines, start + 1, l => l.StartsWith("== ", StringComparison.Ordinal));
        return string.Join('\n', lines.Where((_, i) => i < start || i >= end));
    }
}
