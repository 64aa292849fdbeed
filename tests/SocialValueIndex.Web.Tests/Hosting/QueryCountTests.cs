using System.Net;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Hosting;

public sealed class QueryCountTests : WebTest
{
    private const int AreaPage = 1;
    private const int Save = 6;
    private const int TaskList = 2;
    private const int IssuedPage = 5;
    private const int AnyOtherPage = 4;
    private const int AuditPage = 6;
    private const int ResultsAndPlan = 1;

    // Its figures come from the register, its texts from their own row, and what changed from the last issued plan and its register.
    private const int ReportPage = 8;

    [Fact]
    public async Task AreaPage_OfEveryArea_TakesOneCommand()
    {
        var (officer, assessment) = await WarmAsync();

        foreach (var area in Example.Areas)
        {
            Assert.InRange(await CountAsync(() => officer.OpenAsync($"{assessment}/areas/{area.Code}")), 1, AreaPage);
        }
    }

    [Fact]
    public async Task Save_OfOneQuestionOrAWholeAreaOrItsTargets_TakesAtMostSixCommands()
    {
        var (officer, assessment) = await WarmAsync();
        var largest = Example.Areas.MaxBy(a => a.Questions.Count)!;
        var token = (Page.TokenField, await officer.TokenAsync());
        var address = $"{assessment}/areas/{largest.Code}";
        var whole = largest.Questions.SelectMany(q =>
            (IEnumerable<(string, string)>)
                [($"answers[{q.Code}].present", q.Options[0].Level.ToString()), ($"answers[{q.Code}].note", "Evidence")]
        );

        Assert.Equal(8, largest.Questions.Count);
        foreach (
            var fields in (IEnumerable<(string, string)[]>)
                [
                    [($"answers[{largest.Questions[0].Code}].note", "Evidence")],
                    [.. whole],
                    [("setTargets", "yes"), ("targets", "Innovator")],
                ]
        )
        {
            var before = await officer.DownloadAsync($"{assessment}/answers.json");
            Assert.InRange(
                await CountAsync(() => officer.SendAsync(Browser.Post(address, [.. fields, token]), "application/json")),
                1,
                Save
            );
            Assert.NotEqual(before, await officer.DownloadAsync($"{assessment}/answers.json"));
        }
    }

    [Fact]
    public async Task EveryPage_HoweverManyAssessmentsThereAre_TakesFewCommands()
    {
        var (officer, assessment) = await WarmAsync();
        for (var i = 0; i < 30; i++)
        {
            await AssessmentAsync(officer, $"Period {i}", Example.Answers);
        }

        foreach (var address in Pages.Everything(assessment).Where(a => a != $"{assessment}/reopen"))
        {
            var count = await CountAsync(() => officer.GetAsync(address));
            Assert.True(count <= MostOf(address), $"{address} takes {count} commands: {string.Join("; ", App.Commands.Commands)}");
        }

        int MostOf(string address) =>
            address == assessment ? TaskList
            : address == $"{assessment}/issued" ? IssuedPage
            : address == $"{assessment}/results" || address == $"{assessment}/plan" ? ResultsAndPlan
            : address.StartsWith($"{assessment}/report", StringComparison.Ordinal) ? ReportPage
            : AnyOtherPage;
    }

    [Fact]
    public async Task EveryAdministratorsPage_HoweverMuchThereIs_TakesTheSameFewCommands()
    {
        var (officer, _) = await WarmAsync();
        var admin = await AdministratorAsync();
        await admin.ForgeAsync("/admin/question-sets/1/draft");
        var addresses = Pages
            .OfAdministrators((await CouncilAsync()).Id, officer.Person!.Id)
            .Where(a => !a.EndsWith(".zip", StringComparison.Ordinal))
            .ToList();
        await CountsAsync(admin, addresses);

        var few = await CountsAsync(admin, addresses);
        await AddMuchAsync(admin, officer);
        var many = await CountsAsync(admin, addresses);

        Assert.Equal(few, many);
        Assert.All(
            many,
            c =>
                Assert.True(
                    c.Count
                        <= (
                            c.Address.Contains("/question-sets/2/", StringComparison.Ordinal)
                            || c.Address.Contains("/people/", StringComparison.Ordinal)
                            || c.Address.Contains("/audit", StringComparison.Ordinal)
                                ? AuditPage
                                : AnyOtherPage
                        ),
                    $"{c}"
                )
        );
    }

    [Theory]
    [InlineData("/check")]
    [InlineData("/plan")]
    public async Task OtherPosts_TakeAtMostSixCommands(string page)
    {
        var (officer, assessment) = await WarmAsync();
        var token = (Page.TokenField, await officer.TokenAsync());

        Assert.InRange(
            await CountAsync(() => officer.SendAsync(Browser.Post(assessment + page, [("area", "A"), ("note", "Ask"), token]))),
            1,
            6
        );
    }

    private async Task<List<(string Address, int Count)>> CountsAsync(Browser browser, IEnumerable<string> addresses)
    {
        var counts = new List<(string, int)>();
        foreach (var address in addresses)
        {
            counts.Add(
                (address, await CountAsync(async () => Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).StatusCode)))
            );
        }

        return counts;
    }

    /// <summary>More organisations, people, assessments, questions and lines of the audit than one page shows.</summary>
    private async Task AddMuchAsync(Browser admin, Browser officer)
    {
        var now = App.Time.GetUtcNow().UtcDateTime;
        for (var i = 0; i < 12; i++)
        {
            var colleague = await CreatePersonAsync(await Data.CreateOrganisationAsync(), $"Colleague {i}", Roles.Officer);
            await Data.CreateAssessmentAsync(colleague, answers: Example.Answers);
            await AssessmentAsync(officer, $"Period {i}", Example.Answers);
            await admin.ForgeAsync(
                "/admin/question-sets/2/areas/A/add-question",
                ("code", $"A{i + 50}"),
                ("text", "Is it?"),
                ("options[0].level", "NonCompliant"),
                ("options[0].text", "No"),
                ("options[1].level", "Leader"),
                ("options[1].text", "Yes"),
                ("options[1].action", "Do it.")
            );
        }

        var council = await CouncilAsync();
        await using var db = Database.CreateContext(KnownUser.Nobody);
        for (var i = 0; i < 60; i++)
        {
            var person = await Data.CreatePersonAsync(council, $"Colleague {i}");
            db.History.Add(
                HistoryEntry.Record(
                    officer.Person!.Subject,
                    new PersonInvited([Roles.Officer], council.Name),
                    new ChangeStamp(person.Id, now)
                )
            );
        }

        await db.SaveChangesAsync(Token);
    }

    private async Task<int> CountAsync(Func<Task> work)
    {
        App.Commands.Reset();
        await work();
        return App.Commands.Count;
    }

    /// <summary>The first page reads the question set, which is then in memory.</summary>
    private async Task<(Browser Officer, string Assessment)> WarmAsync()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.OpenAsync(assessment);
        return (officer, assessment);
    }
}
