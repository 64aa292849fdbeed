using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

/// <summary>Answers copied from an earlier assessment: they are not answers of this one until somebody confirms or changes them.</summary>
public class CarriedAnswerTests
{
    private static readonly ChangeStamp Later = new(Build.BySam.By, Build.Now.AddYears(1));

    private readonly Example _earlier = new();
    private readonly Assessment _next;

    public CarriedAnswerTests()
    {
        _earlier.Given(
            Build.ByOlwen,
            ("A1", Build.Answer(Follower, Leader, "Policy")),
            ("A2", Build.Answer(Mature, Mature)),
            ("A3", Build.Answer(Leader, Leader))
        );
        _next = Assessment.StartFrom(_earlier.Assessment, _earlier.QuestionSet, [], _earlier.QuestionSet, "2027/28", Later).Value;
    }

    private AreaProgress Progress => AreaProgress.For(_next, _earlier.A);

    [Fact]
    public void Carried_Answers_AreNotAnsweredAndNobodyChangedThem()
    {
        Assert.Equal(
            (0, 3, ProgressState.InProgress, (ChangeStamp?)null),
            (Progress.Answered, Progress.ToConfirm, Progress.State, Progress.LastChange)
        );
        Assert.Equal((Build.ByOlwen.At, Build.ByOlwen.By), (_next.Answers["A1"].ChangedAt, _next.Answers["A1"].ChangedBy));
        Assert.Equal("2026/27", _next.Answers["A1"].Carried?.Period);
        Assert.Equal(
            new AssessmentStarted([], "2026/27").Earlier,
            Assert.IsType<AssessmentStarted>(_next.PendingHistory[0].Details).Earlier
        );
    }

    [Fact]
    public void Start_WhereActionsWereDone_ProposesTheHighestAnswerThatTheyReachUntilItIsConfirmed()
    {
        var next = StartedAfter(
            new DoneAction("A1", Mature, "A1 to Mature", new DateOnly(2027, 1, 15)),
            new DoneAction("A1", Leader, "A1 to Leader", new DateOnly(2027, 2, 15)),
            new DoneAction("A2", Mature, "Reached before", new DateOnly(2027, 1, 15)),
            new DoneAction("A9", Mature, "Not asked any more", new DateOnly(2027, 1, 15))
        );

        Assert.Equal(Build.Answer(Leader, Leader, "Policy"), next.AnswerTo("A1"));
        Assert.Equal(
            new CarriedFrom("2026/27") { Proposal = new(Leader, "A1 to Leader", new DateOnly(2027, 2, 15), Follower) },
            next.Answers["A1"].Carried
        );
        Assert.True(next.Answers["A1"].IsToConfirm);
        Assert.Equal((Build.ByOlwen.At, Build.ByOlwen.By), (next.Answers["A1"].ChangedAt, next.Answers["A1"].ChangedBy));
        Assert.Equal((Build.Answer(Mature, Mature), null), (next.AnswerTo("A2"), next.Answers["A2"].Carried!.Proposal));

        Change(next, Unchanged("A1", isConfirmed: true, of: next));

        Assert.False(next.Answers["A1"].IsToConfirm);
        Assert.Equal(Leader, next.Answers["A1"].Carried!.Proposal?.Level);
    }

    [Fact]
    public void Start_WhereADoneActionGoesBeyondTheTarget_ProposesNothing() =>
        Assert.Equal(
            (Mature, null),
            StartedAfter(new DoneAction("A2", Leader, "A2 to Leader", new DateOnly(2027, 1, 15))).Answers["A2"] is var answer
                ? (answer.Values.Present, answer.Carried!.Proposal)
                : default
        );

    [Fact]
    public void Change_OfAProposedAnswer_TakesTheProposalBack()
    {
        var next = StartedAfter(new DoneAction("A1", Leader, "A1 to Leader", new DateOnly(2027, 2, 15)));

        Change(next, ("A1", new ProposedAnswer(Build.Answer(Follower, Leader, "Policy"), null)));

        Assert.Equal(new Answer(Build.Answer(Follower, Leader, "Policy"), Later.At, Later.By), next.Answers["A1"]);
    }

    [Fact]
    public void Complete_WithCarriedAnswers_NamesHowManyAreNotConfirmed()
    {
        var fault = Assert.Single(_next.Complete(_earlier.QuestionSet, Later).Faults);

        Assert.StartsWith(
            "1 of 4 questions is not answered in full, and 3 answers from an earlier assessment are not confirmed. ",
            fault.Message,
            StringComparison.Ordinal
        );
        Assert.True(_next.Complete(_earlier.QuestionSet, Later, withGaps: true).IsDone);
    }

    [Fact]
    public void Change_OfACarriedAnswer_ConfirmsItAndNoOther()
    {
        Change(("A1", new ProposedAnswer(Build.Answer(Mature, Leader, "Policy"), null)));

        Assert.Equal(new Answer(Build.Answer(Mature, Leader, "Policy"), Later.At, Later.By), _next.Answers["A1"]);
        Assert.Equal((1, 2, Later), (Progress.Answered, Progress.ToConfirm, Progress.LastChange));
    }

