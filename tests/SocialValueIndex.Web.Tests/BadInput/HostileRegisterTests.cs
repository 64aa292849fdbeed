using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.BadInput;

/// <summary>
/// Forms and files that nobody means well, sent to the register: none fails, and each is stored whole, with its history, or not at all. A
/// few of them in every run, and 10,000 by hand: <c>dotnet test --project tests/SocialValueIndex.Web.Tests -- --explicit only
/// --filter-class '*HostileRegisterTests'</c>.
/// </summary>
public sealed class HostileRegisterTests(ITestOutputHelper output) : WebTest
{
    private static readonly string[] Texts =
    [
        "",
        " ",
        "-1",
        "0",
        "31",
        "2",
        "2027",
        "29 2 2027",
        "99999999999999999999",
        "1e308",
        "£1,500.50",
        "NaN",
        "none",
        "other",
        "Done",
        "done",
        "NotPlanned",
        "InProgress",
        "Overdue",
        "3",
        "NotStarted,Done",
        "https://example.org/minutes",
        "javascript:alert(1)",
        "http://[",
        "<script>alert(1)</script>",
        "=HYPERLINK(\"https://evil.example\")",
        "\0",
        "\uFFFE\uFFFF👩🏽‍💼\u202E",
        "a\r\nSet-Cookie: x=y",
        "'; DROP TABLE Actions; --",
        new('x', 5000),
        Guid.Empty.ToString(),
        "null",
        "[]",
        "{}",
    ];

    private static readonly string[] Fields =
    [
        "owner",
        "ownerName",
        "due.day",
        "due.month",
        "due.year",
        "due",
        "status",
        "reason",
        "cost",
        "comment",
        "link",
        "removeLink",
        "basedOn",
        "basedOn[A2-Leader]",
        "from",
        "back.owner",
        "back.sort",
        "area",
        "keep[A2-Leader]",
        "changes",
        "assessmentId",
        "reference",
    ];

    private static readonly string[] References =
    [
        "A2-Leader",
        "A2-Mature",
        "A3-Leader",
        "B2-Mature",
        "J1-Leader",
        "A1-Follower",
        "A2-NonCompliant",
        "Z9-Leader",
        "A2-Leader-Leader",
        "%2E%2E%2F-Leader",
    ];

    private readonly Random _random = new(9);
    private readonly Dictionary<string, int> _answers = [];

    [Fact]
    public Task Register_SentAFewHundredHostilePosts_NeverFailsAndStoresEachWholeOrNotAtAll() => AttackAsync(300);

    [Fact(Explicit = true)]
    public Task Register_Sent10000HostilePosts_NeverFailsAndStoresEachWholeOrNotAtAll() => AttackAsync(10_000);

    private async Task AttackAsync(int posts)
    {
        var watch = Stopwatch.StartNew();
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.ForgeAsync($"{assessment}/actions/A2-Leader", ("status", "InProgress"), ("comment", "Begun"));
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(await officer.DownloadAsync($"{assessment}/actions.csv")),
            await (await officer.GetAsync($"{assessment}/actions.xlsx")).Content.ReadAsByteArrayAsync(Token),
        ];
        var token = await officer.TokenAsync();
        var before = await StoredAsync();
        for (var i = 0; i < posts; i++)
        {
            using var request = Hostile(assessment, files, token);
            var what = $"{request.RequestUri} (post {i})";
            using var response = await officer.SendAsync(request);
            Count(response.StatusCode);
            Assert.True((int)response.StatusCode < 500, $"{what}: {response.StatusCode}");

            var after = await StoredAsync();
            Assert.True(response.StatusCode == HttpStatusCode.Redirect || after.Rows == before.Rows, $"{what}: refused and stored");
            Assert.True(after.Changes - before.Changes == after.History - before.History, $"{what}: stored without its history");
            before = after;
        }

