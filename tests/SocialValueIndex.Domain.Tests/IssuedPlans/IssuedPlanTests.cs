using System.Security.Cryptography;
using System.Text;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.IssuedPlans;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Domain.Tests.Assessments;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.IssuedPlans;

public class IssuedPlanTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Build.Now);

    private readonly Example _example = new();
    private readonly List<TrackedAction> _rows = [];

    private Assessment Assessment => _example.Assessment;

    [Fact]
    public void Issue_OfAnAssessmentInProgress_Throws() => Assert.Throws<ArgumentException>(() => Issue());

    [Fact]
    public void Issue_OfACompletedAssessment_KeepsWhatItWas()
    {
        Complete();

        var plan = Issue(3);

        Assert.Equal((Assessment.Id, 3, Build.BySam.At, false), (plan.AssessmentId, plan.Number, plan.IssuedAt, plan.IsMadeAtUpgrade));
        Assert.Equal((Build.ByOlwen.By, Build.ByOlwen.At, (Guid?)null), (plan.CompletedBy, plan.CompletedAt, plan.ApprovedBy));
        Assert.Equal(("2026/27", "A Council", 1), (plan.Period, plan.OrganisationName, plan.QuestionSetVersion));
        Assert.Equal(Assessment.Answers, plan.Answers);
        var expected = ActionPlan.For(Assessment, _example.QuestionSet);
        Assert.Equal(expected.Overall, new LevelPair(plan.PresentLevel, plan.TargetLevel));
        Assert.Equal(
            expected.Areas.Select(a => (a.Code, a.Levels)),
            plan.Levels.Select(l => (l.AreaCode, new LevelPair(l.Present, l.Target)))
        );
        var line = Assert.Single(plan.PendingHistory);
        Assert.Equal((new PlanIssued(3, false), "Assessment 2026/27, issued plan 3"), (line.Details, line.SubjectName));
    }

    [Fact]
    public void Issue_OfADocument_KeepsItsBytesAndTheirHash()
    {
        Complete();

        var plan = Issue();

        Assert.Equal(Document(plan), plan.Pdf!.Bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(plan.Pdf.Bytes)), plan.Sha256);
        Assert.Equal(64, plan.Sha256.Length);
    }

    [Fact]
    public void Issued_AfterTheAssessmentChanged_SaysWhatItSaid()
    {
        Complete();
        var plan = Issue();
        var (answers, text) = (plan.Answers, Encoding.UTF8.GetString(Document(plan)));

        Assessment.Reopen("A slip", Build.BySam);
        _example.Given(Build.BySam, ("A1", Build.Answer(Innovator, Innovator)));
        Assessment.Rename("2030/31", Build.BySam);
        Assessment.WritePlanNote(_example.A, "Later.", null, Build.BySam);

        Assert.Same(answers, plan.Answers);
        Assert.Equal(Build.Answer(Follower, Leader), plan.AnswerTo("A1"));
        Assert.Equal(AnswerValues.None, plan.AnswerTo("B1"));
        Assert.Equal("", plan.Plan.Areas[0].Note);
        Assert.Equal(text, Encoding.UTF8.GetString(Document(plan)));
    }

    [Fact]
    public void Register_OfAnIssuedPlan_IsTheRegisterOfThatDay()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower, Leader)), ("A2", Build.Answer(NonCompliant, Follower)));
        Track("A1", Mature, new ActionValues(ActionOwner.Named("Finance"), Today.AddDays(-1), ActionStatus.InProgress, "", 12.5m));
        Track("A2", Follower, ActionValues.None with { Status = ActionStatus.Done });
        Track("B1", Leader, ActionValues.None with { Owner = ActionOwner.Person(Build.BySam.By) });
        Complete();
        var register = Register();
        var (before, left) = (register.Entries.Select(Describe).ToList(), register.NoLongerInPlan.Select(Describe).ToList());

        var plan = Issue();
        _rows[0].Change(new ProposedAction(ActionValues.None, null), _ => true, Today, Build.BySam);

        var frozen = plan.RegisterOn(Today);
        Assert.Equal(before, frozen.Entries.Select(Describe));
        Assert.Equal(left, frozen.NoLongerInPlan.Select(Describe));
        Assert.Equal((1, 1), (frozen.OverdueCount, frozen.NoLongerInPlan.Count));
        Assert.Contains(frozen.Entries, e => e.Tracked is null);
    }

    private static (string, ActionReference, string, bool, bool, ActionValues, DateOnly?) Describe(RegisterEntry entry) =>
        (entry.AreaCode, entry.Reference, entry.Action.Text, entry.InPlan, entry.IsOverdue, entry.Values, entry.Tracked?.DoneOn);

    private static byte[] Document(IssuedPlan plan) =>
        Encoding.UTF8.GetBytes($"{plan.Period} {plan.AnswerTo("A1")} {plan.Plan.Areas[0].Note} {plan.Register.Count}");

    private void Track(string question, MaturityLevel level, ActionValues values)
    {
        var row = TrackedAction.Start(
            Assessment,
            question[..1],
            new PlannedAction(question, level, $"{question} to {level}"),
            Build.ByOlwen
        );
        Assert.True(row.Change(new ProposedAction(values, null), _ => true, Today, Build.ByOlwen).IsDone);
        _rows.Add(row);
    }

    private void Complete()
    {
        if (Assessment.Answers.IsEmpty)
        {
            _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower, Leader)));
        }

        Assessment.Complete(_example.QuestionSet, Build.ByOlwen, withGaps: true).EnsureDone();
    }

    private ActionRegister Register() =>
        ActionRegister.For(_example.QuestionSet, ActionPlan.For(Assessment, _example.QuestionSet), _rows, Today);

    private IssuedPlan Issue(int number = 1) =>
        IssuedPlan.Issue(
            new IssueSource(
                Assessment,
                _example.QuestionSet,
                Register(),
                "A Council",
                new Dictionary<Guid, string> { [Build.ByOlwen.By] = "Olwen" }
            ),
            number,
            Build.BySam,
            Document
        );
}
