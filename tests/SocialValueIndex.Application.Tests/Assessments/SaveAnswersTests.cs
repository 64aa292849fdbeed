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

        Assert.Equal("B", result.Value.NextArea);
        Assert.Equal(Answer(MaturityLevel.Leader, MaturityLevel.Innovator, "two\nlines"), result.Value.Answers["A2"]);
        Assert.Equal(result.Value.Answers["A2"], await StoredAsync(officer, id));
    }

    [Fact]
    public async Task Save_InTheLastArea_HasNoNext()
    {
        var (officer, id) = await StartAsync();

        var result = await AsAsync(
            officer,
            (SaveAnswers save) => save.RunAsync(id, "J", new Dictionary<string, PostedAnswer>(), null, null, Token)
        );

        Assert.Null(result.Value.NextArea);
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
    [InlineData("2", "Leader", "present")]
    [InlineData("mature", "Leader", "present")]
    [InlineData("Mature,Leader", "Leader", "present")]
    [InlineData("Follower", "Leader", "present")]
    [InlineData("Mature", "Expert", "target")]
    [InlineData("Leader", "Mature", "target")]
    public async Task Save_OfALevelThatCannotBe_IsRefusedAndStoresNothing(string present, string target, string field)
    {
        var (officer, id) = await StartAsync();

        var result = await SaveAsync(officer, id, "A", new PostedAnswer(present, target, "New", null));

        Assert.IsType<Refusal.Invalid>(result.Refusal);
        Assert.Equal($"answers[A2].{field}", Assert.Single(result.Faults).Field);
        Assert.Equal(Stored, await StoredAsync(officer, id));
    }

    [Theory]
    [InlineData("Z", typeof(Refusal.Gone))]
    [InlineData("a", typeof(Refusal.Gone))]
    [InlineData("B", typeof(Refusal.Malformed))]
    public async Task Save_InAnAreaThatDoesNotHaveTheQuestion_StoresNothing(string area, Type refusal)
    {
        var (officer, id) = await StartAsync();

        Assert.IsType(refusal, (await SaveAsync(officer, id, area, new PostedAnswer("Leader", "Leader", "New", null))).Refusal);

        Assert.Equal(Stored, await StoredAsync(officer, id));
    }

    [Fact]
    public async Task WritePlanNote_InAnUnknownArea_StoresNothing()
    {
        var (officer, id) = await StartAsync();

        var result = await AsAsync(officer, (WritePlanNote write) => write.RunAsync(id, "Z", "Ask finance.", null, Token));

        Assert.IsType<Refusal.Malformed>(result.Refusal);
        Assert.Empty((await ReadAsync(officer, id)).Assessment.PlanNotes);
    }

    [Fact]
    public async Task WritePlanNote_AsItWasTyped_StoresItTidy()
    {
        var (officer, id) = await StartAsync();

        var result = await AsAsync(officer, (WritePlanNote write) => write.RunAsync(id, "B", " Ask\r\nfinance.\0 ", null, Token));

        Assert.Equal("B", result.Value.Code);
        Assert.Equal("Ask\nfinance.", (await ReadAsync(officer, id)).Assessment.PlanNotes["B"].Text);
    }

    private async Task<(Person Officer, Guid Id)> StartAsync()
    {
        var officer = await Data.CreateOfficerAsync();
        return (officer, (await Data.CreateAssessmentAsync(officer, answers: new Dictionary<string, AnswerValues> { ["A2"] = Stored })).Id);
    }

    private async Task<AnswerValues> StoredAsync(Person officer, Guid id) => (await ReadAsync(officer, id)).Assessment.AnswerTo("A2");

    private Task<Outcome<SavedArea>> SaveAsync(Person officer, Guid id, string area, PostedAnswer answer) =>
        AsAsync(
            officer,
            (SaveAnswers save) => save.RunAsync(id, area, new Dictionary<string, PostedAnswer> { ["A2"] = answer }, null, null, Token)
        );
}