    [Fact]
    public void Confirm_OfCarriedAnswers_KeepsWhoGaveThemAndRecordsWhoConfirmed()
    {
        Change(Unchanged("A1", isConfirmed: true), Unchanged("A2", isConfirmed: false), Unchanged("A3", isConfirmed: true));

        Assert.Equal(new CarriedFrom("2026/27", Later.At, Later.By), _next.Answers["A1"].Carried);
        Assert.Equal((Build.ByOlwen.At, Build.ByOlwen.By), (_next.Answers["A1"].ChangedAt, _next.Answers["A1"].ChangedBy));
        Assert.Equal((2, 1, Later), (Progress.Answered, Progress.ToConfirm, Progress.LastChange));
        Assert.Equal(["A1", "A3"], Assert.IsType<AnswersConfirmed>(_next.PendingHistory[^1].Details).Questions);
    }

    [Fact]
    public void Confirm_OfEverything_MakesTheAreaDone()
    {
        Change(Unchanged("A1", isConfirmed: true), Unchanged("A2", isConfirmed: true), Unchanged("A3", isConfirmed: true));

        Assert.Equal((3, 0, ProgressState.Done), (Progress.Answered, Progress.ToConfirm, Progress.State));
    }

    [Fact]
    public void Confirm_Twice_IsConfirmedOnce()
    {
        Change(Unchanged("A1", isConfirmed: true));
        var revision = _next.Revision;

        Change(Unchanged("A1", isConfirmed: true));

        Assert.Equal(revision, _next.Revision);
    }

    [Fact]
    public void Confirm_OfAnAnswerThatThePersonHasNotSeen_DoesNotConfirmIt()
    {
        _next
            .ChangeAnswers(
                _earlier.QuestionSet,
                _earlier.A,
                new Dictionary<string, ProposedAnswer>(),
                new TargetChoice.UpTo(Innovator),
                Later
            )
            .EnsureDone();

        Change(
            (
                "A1",
                new ProposedAnswer(Build.Answer(Follower, Leader, "Policy"), Build.Answer(Follower, Leader, "Policy").Fingerprint())
                {
                    IsConfirmed = true,
                }
            )
        );

        Assert.True(_next.Answers["A1"].IsToConfirm);
    }

    [Fact]
    public void Targets_SetInOneGo_SayNothingAboutCarriedAnswers()
    {
        _next
            .ChangeAnswers(
                _earlier.QuestionSet,
                _earlier.A,
                new Dictionary<string, ProposedAnswer>(),
                new TargetChoice.UpTo(Innovator),
                Later
            )
            .EnsureDone();

        Assert.Equal(Innovator, _next.AnswerTo("A1").Target);
        Assert.True(_next.Answers["A1"].IsToConfirm);
    }

    [Fact]
    public void Progress_OfAnAssessment_LeadsToTheFirstQuestionThatIsLeft()
    {
        var progress = AssessmentProgress.For(_next, _earlier.QuestionSet);
        Assert.Equal(
            (4, 0, 3, 1, "A1"),
            (progress.Questions, progress.Answered, progress.ToConfirm, progress.Missing, progress.Next?.Question.Code)
        );

        Change(Unchanged("A1", isConfirmed: true), Unchanged("A2", isConfirmed: true), Unchanged("A3", isConfirmed: true));
        progress = AssessmentProgress.For(_next, _earlier.QuestionSet);
        Assert.Equal(
            (4, 3, 0, 1, "B1"),
            (progress.Questions, progress.Answered, progress.ToConfirm, progress.Missing, progress.Next?.Question.Code)
        );
    }

    [Fact]
    public void StartFrom_AnAreaThatIsAnotherByNow_LeavesItsNoteBehind()
    {
        _earlier.Assessment.WritePlanNote(_earlier.A, "Ask finance.", null, Build.ByOlwen);
        var other = Build.Published(Build.Area("A", Build.Question("A9", NonCompliant, Leader)) with { PlanName = "Something else" });

        Assert.Empty(Assessment.StartFrom(_earlier.Assessment, _earlier.QuestionSet, [], other, "2027/28", Later).Value.PlanNotes);
    }

    private Assessment StartedAfter(params DoneAction[] done) =>
        Assessment.StartFrom(_earlier.Assessment, _earlier.QuestionSet, done, _earlier.QuestionSet, "2027/28", Later).Value;

    private (string Code, ProposedAnswer Answer) Unchanged(string code, bool isConfirmed, Assessment? of = null) =>
        (code, new ProposedAnswer((of ?? _next).AnswerTo(code), (of ?? _next).AnswerTo(code).Fingerprint()) { IsConfirmed = isConfirmed });

    private void Change(params (string Code, ProposedAnswer Answer)[] answers) => Change(_next, answers);

    private void Change(Assessment assessment, params (string Code, ProposedAnswer Answer)[] answers) =>
        assessment
            .ChangeAnswers(_earlier.QuestionSet, _earlier.A, answers.ToDictionary(a => a.Code, a => a.Answer), null, Later)
            .EnsureDone();
}