        await AssertRightAsync(officer, assessment);
        output.WriteLine(
            FormattableString.Invariant($"{posts} posts in {watch.Elapsed:mm\\:ss}, {before.History} changes stored. ")
                + string.Join(", ", _answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}"))
        );
    }

    private HttpRequestMessage Hostile(string assessment, byte[][] files, string token) =>
        _random.Next(10) switch
        {
            < 4 => Form($"{assessment}/actions/{Pick(References)}", token),
            4 => Form($"{assessment}/next-steps", token),
            5 => Form($"{assessment}/actions/{Pick(References)}/raise-answer", token),
            6 => Form($"{assessment}/actions/import/apply", token, ("changes", Pending())),
            _ => File($"{assessment}/actions/import", files, token),
        };

    private HttpRequestMessage Form(string address, string token, params (string, string)[] more) =>
        Browser.Post(
            address,
            [.. Enumerable.Range(0, _random.Next(1, 8)).Select(_ => (Pick(Fields), Pick(Texts))), .. more, (Page.TokenField, token)]
        );

    /// <summary>The export with bytes or cells changed, cut short, or something else altogether.</summary>
    private HttpRequestMessage File(string address, byte[][] files, string token)
    {
        var file = (byte[])Pick(files).Clone();
        if (_random.Next(2) == 0)
        {
            var text = Encoding.UTF8.GetString(files[0]);
            file = Encoding.UTF8.GetBytes(
                text.Replace(Pick(["Not started", "\"\"", "Leader", "\r\n", "Ref"]), Pick(Texts), StringComparison.Ordinal)
            );
        }

        for (var change = _random.Next(0, 30); change > 0 && file.Length > 0; change--)
        {
            file[_random.Next(_random.Next(2) == 0 ? file.Length : Math.Min(file.Length, 400))] = (byte)_random.Next(256);
        }

        var length = _random.Next(3) == 0 ? _random.Next(file.Length + 1) : file.Length;
        var content = new MultipartFormDataContent
        {
            { new ByteArrayContent(file, 0, length), "file", Pick(["actions.csv", "actions.xlsx", "..\\..\\a.exe", "x"]) },
            { new StringContent(token), Page.TokenField },
        };
        return new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
    }

    /// <summary>What the page that shows the changes posts, with something in it that it never says.</summary>
    private string Pending()
    {
        var changes = $$"""
            [{"action":"{{Pick(References)}}","basedOn":"{{Pick(["", "x", "a.b.c.d.e"])}}","values":{"owner":{"personId":null,"name":""},
            "due":"{{Pick(["2027-03-31", "0001-01-01", "9999-12-31", "soon"])}}","status":"{{Pick([
                "Done",
                "NotPlanned",
                "7",
                "InProgress",
            ])}}",
            "reason":"{{Pick(["", "No money"])}}","cost":{{Pick(["null", "-1", "1e400", "1500.505", "\"1\""])}}},"comment":"x"}]
            """;
        var at = _random.Next(changes.Length);
        return _random.Next(2) == 0 ? changes : changes[..at] + Pick(Texts) + changes[Math.Min(changes.Length, at + _random.Next(5))..];
    }

    private T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    private void Count(HttpStatusCode status)
    {
        var name = ((int)status).ToString(CultureInfo.InvariantCulture);
        _answers[name] = _answers.GetValueOrDefault(name) + 1;
    }

    /// <summary>Everything that is stored of the register, how often it was changed, and how many lines of history say so.</summary>
    private async Task<(string Rows, int Changes, int History)> StoredAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var rows = await db.Actions.IgnoreQueryFilters().AsNoTracking().OrderBy(a => a.Id).ToListAsync(Token);
        return (
            string.Join('\n', rows.Select(r => $"{r.Reference} {r.Revision} {r.Values} {r.DoneOn} {r.Comments.Count} {r.Links.Count}")),
            rows.Sum(r => r.Revision),
            await db.History.IgnoreQueryFilters().CountAsync(e => e.SubjectType == SubjectType.Action, Token)
        );
    }

    private async Task AssertRightAsync(Browser officer, string assessment)
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        foreach (var row in await db.Actions.IgnoreQueryFilters().AsNoTracking().ToListAsync(Token))
        {
            var values = row.Values;
            Assert.True(values.Owner.PersonId is null || (values.Owner.PersonId == officer.Person!.Id && values.Owner.Name.Length == 0));
            Assert.InRange(values.Owner.Name.Length, 0, ActionRules.OwnerNameMaxLength);
            Assert.InRange(values.Due ?? ActionRules.DueMin, ActionRules.DueMin, ActionRules.DueMax);
            Assert.InRange(values.Cost ?? 0, 0, ActionRules.CostMax);
            Assert.True(Enum.IsDefined(values.Status) && (values.Status != ActionStatus.NotPlanned || values.Reason.Length > 0));
            Assert.Equal(values.Status == ActionStatus.Done, row.DoneOn is not null);
            Assert.All(row.Links, l => Assert.StartsWith("http", l, StringComparison.Ordinal));
            Assert.All(row.Comments, c => Assert.InRange(c.Text.Length, 1, ActionRules.CommentMaxLength));
        }

        foreach (
            var page in new[] { "/actions", "/actions/A2-Leader", "/actions.json", "/actions.csv", "/actions.xlsx", "/plan", "/trajectory" }
        )
        {
            Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(assessment + page)).StatusCode);
        }
    }
}
