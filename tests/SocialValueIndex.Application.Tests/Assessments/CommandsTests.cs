using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Assessments;

/// <summary>How many commands to the database each use case costs.</summary>
public class CommandsTests : UseCaseTest
{
    [Fact]
    public async Task Read_TheFirstTime_TakesThreeCommandsAndOneFromThenOn()
    {
        var officer = await Data.CreateOfficerAsync();
        var assessment = await Data.CreateAssessmentAsync(officer);
        var counter = new CommandCounter();
        await using var instance = Instance(TestData.UserFor(officer), counter);

        await RequestAsync(instance, (ReadAssessment read) => read.RunAsync(assessment.Id, Token));
        Assert.Equal(3, counter.Count);

        counter.Reset();
        await RequestAsync(instance, (ReadAssessment read) => read.RunAsync(assessment.Id, Token));
        Assert.Equal(1, counter.Count);
    }

    [Fact]
    public async Task Read_OfAnAssessment_LeavesPasswordsInTheDatabase()
    {
        var officer = await Data.CreateOfficerAsync();
        var assessment = await Data.CreateAssessmentAsync(officer);
        var counter = new CommandCounter();

        await AsAsync(officer, (ReadAssessment read) => read.RunAsync(assessment.Id, Token), counter);

        Assert.DoesNotContain(counter.Commands, sql => sql.Contains("PasswordHash", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Save_OfAWholeAreaWithItsHistory_TakesFiveCommandsAndFourFromThenOn()
    {
        var officer = await Data.CreateOfficerAsync();
        var assessment = await Data.CreateAssessmentAsync(officer);
        var area = (await ReadAsync(officer, assessment.Id)).QuestionSet.Areas.MaxBy(a => a.Questions.Count)!;
        var counter = new CommandCounter();
        await using var instance = Instance(TestData.UserFor(officer), counter);

        await SaveAsync(o => o[0].Level);
        Assert.Equal(5 + CommandsAfterLostAnswer, counter.Count);

        counter.Reset();
        await SaveAsync(o => o[^1].Level);

        // The line of the sitting is extended and none is added, so nothing tells that a lost commit was stored: the save is tried again,
        // is refused as a lost race, and finds nothing left to do.
        Assert.Equal(4 + (2 * CommandsAfterLostAnswer), counter.Count);

        async Task SaveAsync(Func<IReadOnlyList<Domain.QuestionSets.Option>, MaturityLevel> choose)
        {
            var all = area.Questions.ToDictionary(
                q => q.Code,
                q => new PostedAnswer(choose(q.Options).ToString(), q.Options[^1].Level.ToString(), "Evidence", null)
            );
            var result = await RequestAsync(
                instance,
                (SaveAnswers save) => save.RunAsync(assessment.Id, area.Code, all, null, null, Token)
            );
            Assert.True(result.IsDone);
        }
    }

    [Fact]
    public async Task Save_OfNothingNew_StoresNothing()
    {
        var officer = await Data.CreateOfficerAsync();
        var assessment = await Data.CreateAssessmentAsync(officer);
        var counter = new CommandCounter();

        await AsAsync(
            officer,
            (SaveAnswers save) => save.RunAsync(assessment.Id, "A", Post("A2", AnswerValues.None), null, null, Token),
            counter
        );

        Assert.All(counter.Commands, sql => Assert.StartsWith("SELECT", sql, StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_OfManyAssessments_TakesOneCommandAndLeavesTheAnswersInTheDatabase()
    {
        var officer = await Data.CreateOfficerAsync();
        await Data.CreateAssessmentAsync(officer, "2025/26");
        await Data.CreateAssessmentAsync(officer, "2026/27");
        var counter = new CommandCounter();

        Assert.Equal(2, (await AsAsync(officer, (ListAssessments list) => list.RunAsync(Token), counter)).Count);

        Assert.DoesNotContain("Answers", Assert.Single(counter.Commands), StringComparison.Ordinal);
    }
}
