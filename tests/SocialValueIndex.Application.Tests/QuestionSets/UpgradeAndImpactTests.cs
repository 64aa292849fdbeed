using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.QuestionSets;

public class UpgradeAndImpactTests : UseCaseTest
{
    private static readonly Dictionary<string, AnswerValues> Answers = new()
    {
        ["A1"] = new(MaturityLevel.Follower, MaturityLevel.Follower, "Adopted in May."),
        ["A2"] = new(MaturityLevel.Mature, MaturityLevel.Leader, "Ask finance."),
    };

    [Fact]
    public async Task Impact_OfADraft_IsListedForEachOrganisationAndChangesNothing()
    {
        var (officer, other) = (await Data.CreateOfficerAsync(), await Data.CreateOfficerAsync());
        var ada = await Data.CreatePersonAsync(null);
        var assessment = await Data.CreateAssessmentAsync(officer, answers: Answers);
        await Data.CreateAssessmentAsync(other);
        var draft = await DraftAsync(ada);
        var counter = new CommandCounter();

        var impact = await AsAsync(ada, (ReadImpact read) => read.RunAsync(draft, Token), counter);

        Assert.Equal(2, impact.Count);
        Assert.Equal(
            (1, 1, 1, true),
            (impact.Sum(o => o.Carried), impact.Sum(o => o.ToAnswerAgain), impact.Sum(o => o.Actions), impact.Any(o => o.IsNone))
        );

        // The organisations, their answers, and the version that they answer.
        Assert.Equal(3, counter.Count);
        Assert.Equal(Answers["A2"], (await ReadAsync(officer, assessment.Id)).Assessment.AnswerTo("A2"));
    }

    [Fact]
    public async Task Move_ToThePublishedVersion_IsOfferedAndMade()
    {
        var officer = await Data.CreateOfficerAsync();
        var ada = await Data.CreatePersonAsync(null);
        var assessment = await Data.CreateAssessmentAsync(officer, answers: Answers);
        Assert.Null(await NewerAsync(officer, assessment));
        await DraftAsync(ada);
        await AsAsync(ada, (PublishQuestionSet publish) => publish.RunAsync(2, "Clearer.", new ExpectedVersions(1, 1), Token));

        Assert.Equal(2, (await NewerAsync(officer, assessment))?.Version);
        Assert.IsType<Refusal.Conflict>((await UpgradeAsync(officer, assessment.Id, 1)).Refusal);
        Assert.True((await UpgradeAsync(officer, assessment.Id, 2)).IsDone);
        Assert.True((await UpgradeAsync(officer, assessment.Id, 2)).IsDone);

        var reading = await ReadAsync(officer, assessment.Id);
        Assert.Equal(2, reading.QuestionSet.Version);
        Assert.Equal(Answers["A1"], reading.Assessment.AnswerTo("A1"));
        Assert.Equal("Ask finance.", reading.Assessment.AnswerTo("A2").Note);
        Assert.Equal(1, reading.Assessment.EarlierAnswerTo("A2")?.Version);
        Assert.Null(await NewerAsync(officer, reading.Assessment));
    }

    [Fact]
    public async Task Move_OfACompletedAssessment_IsRefused()
    {
        var officer = await Data.CreateOfficerAsync();
        var assessment = await Data.CreateAssessmentAsync(officer, answers: Answers);
        await AsAsync(officer, (CompleteAssessment complete) => complete.RunAsync(assessment.Id, null, true, Site, Token));
        var ada = await Data.CreatePersonAsync(null);
        await DraftAsync(ada);
        await AsAsync(ada, (PublishQuestionSet publish) => publish.RunAsync(2, "Clearer.", new ExpectedVersions(1, 1), Token));

        Assert.IsType<Refusal.ReadOnly>((await UpgradeAsync(officer, assessment.Id, 2)).Refusal);
        Assert.Equal(1, (await ReadAsync(officer, assessment.Id)).QuestionSet.Version);
    }

    [Fact]
    public async Task List_CountsTheAssessmentsOfEveryOrganisation()
    {
        await Data.CreateAssessmentAsync(await Data.CreateOfficerAsync());
        await Data.CreateAssessmentAsync(await Data.CreateOfficerAsync());

        Assert.Equal(
            2,
            Assert.Single(await AsAsync(await Data.CreatePersonAsync(null), (ListQuestionSets list) => list.RunAsync(Token))).Assessments
        );
    }

    /// <summary>Version 2: the answer and the action for A2 at Leader are worded anew.</summary>
    private async Task<QuestionSet> DraftAsync(Person ada)
    {
        await AsAsync(ada, (DraftQuestionSet draft) => draft.RunAsync(1, Token));
        var question = (await AsAsync(ada, (ReadQuestionSet read) => read.RunAsync(2, Token)))!
            .QuestionSet.FindQuestion("A2")!
            .Value.Question;
        var reworded = question with
        {
            Options =
            [
                .. question.Options.Select(o => o.Level == MaturityLevel.Leader ? o with { Text = "In full", Action = "Do better." } : o),
            ],
        };
        await AsAsync(ada, (DraftEditor draft) => draft.ChangeQuestionAsync(2, "A2", reworded, question.Fingerprint(), Token));
        return (await AsAsync(ada, (ReadQuestionSet read) => read.RunAsync(2, Token)))!.QuestionSet;
    }

    private Task<QuestionSet?> NewerAsync(Person officer, Assessment assessment) =>
        AsAsync(officer, (FindNewerVersion find) => find.RunAsync(assessment, Token));

    private Task<Outcome> UpgradeAsync(Person officer, Guid id, int basedOn) =>
        AsAsync(officer, (UpgradeAssessment upgrade) => upgrade.RunAsync(id, basedOn, Token));
}
