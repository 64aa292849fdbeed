using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.CommitteeReports;
using SocialValueIndex.Application.Comparisons;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.IssuedPlans;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.TestSupport;
using static System.StringComparison;

namespace SocialValueIndex.Application.Tests.SqlServer;

/// <summary>The commands of issued plans, sign-off and decisions, bound against the schema of SQL Server.</summary>
public class IssuedCommandTests : UseCaseTest
{
    private static readonly DecisionValues Decided = new("Cabinet", new DateOnly(2026, 3, 3), DecisionOutcome.Noted, "", "");

    private static readonly Dictionary<Type, Func<IServiceProvider, Guid, Task>> UseCases = new()
    {
        [typeof(ListIssuedPlans)] = (s, id) => s.GetRequiredService<ListIssuedPlans>().WithLifeAsync(id, Token),
        [typeof(ReadIssuedPlan)] = async (s, id) =>
        {
            await s.GetRequiredService<ReadIssuedPlan>().RunAsync(id, 1, Token);
            await s.GetRequiredService<ReadIssuedPlan>().PdfAsync(id, 1, Token);
        },
        [typeof(ListComparable)] = (s, id) => s.GetRequiredService<ListComparable>().RunAsync(id, Token),
        [typeof(CompareAssessments)] = (s, id) => s.GetRequiredService<CompareAssessments>().RunAsync(new(id, null), new(id, 1), Token),
        [typeof(RecordDecision)] = (s, id) => s.GetRequiredService<RecordDecision>().RunAsync(id, 1, Decided, null, Token),
        [typeof(ReadReport)] = async (s, id) =>
        {
            await s.GetRequiredService<ReadReport>().RunAsync(id, Token);
            await s.GetRequiredService<ReadReport>().IssuedAsync(id, 1, Token);
        },
        [typeof(SaveReportTexts)] = (s, id) =>
            s.GetRequiredService<SaveReportTexts>().RunAsync(id, [new ReportEdit(ReportPart.Purpose, "To report.", null)], Token),
        [typeof(IssueMissingPlans)] = (s, _) => s.GetRequiredService<IssueMissingPlans>().RunAsync(Token),
        [typeof(ListApprovers)] = async (s, id) =>
            await s.GetRequiredService<ListApprovers>()
                .RunAsync(
                    await s.GetRequiredService<Application.Data.SocialValueIndexDbContext>()
                        .Assessments.SingleAsync(a => a.Id == id, Token),
                    Token
                ),
        [typeof(SignOffAssessment)] = async (s, id) =>
        {
            var decide = s.GetRequiredService<SignOffAssessment>();
            await decide.RunAsync(id, SignOffAssessment.Approve, null, null, Site, Token);
            s.GetRequiredService<Application.Data.SocialValueIndexDbContext>().ChangeTracker.Clear();
            await decide.RunAsync(id, SignOffAssessment.SendBack, "No", null, Site, Token);
        },
    };

    // What these ask last, so that a query that finds nothing here does not hide the ones after it.
    private static readonly Dictionary<Type, string[]> Reaches = new()
    {
        [typeof(CompareAssessments)] = ["[IssuedPlans]"],
        [typeof(ReadReport)] = ["[CommitteeReports]", "[IssuedPlans]", "[AspNetUsers]"],
    };

    internal static IEnumerable<Type> Tried => UseCases.Keys.Concat([typeof(PlanIssuer), typeof(ReportKeeper), typeof(SignOffMail)]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Commands_OfEveryUseCase_BindAgainstTheSchema(bool waits)
    {
        var organisation = await Data.CreateOrganisationAsync();
        var person = await Data.CreatePersonAsync(organisation);
        var approver = TestData.UserFor(await Data.CreatePersonAsync(organisation));
        var assessment = await Data.CreateAssessmentAsync(person);
        var stamp = new ChangeStamp(person.Id, TestData.Now.UtcDateTime);
        await using var db = Database.CreateContext(KnownUser.Nobody);
        var questionSet = await db.QuestionSets.AsNoTracking().SingleAsync(Token);
        assessment.Complete(questionSet, stamp, withGaps: true, needsSignOff: waits).EnsureDone();
        var action = TrackedAction.Start(assessment, "A", new PlannedAction("A2", MaturityLevel.Leader, "Do it."), stamp);
        object[] rows = [organisation, person, assessment, action, questionSet];
        if (!waits)
        {
            var register = ActionRegister.For(questionSet, ActionPlan.For(assessment, questionSet), [], default);
            var source = new IssueSource(assessment, questionSet, register, organisation.Name, new Dictionary<Guid, string>());
            var plan = IssuedPlan.Issue(source, 1, stamp, _ => [1]);
            rows = [.. rows, plan, plan.Pdf!, .. plan.Levels];
        }

        using var model = SqlServerSchema.Load();
        foreach (var (type, run) in UseCases.Where(u => !waits || u.Key != typeof(IssueMissingPlans)))
        {
            var recorder = new Recorder(rows);
            await using var instance = Instance(approver, () => CommandTests.Open(approver, recorder));
            await using var scope = instance.CreateAsyncScope();
            await run(scope.ServiceProvider, assessment.Id);

            Assert.NotEmpty(recorder.Procedures);
            Assert.All(Reaches.GetValueOrDefault(type, []), table => Assert.Contains(recorder.Procedures, p => p.Contains(table, Ordinal)));
            CommandTests.AddTo(model, type.Name, recorder);
        }

        Assert.Equal("", SqlServerSchema.Faults(model));
    }
}
