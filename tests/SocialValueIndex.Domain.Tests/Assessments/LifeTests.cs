using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

/// <summary>An assessment from its start to its end, and what its history says.</summary>
public class LifeTests
{
    private readonly Example _example = new();

    private Assessment Assessment => _example.Assessment;

    [Fact]
    public void Start_WithThePublishedQuestionSet_IsEmptyAndInProgress()
    {
        var organisationId = Guid.NewGuid();

        var assessment = Assessment.Start(organisationId, _example.QuestionSet, " 2026/27\r\n", Build.BySam).Value;

        Assert.Equal((organisationId, _example.QuestionSet.Id, "2026/27"), (assessment.OrganisationId, assessment.QuestionSetId, assessment.Period));
        Assert.Equal((AssessmentState.InProgress, Build.BySam.At, Build.BySam.By), (assessment.State, assessment.CreatedAt, assessment.CreatedBy));
        Assert.Empty(assessment.Answers);
        Assert.Null(assessment.CompletedAt);
    }

    [Fact]
    public void Start_WithADraftOrARetiredQuestionSet_IsRefused()
    {
        _example.QuestionSet.Retire();

        Assert.Throws<ArgumentException>(() => Assessment.Start(Guid.NewGuid(), _example.QuestionSet, "2026/27", Build.BySam));
        Assert.Throws<ArgumentException>(() => Assessment.Start(Guid.NewGuid(), Build.Draft(Build.Area("A", Build.FullQuestion("A1"))), "2026/27", Build.BySam));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData(" \u0007\n", false)]
    [InlineData("12345678901234567890123456789012345678901234567890", true)]
    [InlineData(" 12345678901234567890123456789012345678901234567890 ", true)]
    [InlineData("123456789012345678901234567890123456789012345678901", false)]
    public void Start_WithAPeriod_TakesOneTo50Characters(string? period, bool taken)
    {
        Assert.Equal(taken, Assessment.FaultInPeriod(period) is null);
        Assert.Equal(taken, Assessment.Start(Guid.NewGuid(), _example.QuestionSet, period, Build.BySam).IsDone);
    }

    [Fact]
    public void History_OfEveryChange_SaysOldAndNewAndWhoAndWhen()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)), ("A2", Build.Answer(Mature)));
        _example.Given(Build.BySam, ("A1", Build.Answer(Leader, Innovator, "Evidence")), ("A2", Build.Answer(Mature)));
        Assessment.WritePlanNote(_example.A, "Ask finance.", null, Build.BySam);
        Assessment.Complete(Build.ByOlwen);
        Assessment.Reopen(Build.BySam);

        Assert.Equal(
            [
                (nameof(AssessmentStarted), Build.ByOlwen),
                (nameof(AnswersChanged), Build.ByOlwen),
                (nameof(AnswersChanged), Build.BySam),
                (nameof(PlanNoteChanged), Build.BySam),
                (nameof(AssessmentCompleted), Build.ByOlwen),
                (nameof(AssessmentReopened), Build.BySam),
            ],
            Assessment.NewHistory.Select(e => (e.Kind, new ChangeStamp(e.By!.Value, e.At))));
        Assert.Equal(
            [new AnswerChange("A1", Nothing, State(Follower)), new AnswerChange("A2", Nothing, State(Mature))],
            Answers(1));
        Assert.Equal([new AnswerChange("A1", State(Follower), State(Leader, Innovator, "Evidence"))], Answers(2));
        Assert.Equal(new PlanNoteChanged("A", "", "Ask finance."), Assessment.NewHistory[3].Details);
        Assert.All(Assessment.NewHistory, e => Assert.Equal(
            (SubjectType.Assessment, Assessment.Id, "Assessment 2026/27", Assessment.OrganisationId), (e.SubjectType, e.SubjectId, e.SubjectName, e.OrganisationId)));
        Assert.Equal(Assessment.NewHistory.Count, Assessment.Revision);
    }

    [Fact]
    public void Complete_WithUnansweredQuestions_IsAllowedAndRecorded()
    {
        Assessment.Complete(Build.BySam);

        Assert.Equal((AssessmentState.Completed, Build.BySam.At), (Assessment.State, Assessment.CompletedAt));
        Assert.Equal(2, Assessment.Revision);
    }

    [Fact]
    public void Completed_ToBeAnsweredOrCompletedAgain_DoesNotChange()
    {
        Assessment.Complete(Build.BySam);

        Assert.IsType<Refusal.ReadOnly>(_example.Change(Build.ByOlwen, ("A1", Build.Answer(Follower), null)).Refusal);
        Assert.IsType<Refusal.ReadOnly>(_example.Change(Build.ByOlwen, new TargetChoice.UpTo(Leader)).Refusal);
        Assert.True(Assessment.Complete(Build.ByOlwen).IsDone);
        Assert.Empty(Assessment.Answers);
        Assert.Equal(Build.BySam.At, Assessment.CompletedAt);
    }

    [Fact]
    public void Reopen_OfACompletedAssessment_TakesAnswersAgain()
    {
        Assessment.Complete(Build.ByOlwen);

        Assessment.Reopen(Build.BySam);

        Assert.Equal((AssessmentState.InProgress, (DateTime?)null), (Assessment.State, Assessment.CompletedAt));
        _example.Given(Build.BySam, ("A1", Build.Answer(Follower)));
        Assert.Equal(Build.Answer(Follower), Assessment.AnswerTo("A1"));
    }

    [Fact]
    public void Reopen_OfAnAssessmentInProgress_ChangesNothing()
    {
        Assessment.Reopen(Build.BySam);

        Assert.Equal((AssessmentState.InProgress, 1), (Assessment.State, Assessment.Revision));
    }

    [Fact]
    public void Complete_OfAnswersThatChangedSinceThePersonChecked_IsAConflict()
    {
        var checkedThen = Assessment.Fingerprint();
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));

        Assert.IsType<Refusal.Conflict>(Assessment.Complete(Build.BySam, checkedThen).Refusal);
        Assert.Equal(AssessmentState.InProgress, Assessment.State);
        Assert.True(Assessment.Complete(Build.BySam, Assessment.Fingerprint()).IsDone);
    }

    private static AnswerState Nothing { get; } = new(null, null, "");

    private static AnswerState State(MaturityLevel present, MaturityLevel? target = null, string note = "") => new(present, target, note);

    private IReadOnlyList<AnswerChange> Answers(int line) => Assert.IsType<AnswersChanged>(Assessment.NewHistory[line].Details).Answers;
}
