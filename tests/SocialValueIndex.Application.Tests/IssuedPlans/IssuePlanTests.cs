using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.IssuedPlans;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.IssuedPlans;

/// <summary>Issuing plans as assessments are completed, and what they say for ever after.</summary>
public class IssuePlanTests : UseCaseTest
{
    private static readonly ActionReference Action = new("A2", MaturityLevel.Leader);

    [Fact]
    public async Task Complete_OfAnAssessment_IssuesItsPlanWithAnswersLevelsRegisterAndDocument()
    {
        var (officer, assessment) = await BeginAsync();
        await ScheduleAsync(officer, assessment.Id, new DateOnly(2026, 3, 31));

        await CompleteAsync(officer, assessment.Id);

        var issued = (await AsAsync(officer, (ReadIssuedPlan read) => read.RunAsync(assessment.Id, 1, Token)))!;
        var reading = await ReadAsync(officer, assessment.Id);
        Assert.Equal(reading.Assessment.AnswerTo("A2"), issued.Plan.AnswerTo("A2"));
        Assert.Equal(
            reading.Plan.Areas.Select(a => (a.Code, a.Levels.Present, a.Levels.Target)),
            issued.Plan.Levels.Select(l => (l.AreaCode, l.Present, l.Target))
        );
        Assert.Equal(PlanFile.Write(reading.Plan), PlanFile.Write(issued.Plan.Plan));
        Assert.Equal(
            (new DateOnly(2026, 3, 31), true),
            (issued.Register.Find(Action)!.Values.Due, issued.Register.Find(Action)!.IsOverdue)
        );
        Assert.Equal("Pat Person", issued.CompletedBy);
        var pdf = (await AsAsync(officer, (ReadIssuedPlan read) => read.PdfAsync(assessment.Id, 1, Token)))!;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(pdf)), issued.Plan.Sha256);
        Assert.EndsWith("2026/27 1 2026-04-01 Pat Person", Encoding.UTF8.GetString(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_AgainAfterReopening_IssuesTheNextAndLeavesTheFirstAsItWas()
    {
        var (officer, assessment) = await BeginAsync();
        await CompleteAsync(officer, assessment.Id);
        var before = await FrozenAsync(officer, assessment.Id);

        Time.Advance(TimeSpan.FromDays(40));
        await AsAsync<ReopenAssessment>(officer, reopen => reopen.RunAsync(assessment.Id, "A slip", Token));
        var reopened = await AsAsync(officer, (ListIssuedPlans list) => list.RunAsync(assessment.Id, Token));
        await AsAsync(
            officer,
            (SaveAnswers save) => save.RunAsync(assessment.Id, "A", Post("A2", Answer(MaturityLevel.Innovator)), null, null, Token)
        );
        await ScheduleAsync(officer, assessment.Id, new DateOnly(2027, 3, 31), "A4");
        await AsAsync<RenameAssessment>(officer, rename => rename.RunAsync(assessment.Id, "2030/31", Token));
        await CompleteAsync(officer, assessment.Id);

        Assert.Equal([false], reopened.Select(i => i.IsSuperseded));
        var list = await AsAsync(officer, (ListIssuedPlans list) => list.RunAsync(assessment.Id, Token));
        Assert.Equal([(2, false), (1, true)], list.Select(i => (i.Number, i.IsSuperseded)));
        Assert.Equal(before, await FrozenAsync(officer, assessment.Id));
        var second = (await AsAsync(officer, (ReadIssuedPlan read) => read.RunAsync(assessment.Id, 2, Token)))!;
        Assert.Equal(("2030/31", MaturityLevel.Innovator), (second.Plan.Period, second.Plan.AnswerTo("A2").Present));
    }

    [Fact]
    public async Task Complete_TwiceOrAtTheSameMoment_IssuesOnePlan()
    {
        var (officer, assessment) = await BeginAsync();
        var meanwhile = new BeforeSave(() => CompleteAsync(officer, assessment.Id));

        Assert.True(
            (
                await AsAsync(
                    officer,
                    (CompleteAssessment complete) => complete.RunAsync(assessment.Id, null, true, Site, Token),
                    meanwhile
                )
            ).IsDone
        );
        await CompleteAsync(officer, assessment.Id);

        Assert.Single(await AsAsync(officer, (ListIssuedPlans list) => list.RunAsync(assessment.Id, Token)));
    }

    [Fact]
    public async Task Complete_ThatIsRefused_IssuesNothing()
    {
        var (officer, assessment) = await BeginAsync();

        await AsAsync<CompleteAssessment>(officer, complete => complete.RunAsync(assessment.Id, null, false, Site, Token));

        Assert.Empty(await AsAsync(officer, (ListIssuedPlans list) => list.RunAsync(assessment.Id, Token)));
    }

    [Fact]
    public async Task Issued_ToBeChangedOrDeleted_IsRefused()
    {
        var (officer, assessment) = await BeginAsync();
        await CompleteAsync(officer, assessment.Id);
        await using var db = Database.CreateContext(TestData.UserFor(officer));
        var plan = await db.IssuedPlans.Include(p => p.Levels).Include(p => p.Pdf).SingleAsync(Token);

        db.Entry(plan).Property(p => p.Period).CurrentValue = "Other";
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Token));
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
        db.ChangeTracker.Clear();
        db.Remove(await db.Set<IssuedPdf>().SingleAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Token));
        db.ChangeTracker.Clear();
        db.Remove(await db.Set<IssuedLevel>().FirstAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Token));
    }

    [Fact]
    public async Task Issued_OfANeighbour_IsNotSeen()
    {
        var (officer, assessment) = await BeginAsync();
        await CompleteAsync(officer, assessment.Id);
        var neighbour = await Data.CreateOfficerAsync();

        Assert.Null(await AsAsync(neighbour, (ReadIssuedPlan read) => read.RunAsync(assessment.Id, 1, Token)));
        Assert.Null(await AsAsync(neighbour, (ReadIssuedPlan read) => read.PdfAsync(assessment.Id, 1, Token)));
        Assert.Empty(await AsAsync(neighbour, (ListIssuedPlans list) => list.RunAsync(assessment.Id, Token)));
        Assert.IsType<Refusal.Gone>(
            (await AsAsync(neighbour, (RecordDecision record) => record.RunAsync(assessment.Id, 1, Approved, null, Token))).Refusal
        );
    }

    [Fact]
    public async Task IssueMissingPlans_ForWhatWasCompletedBefore_IssuesEachOnceAndMarksIt()
    {
        var (officer, assessment) = await BeginAsync();
        var (other, archived) = await BeginAsync();
        await CompleteByHandAsync(officer, assessment.Id);
        await AsAsync<ArchiveAssessment>(other, archive => archive.RunAsync(archived.Id, Token));
        Time.Advance(TimeSpan.FromDays(100));

        var counts = new List<int>();
        for (var start = 0; start < 2; start++)
        {
            await using var instance = Instance(KnownUser.Nobody);
            counts.Add(await RequestAsync(instance, (IssueMissingPlans issue) => issue.RunAsync(Token)));
        }

        Assert.Equal([1, 0], counts);
        var plan = Assert.Single(await AsAsync(officer, (ListIssuedPlans list) => list.RunAsync(assessment.Id, Token)));
        Assert.Equal((1, true, "Pat Person"), (plan.Number, plan.IsMadeAtUpgrade, plan.IssuedBy));
        Assert.Equal(Time.GetUtcNow().UtcDateTime, plan.IssuedAt);
        Assert.Empty(await AsAsync(other, (ListIssuedPlans list) => list.RunAsync(archived.Id, Token)));
    }

    [Fact]
    public async Task IssueMissingPlans_OfTwoInstancesAtTheSameMoment_IssuesEachPlanOnce()
    {
        var (officer, assessment) = await BeginAsync();
        await CompleteByHandAsync(officer, assessment.Id);
        var meanwhile = new BeforeSave(async () =>
        {
            await using var other = Instance(KnownUser.Nobody);
            Assert.Equal(1, await RequestAsync(other, (IssueMissingPlans issue) => issue.RunAsync(Token)));
        });
        await using var instance = Instance(KnownUser.Nobody, meanwhile);

        Assert.Equal(0, await RequestAsync(instance, (IssueMissingPlans issue) => issue.RunAsync(Token)));

        Assert.Single(await AsAsync(officer, (ListIssuedPlans list) => list.RunAsync(assessment.Id, Token)));
    }

    [Fact]
    public async Task IssuedJson_OfAPlanWithADecision_HasTheShapeOfTheContract()
    {
        var (officer, assessment) = await BeginAsync();
        await CompleteAsync(officer, assessment.Id);
        await AsAsync(officer, (RecordDecision record) => record.RunAsync(assessment.Id, 1, Approved, null, Token));

        var issued = await AsAsync(officer, (ListIssuedPlans list) => list.RunAsync(assessment.Id, Token));
        using var json = JsonDocument.Parse(IssuedPlansFile.Write(issued));

        var plan = Assert.Single(json.RootElement.GetProperty("issued").EnumerateArray());
        Assert.Equal(
            ["number", "issuedAt", "issuedBy", "approvedBy", "sha256", "superseded", "overall", "decision", "madeAtUpgrade"],
            plan.EnumerateObject().Select(p => p.Name)
        );
        Assert.Equal("2026-04-01T09:30:00Z", plan.GetProperty("issuedAt").GetString());
        Assert.Equal(issued[0].Present.ToString(), plan.GetProperty("overall").GetProperty("present").GetString());
        var decision = plan.GetProperty("decision");
        Assert.Equal(
            ["body", "date", "outcome", "sponsor", "minutes", "recordedBy", "recordedAt"],
            decision.EnumerateObject().Select(p => p.Name)
        );
        Assert.Equal(
            ("2026-03-03", "Approved", JsonValueKind.Null, "Pat Person"),
            (
                decision.GetProperty("date").GetString(),
                decision.GetProperty("outcome").GetString(),
                decision.GetProperty("sponsor").ValueKind,
                decision.GetProperty("recordedBy").GetString()
            )
        );
    }

    [Fact]
    public async Task RecordDecision_OfTwoPeopleAtTheSameMoment_TellsTheSecond()
    {
        var (officer, assessment) = await BeginAsync();
        await CompleteAsync(officer, assessment.Id);
        var nothing = DecisionValues.None.Fingerprint();
        var meanwhile = new BeforeSave(() =>
            AsAsync(officer, (RecordDecision record) => record.RunAsync(assessment.Id, 1, Approved, nothing, Token))
        );

        var outcome = await AsAsync(
            officer,
            (RecordDecision record) => record.RunAsync(assessment.Id, 1, Approved with { Body = "Council" }, nothing, Token),
            meanwhile
        );

        Assert.Equal("Cabinet", outcome.Refusal?.Theirs<Decision>()?.Body);
        Assert.Equal(
            "Cabinet",
            Assert.Single(await AsAsync(officer, (ListIssuedPlans list) => list.RunAsync(assessment.Id, Token))).Decision?.Body
        );
    }

    private static DecisionValues Approved { get; } = new("Cabinet", new DateOnly(2026, 3, 3), DecisionOutcome.Approved, "", "");

    private async Task<(Person Officer, Assessment Assessment)> BeginAsync()
    {
        var officer = await Data.CreateOfficerAsync();
        var answers = new Dictionary<string, AnswerValues>
        {
            ["A2"] = Answer(MaturityLevel.NonCompliant, MaturityLevel.Leader, "Minutes of May"),
            ["A4"] = Answer(MaturityLevel.NonCompliant, MaturityLevel.Leader),
        };
        return (officer, await Data.CreateAssessmentAsync(officer, answers: answers));
    }

    private async Task CompleteAsync(Person officer, Guid id) =>
        Assert.True((await AsAsync(officer, (CompleteAssessment complete) => complete.RunAsync(id, null, true, Site, Token))).IsDone);

    /// <summary>As it was done before plans were issued.</summary>
    private async Task CompleteByHandAsync(Person officer, Guid id)
    {
        await using var db = Database.CreateContext(TestData.UserFor(officer));
        var assessment = await db.Assessments.SingleAsync(a => a.Id == id, Token);
        var questionSet = await db.QuestionSets.AsNoTracking().SingleAsync(Token);
        assessment.Complete(questionSet, new ChangeStamp(officer.Id, TestData.Now.UtcDateTime), withGaps: true).EnsureDone();
        await db.SaveChangesAsync(Token);
    }

    private async Task ScheduleAsync(Person officer, Guid id, DateOnly due, string question = "A2") =>
        Assert.True(
            (
                await AsAsync(
                    officer,
                    (ScheduleActions schedule) =>
                        schedule.RunAsync(
                            id,
                            new Dictionary<ActionReference, string?> { [Action with { QuestionCode = question }] = null },
                            ActionOwner.Person(officer.Id),
                            due,
                            Token
                        )
                )
            ).IsDone
        );

    /// <summary>Everything that is stored of the first issued plan.</summary>
    private async Task<string> FrozenAsync(Person officer, Guid id)
    {
        await using var db = Database.CreateContext(TestData.UserFor(officer));
        var plan = await db
            .IssuedPlans.AsNoTracking()
            .Include(p => p.Levels.OrderBy(l => l.Place))
            .Include(p => p.Pdf)
            .SingleAsync(p => p.AssessmentId == id && p.Number == 1, Token);
        return JsonSerializer.Serialize(plan);
    }
}
