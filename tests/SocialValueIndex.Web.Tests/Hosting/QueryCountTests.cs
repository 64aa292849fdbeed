using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Hosting;

public sealed class QueryCountTests : WebTest
{
    private const int AreaPage = 3;
    private const int Save = 5;
    private const int AnyOtherPage = 4;

    [Fact]
    public async Task AreaPage_OfEveryArea_TakesAtMostThreeCommands()
    {
        var (officer, assessment) = await WarmAsync();

        foreach (var area in Example.Areas)
        {
            Assert.InRange(await CountAsync(() => officer.OpenAsync($"{assessment}/areas/{area.Code}")), 1, AreaPage);
        }
    }

    [Fact]
    public async Task Save_OfOneQuestionOrAWholeAreaOrItsTargets_TakesAtMostFiveCommands()
    {
        var (officer, assessment) = await WarmAsync();
        var largest = Example.Areas.MaxBy(a => a.Questions.Count)!;
        var token = (Page.TokenField, await officer.TokenAsync());
        var address = $"{assessment}/areas/{largest.Code}";
        var whole = largest.Questions.SelectMany(q => (IEnumerable<(string, string)>)[($"answers[{q.Code}].present", q.Options[0].Level.ToString()), ($"answers[{q.Code}].note", "Evidence")]);

        Assert.Equal(8, largest.Questions.Count);
        foreach (var fields in (IEnumerable<(string, string)[]>)[[($"answers[{largest.Questions[0].Code}].note", "Evidence")], [.. whole], [("setTargets", "yes"), ("targets", "Innovator")]])
        {
            var before = await officer.DownloadAsync($"{assessment}/answers.json");
            Assert.InRange(await CountAsync(() => officer.SendAsync(Browser.Post(address, [.. fields, token]), "application/json")), 1, Save);
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
            Assert.True(count <= AnyOtherPage, $"{address} takes {count} commands: {string.Join("; ", App.Commands.Commands)}");
        }
    }

    [Theory]
    [InlineData("/check")]
    [InlineData("/plan")]
    public async Task OtherPosts_TakeAtMostSixCommands(string page)
    {
        var (officer, assessment) = await WarmAsync();
        var token = (Page.TokenField, await officer.TokenAsync());

        Assert.InRange(await CountAsync(() => officer.SendAsync(Browser.Post(assessment + page, [("area", "A"), ("note", "Ask"), token]))), 1, 6);
    }

    private async Task<int> CountAsync<T>(Func<Task<T>> work)
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
