using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Tests.Assessments;

/// <summary>What a form or a script can post, good and bad.</summary>
public class SaveAnswersTests : UseCaseTest
{
    private static readonly AnswerValues Stored = Answer(MaturityLevel.Mature, MaturityLevel.Leader, "Evidence");

    [Fact]
    public async Task Save_OfAGoodAnswer_TellsWhatIsStoredAndWhichAreaIsNext()
    {
        var (officer, id) = await StartAsync();

        var result = await SaveAsync(officer, id, "A", new PostedAnswer("Leader", "Innovator", " two\r\nlines\0 ", null));

        Assert.Equal((SaveStatus.Saved, "B"), (result.Status, result.NextArea));
        Assert.Equal(Answer(MaturityLevel.Leader, MaturityLevel.Innovator, "two\nlines"), result.Stored["A2"]);
        Assert.Equal(result.Stored["A2"], await StoredAsync(officer, id));
    }

    [Fact]
    public async Task Save_InTheLastArea_HasNoNext()
    {
        var (officer, id) = await StartAsync();

        var result = await AsAsync(officer, (SaveAnswers save) => save.RunAsync(id, "J", new Dictionary<string, PostedAnswer>(), null, null, Token));

        Assert.Equal((SaveStatus.Saved, null), (result.Status, result.NextArea));
    }

    [Theory]
    [InlineData(null, "Evidence")]
    [InlineData("", "")]
    public async Task Save_WithoutANote_KeepsTheStoredOneAndWithAnEmptyOneEmptiesIt(string? posted, string kept)
    {
        var (officer, id) = await StartAsync();

        await SaveAsync(officer, id, "A", new PostedAnswer("Leader", "Leader", posted, null));

        Assert.Equal(Answer(MaturityLevel.Leader, MaturityLevel.Leader, kept), await StoredAsync(officer, id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Save_WithoutAChoice_MakesTheQuestionUnanswered(string? nothing)
    {
        var (officer, id) = await StartAsync();

        await SaveAsync(officer, id, "A", new PostedAnswer(nothing, nothing, null, null));

        Assert.Equal(Answer(null, null, "Evidence"), await StoredAsync(officer, id));
    }

    [Theory]
    [InlineData("2", "Leader", AnswerField.Present)]
    [InlineData("mature", "Leader", AnswerField.Present)]
    [InlineData("Mature,Leader", "Leader", AnswerField.Present)]
    [InlineData("Follower", "Leader", AnswerField.Present)]
    [InlineData("Mature", "Expert", AnswerField.Target)]
    [InlineData("Leader", "Mature", AnswerField.Target)]
    public async Task Save_OfALevelThatCannotBe_IsRefusedAndStoresNothing(string present, string target, AnswerField field)
    {
        var (officer, id) = await StartAsync();

        var result = await SaveAsync(officer, id, "A", new PostedAnswer(present, target, "New", null));

        Assert.Equal(SaveStatus.Refused, result.Status);
        Assert.Equal([("A2", field)], result.Outcome.Faults.Select(f => (f.QuestionCode, f.Field)));
        Assert.Equal(Stored, result.Stored["A2"]);
        Assert.Equal(Stored, await StoredAsync(officer, id));
    }

    [Theory]
    [InlineData("Z", SaveStatus.UnknownArea)]
    [InlineData("a", SaveStatus.UnknownArea)]
    [InlineData("B", SaveStatus.UnknownQuestion)]
    public async Task Save_InAnAreaThatDoesNotHaveTheQuestion_StoresNothing(string area, SaveStatus status)
    {
        var (officer, id) = await StartAsync();

        Assert.Equal(status, (await SaveAsync(officer, id, area, new PostedAnswer("Leader", "Leader", "New", null))).Status);

        Assert.Equal(Stored, await StoredAsync(officer, id));
    }

    [Fact]
    public async Task WritePlanNote_InAnUnknownArea_StoresNothing()
    {
        var (officer, id) = await StartAsync();

        var result = await AsAsync(officer, (WritePlanNote write) => write.RunAsync(id, "Z", "Ask finance.", null, Token));

        Assert.Equal((null, false), (result.Area, result.IsWritten));
        Assert.Empty((await ReadAsync(officer, id)).Assessment.PlanNotes);
    }

    [Fact]
    public async Task WritePlanNote_AsItWasTyped_StoresItTidy()
    {
        var (officer, id) = await StartAsync();

        var result = await AsAsync(officer, (WritePlanNote write) => write.RunAsync(id, "B", " Ask\r\nfinance.\0 ", null, Token));

        Assert.True(result.IsWritten);
        Assert.Equal("B", result.Area?.Code);
        Assert.Equal("Ask\nfinance.", (await ReadAsync(officer, id)).Assessment.PlanNotes["B"].Text);
    }

    private async Task<(Person Officer, Guid Id)> StartAsync()
    {
        var officer = await Data.CreateOfficerAsync();
        return (officer, (await Data.CreateAssessmentAsync(officer, answers: new Dictionary<string, AnswerValues> { ["A2"] = Stored })).Id);
    }

    private async Task<AnswerValues> StoredAsync(Person officer, Guid id) => (await ReadAsync(officer, id)).Assessment.AnswerTo("A2");

    private Task<SaveResult> SaveAsync(Person officer, Guid id, string area, PostedAnswer answer) => AsAsync(officer, (SaveAnswers save) =>
        save.RunAsync(id, area, new Dictionary<string, PostedAnswer> { ["A2"] = answer }, null, null, Token));
}
