using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Forms;
using SocialValueIndex.Application.People;
using SocialValueIndex.TestSupport;
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
        ["import answers"] = ("/assessments/import", [("period", "2027/28")]),
        ["import question set"] = ("/admin/question-sets/import", []),
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Form_SentTwiceOneAfterTheOther_IsDoneOnceAndAnsweredAlike(string name)
    {
        var (browser, post) = await OpenAsync(name);

        var first = await browser.SendAsync(post());
        var (done, notice) = (await CountsAsync(), (await browser.OpenAsync(first.Headers.Location!.ToString())).Notice);
        var second = await browser.SendAsync(post());

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(notice, (await browser.OpenAsync(second.Headers.Location!.ToString())).Notice);
        Assert.Equal(done, await CountsAsync());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Form_SentTwiceAtOnce_IsDoneOnceAndAnsweredAlike(string name)
    {
        var (browser, post) = await OpenAsync(name);
        var before = await CountsAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SendAsync(post())));

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
    public async Task FormsOfOnePage_EachSentTwice_AreEachDoneOnce()
    {
        var administrator = await AdministratorAsync();
        var page = await administrator.OpenAsync("/admin/people/invite");
        var parts = page.Ticket.Split('.');
        var before = await CountsAsync();
        string[] tickets = [$"{parts[0]}.0", $"{parts[0]}.1", parts[0], $"{parts[0]}.x", $"{parts[0]}.-1", $"{parts[0]}.", "A.0"];

        foreach (var (ticket, i) in tickets.Select((t, i) => (t, i)))
        {
            for (var time = 0; time < 2; time++)
            {
                await administrator.SendAsync(
                    Browser.Post(
                        "/admin/people/invite",
                        [
                            ("name", "Ian Invited"),
                            ("email", $"ian{i}.{time}@example.gov.uk"),
                            ("roles", "Administrator"),
                            (Page.TokenField, page.Token),
                            ("__Form", ticket),
                        ]
                    )
                );
            }
        }

        // The first two forms once each; one without a number, as the builds before wrote it, is the first one again; the other four are
        // none of ours, and done each time.
        var after = await CountsAsync();
        Assert.Equal((2, 2 + (4 * 2)), (after.Forms - before.Forms, after.People - before.People));
    }

    [Fact]
    public async Task Plan_WithAFormForEachArea_GivesEachATicketOfItsOwn()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);

        var plan = await officer.OpenAsync($"{assessment}/plan");
        var tickets = plan.Document.QuerySelectorAll("input[name=__Form]").Select(i => i.GetAttribute("value")).ToList();

        Assert.True(tickets.Count > 10);
        Assert.Equal(tickets.Count, tickets.Distinct().Count());
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

    [Fact]
    public async Task Forms_ThatWereDoneLongAgo_AreForgotten()
    {
        var officer = await OfficerAsync();
        await (await officer.OpenAsync("/assessments/new")).PressAsync("Start", ("period", "2026/27"));
        App.Time.Advance(SubmittedForms.Lifespan - TimeSpan.FromHours(1));
        await officer.SignInAsync(officer.Person!);
        await (await officer.OpenAsync("/assessments/new")).PressAsync("Start", ("period", "2027/28"));
        Assert.Equal(2, (await CountsAsync()).Forms);

        App.Time.Advance(TimeSpan.FromHours(2));
        await (await officer.OpenAsync("/assessments/new")).PressAsync("Start", ("period", "2028/29"));

        Assert.Equal((3, 2), ((await CountsAsync()).Assessments, (await CountsAsync()).Forms));
    }

    /// <summary>A page with the form, and the form as it is sent, filled in: a new request each time, with the same ticket.</summary>
    private async Task<(Browser Browser, Func<HttpRequestMessage> Post)> OpenAsync(string name)
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
        (string, string)[] sent = [.. fields.Where(f => !changed.Contains(f.Name)), .. changes];
        var file = name switch
        {
            "import answers" => Content.ExampleAssessment.ToArray(),
            "import question set" => Encoding.UTF8.GetBytes(await browser.DownloadAsync("/admin/question-sets/1/export.json")),
            _ => null,
        };
        return (browser, () => file is null ? Browser.Post(action, sent) : Upload(action, sent, file));
    }

    private static HttpRequestMessage Upload(string action, (string Name, string Value)[] fields, byte[] file)
    {
        var content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "file.json" } };
        foreach (var (name, value) in fields.Where(f => f.Name != "file"))
        {
            content.Add(new StringContent(value), name);
        }

        return new HttpRequestMessage(HttpMethod.Post, action) { Content = content };
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
