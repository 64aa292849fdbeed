using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Assessments;

public class StartAndListTests : UseCaseTest
{
    [Fact]
    public async Task Start_FromNothing_StoresAnEmptyAssessmentOfTheOwnOrganisation()
    {
        var officer = await Data.CreateOfficerAsync();

        var id = (await AsAsync(officer, (StartAssessment start) => start.RunAsync("2026/27", null, Token))).Value;

        var stored = (await ReadAsync(officer, id)).Assessment;
        Assert.Equal((officer.OrganisationId, "2026/27", officer.Id), (stored.OrganisationId, stored.Period, stored.CreatedBy));
        Assert.Empty(stored.Answers);
    }

    [Fact]
    public async Task Start_FromAnEarlierOne_TakesItsAnswers()
    {
        var officer = await Data.CreateOfficerAsync();
        var answers = new Dictionary<string, AnswerValues> { ["A2"] = Answer(MaturityLevel.Mature, MaturityLevel.Leader, "Evidence") };
        var earlier = await Data.CreateAssessmentAsync(officer, "2025/26", answers);

        var id = (await AsAsync(officer, (StartAssessment start) => start.RunAsync("2026/27", earlier.Id, Token))).Value;

        Assert.Equal(answers["A2"], (await ReadAsync(officer, id)).Assessment.AnswerTo("A2"));
        Assert.NotEqual(earlier.Id, id);
    }

    [Fact]
    public async Task Start_AfterANewVersionIsPublished_TakesItAndLeavesEarlierAssessmentsWithTheirs()
    {
        var officer = await Data.CreateOfficerAsync();
        var answers = new Dictionary<string, AnswerValues>
        {
            ["A1"] = Answer(MaturityLevel.Follower),
            ["A2"] = Answer(MaturityLevel.Mature),
        };
        var earlier = await Data.CreateAssessmentAsync(officer, "2025/26", answers);
        var second = await PublishVersionTwoAsync();

        var id = (await AsAsync(officer, (StartAssessment start) => start.RunAsync("2026/27", earlier.Id, Token))).Value;

        var reading = await ReadAsync(officer, id);
        Assert.Equal(second, reading.QuestionSet.Id);
        Assert.Equal(["A1"], reading.Assessment.Answers.Keys);
        Assert.Equal(1, (await ReadAsync(officer, earlier.Id)).QuestionSet.Version);
        Assert.Equal(["A1", "A2"], (await ReadAsync(officer, earlier.Id)).Assessment.Answers.Keys.Order());
    }

    [Fact]
    public async Task Start_ByAPersonWithoutAnOrganisation_IsRefused()
    {
        var administrator = await Data.CreatePersonAsync(organisation: null);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            AsAsync(administrator, (StartAssessment start) => start.RunAsync("2026/27", null, Token))
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            AsAsync(administrator, (ImportAssessment import) => import.RunAsync(Content.ExampleAssessment, "2026/27", Token))
        );
    }

    [Fact]
    public async Task List_OfAssessments_IsNewestFirst()
    {
        var officer = await Data.CreateOfficerAsync();
        var older = await Data.CreateAssessmentAsync(officer, "2025/26");
        Time.Advance(TimeSpan.FromDays(365));
        var newer = await Data.CreateAssessmentAsync(officer, "2026/27");
        await AsAsync<CompleteAssessment>(officer, complete => complete.RunAsync(older.Id, null, true, Site, Token));

        Assert.Equal(
            [
                new AssessmentSummary(newer.Id, "2026/27", AssessmentState.InProgress, Time.GetUtcNow().UtcDateTime, null),
                new AssessmentSummary(
                    older.Id,
                    "2025/26",
                    AssessmentState.Completed,
                    TestData.Now.UtcDateTime,
                    Time.GetUtcNow().UtcDateTime
                )
                {
                    IssuedPlans = 1,
                },
            ],
            await AsAsync(officer, (ListAssessments list) => list.RunAsync(Token))
        );
    }

    [Fact]
    public async Task Save_WithTargetsInOneGo_StoresThem()
    {
        var officer = await Data.CreateOfficerAsync();
        var assessment = await Data.CreateAssessmentAsync(officer);

        await AsAsync(
            officer,
            (SaveAnswers save) =>
                save.RunAsync(assessment.Id, "A", Post("A2", Answer(MaturityLevel.NonCompliant)), new TargetChoice.NextStep(), null, Token)
        );

        Assert.Equal(
            Answer(MaturityLevel.NonCompliant, MaturityLevel.Mature),
            (await ReadAsync(officer, assessment.Id)).Assessment.AnswerTo("A2")
        );
    }

    [Fact]
    public async Task Save_ToACompletedAssessment_IsRefusedUntilItIsReopened()
    {
        var officer = await Data.CreateOfficerAsync();
        var assessment = await Data.CreateAssessmentAsync(officer);
        await AsAsync<CompleteAssessment>(officer, complete => complete.RunAsync(assessment.Id, null, true, Site, Token));
        Task<Outcome<SavedArea>> SaveAsync() =>
            AsAsync(
                officer,
                (SaveAnswers save) => save.RunAsync(assessment.Id, "A", Post("A2", Answer(MaturityLevel.Mature)), null, null, Token)
            );

        Assert.IsType<Refusal.ReadOnly>((await SaveAsync()).Refusal);
        await AsAsync<ReopenAssessment>(officer, reopen => reopen.RunAsync(assessment.Id, "A slip", Token));
        await AsAsync<ReopenAssessment>(officer, reopen => reopen.RunAsync(assessment.Id, "A slip", Token));

        Assert.True((await SaveAsync()).IsDone);
        Assert.Equal(4, (await ReadAsync(officer, assessment.Id)).Assessment.Revision);
    }

    [Fact]
    public async Task ReadPublished_WithADraftWaiting_IsThePublishedVersion()
    {
        var officer = await Data.CreateOfficerAsync();
        await using var db = Database.CreateContext(KnownUser.Nobody);
        db.QuestionSets.Add(QuestionSet.Draft(Guid.NewGuid(), 2, "Draft", "Footnote.", []));
        await db.SaveChangesAsync(Token);

        Assert.Equal(1, (await AsAsync(officer, (PublishedQuestionSets read) => read.CurrentAsync(Token))).Version);
    }

    /// <summary>Version 2 is version 1 but for the options of A2.</summary>
    private async Task<Guid> PublishVersionTwoAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var first = await db.QuestionSets.SingleAsync(Token);
        var areas = first.Areas.Select(a =>
            a with
            {
                Questions = [.. a.Questions.Select(q => q.Code == "A2" ? q with { Options = [.. q.Options.SkipLast(1)] } : q)],
            }
        );
        var second = QuestionSet.Draft(Guid.NewGuid(), 2, first.Title, first.PlanFootnote, [.. areas]);
        second.Publish(Time.GetUtcNow().UtcDateTime);
        first.Retire();
        db.QuestionSets.Add(second);
        await db.SaveChangesAsync(Token);
        return second.Id;
    }
}
