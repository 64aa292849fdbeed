using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Data;

public class HistoryTests : UseCaseTest
{
    [Fact]
    public async Task Event_Modified_IsNotStored()
    {
        var officer = await Data.CreateOfficerAsync();
        await Data.CreateAssessmentAsync(officer);
        await using var db = Database.CreateContext(TestData.UserFor(officer));
        db.Entry(await db.History.SingleAsync(Token)).Property(e => e.By).CurrentValue = Guid.NewGuid();

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Token));
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
        Assert.Equal(officer.Id, (await EventsAsync(officer)).Single().By);
    }

    [Fact]
    public async Task Event_Deleted_IsStillThere()
    {
        var officer = await Data.CreateOfficerAsync();
        await Data.CreateAssessmentAsync(officer);
        await using var db = Database.CreateContext(TestData.UserFor(officer));
        db.Remove(await db.History.SingleAsync(Token));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Token));
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
        Assert.Single(await EventsAsync(officer));
    }

    [Fact]
    public async Task Assessment_WithHistory_CannotBeDeleted()
    {
        var officer = await Data.CreateOfficerAsync();
        await Data.CreateAssessmentAsync(officer);
        await using var db = Database.CreateContext(TestData.UserFor(officer));
        db.Remove(await db.Assessments.SingleAsync(Token));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Token));
        Assert.Single(await EventsAsync(officer));
    }

    [Fact]
    public async Task Changes_OfAWholeLife_AreStoredWithOldNewWhoAndWhen()
    {
        var officer = await Data.CreateOfficerAsync();
        var assessment = await Data.CreateAssessmentAsync(officer);
        var start = TestData.Now.UtcDateTime;

        Time.Advance(TimeSpan.FromHours(1));
        await AsAsync(
            officer,
            (SaveAnswers save) =>
                save.RunAsync(
                    assessment.Id,
                    "A",
                    Post("A2", Answer(MaturityLevel.Mature, MaturityLevel.Leader, "Evidence")),
                    null,
                    null,
                    Token
                )
        );
        Time.Advance(TimeSpan.FromHours(1));
        await AsAsync(officer, (WritePlanNote write) => write.RunAsync(assessment.Id, "B", "Ask finance.", null, Token));
        Time.Advance(TimeSpan.FromHours(1));
        await AsAsync<CompleteAssessment>(officer, complete => complete.RunAsync(assessment.Id, null, true, Site, Token));
        Time.Advance(TimeSpan.FromHours(1));
        await AsAsync<ReopenAssessment>(officer, reopen => reopen.RunAsync(assessment.Id, "A slip", Token));

        var all = await EventsAsync(officer);
        var events = all.FindAll(e => e.SubjectType == SubjectType.Assessment);
        Assert.Equal(
            [
                (nameof(AssessmentStarted), start),
                (nameof(AnswersChanged), start.AddHours(1)),
                (nameof(PlanNoteChanged), start.AddHours(2)),
                (nameof(AssessmentCompleted), start.AddHours(3)),
                (nameof(AssessmentReopened), start.AddHours(4)),
            ],
            events.Select(e => (e.Kind, e.At))
        );
        Assert.Equal([(nameof(PlanIssued), start.AddHours(3))], all.Except(events).Select(e => (e.Kind, e.At)));
        Assert.All(events, e => Assert.Equal((officer.Id, assessment.Id), (e.By!.Value, e.SubjectId)));
        Assert.Equal(
            [
                new AnswerChange(
                    "A2",
                    new AnswerState(null, null, ""),
                    new AnswerState(MaturityLevel.Mature, MaturityLevel.Leader, "Evidence")
                ),
            ],
            Assert.IsType<AnswersChanged>(events[1].Details).Answers
        );
        Assert.Equal(new PlanNoteChanged("B", "", "Ask finance."), events[2].Details);
    }

    [Fact]
    public async Task Times_ReadBack_AreUtc()
    {
        var officer = await Data.CreateOfficerAsync();
        var assessment = await Data.CreateAssessmentAsync(
            officer,
            answers: new Dictionary<string, Domain.Assessments.AnswerValues> { ["A2"] = Answer(MaturityLevel.Mature) }
        );
        await AsAsync(officer, (WritePlanNote write) => write.RunAsync(assessment.Id, "B", "Ask finance.", null, Token));
        await AsAsync<CompleteAssessment>(officer, complete => complete.RunAsync(assessment.Id, null, true, Site, Token));

        var stored = (await ReadAsync(officer, assessment.Id)).Assessment;
        var summary = Assert.Single(await AsAsync(officer, (ListAssessments list) => list.RunAsync(Token)));
        await using var db = Database.CreateContext(TestData.UserFor(officer));
        DateTime?[] times =
        [
            stored.CreatedAt,
            stored.CompletedAt,
            stored.Answers["A2"].ChangedAt,
            stored.PlanNotes["B"].ChangedAt,
            summary.CreatedAt,
            summary.CompletedAt,
            (await db.History.FirstAsync(Token)).At,
            (await db.QuestionSets.SingleAsync(Token)).PublishedAt,
        ];

        Assert.All(times, time => Assert.Equal((TestData.Now.UtcDateTime, DateTimeKind.Utc), (time!.Value, time.Value.Kind)));
    }

    private async Task<List<HistoryEntry>> EventsAsync(Application.People.Person person)
    {
        await using var db = Database.CreateContext(TestData.UserFor(person));
        return await db.History.AsNoTracking().OrderBy(e => e.At).ToListAsync(Token);
    }
}
