using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
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
    public async Task Note_ThatSavesItselfWhileItIsTyped_IsOneLineUntilSomebodyElseOrAPauseEndsIt()
    {
        var officer = await Data.CreateOfficerAsync();
        var assessment = await Data.CreateAssessmentAsync(officer);
        var start = TestData.Now.UtcDateTime;
        for (var i = 1; i <= 40; i++)
        {
            await TypeAsync(officer, assessment.Id, new string('x', i));
            Time.Advance(TimeSpan.FromSeconds(10));
        }

        var line = Assert.Single(await ChangesAsync(officer));
        Assert.Equal(start, line.At);
        var changed = Assert.IsType<AnswersChanged>(line.Details);
        Assert.Equal(("", new string('x', 40)), (changed.Answers.Single().From.Note, changed.Answers.Single().To.Note));
        Assert.Equal(start.AddSeconds(39 * 10), changed.Until);

        Time.Advance(TimeSpan.FromMinutes(10));
        await TypeAsync(officer, assessment.Id, "after a pause");
        await TypeAsync(await ColleagueOfAsync(officer), assessment.Id, "a colleague’s");
        await TypeAsync(officer, assessment.Id, "after a colleague");

        Assert.Equal(
            ["a colleague’s", "after a colleague", "after a pause", new string('x', 40)],
            (await ChangesAsync(officer)).Select(e => ((AnswersChanged)e.Details).Answers.Single().To.Note).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Changes_ThatOneContextStoresInTurn_AreOneLine()
    {
        var officer = await Data.CreateOfficerAsync();
        var id = (await Data.CreateAssessmentAsync(officer)).Id;
        await using var db = Database.CreateContext(TestData.UserFor(officer));
        var assessment = await db.Assessments.SingleAsync(a => a.Id == id, Token);
        var questionSet = await db.QuestionSets.AsNoTracking().SingleAsync(Token);
        foreach (var level in (MaturityLevel[])[MaturityLevel.NonCompliant, MaturityLevel.Mature, MaturityLevel.Leader])
        {
            var proposed = new Dictionary<string, ProposedAnswer> { ["A2"] = new(Answer(level), null) };
            assessment
                .ChangeAnswers(questionSet, questionSet.Find("A")!, proposed, null, new ChangeStamp(officer.Id, TestData.Now.UtcDateTime))
                .EnsureDone();
            await db.SaveChangesAsync(Token);
        }

        Assert.Equal(
            new AnswerState(MaturityLevel.Leader, null, ""),
            Assert.IsType<AnswersChanged>(Assert.Single(await ChangesAsync(officer)).Details).Answers.Single().To
        );
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

    private Task TypeAsync(Person person, Guid id, string note) =>
        AsAsync(
            person,
            (SaveAnswers save) => save.RunAsync(id, "A", Post("A2", Answer(MaturityLevel.Mature, note: note)), null, null, Token)
        );

    private async Task<Person> ColleagueOfAsync(Person person)
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await Data.CreatePersonAsync(
            await db.Organisations.SingleAsync(o => o.Id == person.OrganisationId, Token),
            "Cora Colleague"
        );
    }

    private async Task<List<HistoryEntry>> ChangesAsync(Person person) =>
        (await EventsAsync(person)).FindAll(e => e.Kind == nameof(AnswersChanged));

    private async Task<List<HistoryEntry>> EventsAsync(Person person)
    {
        await using var db = Database.CreateContext(TestData.UserFor(person));
        return await db.History.AsNoTracking().OrderBy(e => e.At).ToListAsync(Token);
    }
}
