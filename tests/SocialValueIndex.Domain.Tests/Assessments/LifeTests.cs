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

        Assert.Equal(
            (organisationId, _example.QuestionSet.Id, "2026/27"),
            (assessment.OrganisationId, assessment.QuestionSetId, assessment.Period)
        );
        Assert.Equal(
            (AssessmentState.InProgress, Build.BySam.At, Build.BySam.By),
            (assessment.State, assessment.CreatedAt, assessment.CreatedBy)
        );
        Assert.Empty(assessment.Answers);
        Assert.Null(assessment.CompletedAt);
    }

    [Fact]
    public void Start_WithADraftOrARetiredQuestionSet_IsRefused()
    {
        _example.QuestionSet.Retire();

        Assert.Throws<ArgumentException>(() => Assessment.Start(Guid.NewGuid(), _example.QuestionSet, "2026/27", Build.BySam));
        Assert.Throws<ArgumentException>(() =>
            Assessment.Start(Guid.NewGuid(), Build.Draft(Build.Area("A", Build.FullQuestion("A1"))), "2026/27", Build.BySam)
        );
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
        Complete(Build.ByOlwen);
        Assessment.Reopen("A slip", Build.BySam);

        Assert.Equal(
            [
                (nameof(AssessmentStarted), Build.ByOlwen),
                (nameof(AnswersChanged), Build.ByOlwen),
                (nameof(AnswersChanged), Build.BySam),
                (nameof(PlanNoteChanged), Build.BySam),
                (nameof(AssessmentCompleted), Build.ByOlwen),
                (nameof(AssessmentReopened), Build.BySam),
            ],
            Assessment.PendingHistory.Select(e => (e.Kind, new ChangeStamp(e.By!.Value, e.At)))
        );
        Assert.Equal([new AnswerChange("A1", Nothing, State(Follower)), new AnswerChange("A2", Nothing, State(Mature))], Answers(1));
        Assert.Equal([new AnswerChange("A1", State(Follower), State(Leader, Innovator, "Evidence"))], Answers(2));
        Assert.Equal(new PlanNoteChanged("A", "", "Ask finance."), Assessment.PendingHistory[3].Details);
        Assert.All(
            Assessment.PendingHistory,
            e =>
                Assert.Equal(
                    (SubjectType.Assessment, Assessment.Id, "Assessment 2026/27", Assessment.OrganisationId),
                    (e.SubjectType, e.SubjectId, e.SubjectName, e.OrganisationId)
                )
        );
        Assert.Equal(Assessment.PendingHistory.Count, Assessment.Revision);
    }

    [Fact]
    public void Complete_WithUnansweredQuestionsThatThePersonKnowsOf_IsAllowedAndRecorded()
    {
        Complete(Build.BySam);

        Assert.Equal((AssessmentState.Completed, Build.BySam.At), (Assessment.State, Assessment.CompletedAt));
        Assert.Equal(2, Assessment.Revision);
    }

    [Fact]
    public void Completed_ToBeAnsweredOrCompletedAgain_DoesNotChange()
    {
        Complete(Build.BySam);

        Assert.IsType<Refusal.ReadOnly>(_example.Change(Build.ByOlwen, ("A1", Build.Answer(Follower), null)).Refusal);
        Assert.IsType<Refusal.ReadOnly>(_example.Change(Build.ByOlwen, new TargetChoice.UpTo(Leader)).Refusal);
        Assert.True(Complete(Build.ByOlwen).IsDone);
        Assert.Empty(Assessment.Answers);
        Assert.Equal(Build.BySam.At, Assessment.CompletedAt);
    }

    [Fact]
    public void Reopen_OfACompletedAssessment_TakesAnswersAgain()
    {
        Complete(Build.ByOlwen);

        Assessment.Reopen("A slip", Build.BySam);

        Assert.Equal((AssessmentState.InProgress, (DateTime?)null), (Assessment.State, Assessment.CompletedAt));
        _example.Given(Build.BySam, ("A1", Build.Answer(Follower)));
        Assert.Equal(Build.Answer(Follower), Assessment.AnswerTo("A1"));
    }

    [Fact]
    public void Reopen_OfAnAssessmentInProgress_ChangesNothing()
    {
        Assessment.Reopen("A slip", Build.BySam);

        Assert.Equal((AssessmentState.InProgress, 1), (Assessment.State, Assessment.Revision));
    }

    [Fact]
    public void Complete_OfAnswersThatChangedSinceThePersonChecked_IsAConflict()
    {
        var checkedThen = Assessment.Fingerprint();
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));

        Assert.IsType<Refusal.Conflict>(Complete(Build.BySam, checkedThen).Refusal);
        Assert.Equal(AssessmentState.InProgress, Assessment.State);
        Assert.True(Complete(Build.BySam, Assessment.Fingerprint()).IsDone);
    }

    [Fact]
    public void Complete_WithUnansweredQuestions_IsRefusedUntilThePersonSaysSo()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower, Leader)));

        var fault = Assert.Single(Assessment.Complete(_example.QuestionSet, Build.BySam).Faults);

        Assert.Equal("confirm", fault.Field);
        Assert.StartsWith("3 of 4 questions are not answered in full. ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(AssessmentState.InProgress, Assessment.State);
        Assert.True(Complete(Build.BySam).IsDone);
    }

    [Fact]
    public void Complete_AndReopen_RemembersAndForgetsWhoCompletedIt()
    {
        Complete(Build.BySam);
        Assert.Equal(Build.BySam.By, Assessment.CompletedBy);

        Assessment.Reopen("A slip", Build.ByOlwen);
        Assert.Null(Assessment.CompletedBy);
    }

    [Fact]
    public void Rename_InAnyState_ChangesThePeriodAndIsRecorded()
    {
        Complete(Build.BySam);

        Assert.True(Assessment.Rename(" 2027/28 ", Build.ByOlwen).IsDone);
        Assert.True(Assessment.Rename("2027/28", Build.ByOlwen).IsDone);

        Assert.Equal("2027/28", Assessment.Period);
        Assert.Equal(new AssessmentRenamed("2026/27", "2027/28"), Assessment.PendingHistory[^1].Details);
        Assert.Equal(3, Assessment.Revision);
        Assert.Equal("period", Assert.Single(Assessment.Rename(" ", Build.ByOlwen).Faults).Field);
    }

    [Fact]
    public void Archive_OfAnAssessmentInProgress_IsReadOnlyUntilItIsBroughtBack()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));

        Assert.True(Assessment.Archive(Build.BySam).IsDone);
        Assert.True(Assessment.Archive(Build.BySam).IsDone);

        Assert.Equal(AssessmentState.Archived, Assessment.State);
        Assert.IsType<Refusal.ReadOnly>(_example.Change(Build.ByOlwen, ("A1", Build.Answer(Leader), null)).Refusal);
        Assert.IsType<Refusal.ReadOnly>(Complete(Build.ByOlwen).Refusal);
        Assessment.Reopen("A slip", Build.ByOlwen);
        Assert.Equal(AssessmentState.Archived, Assessment.State);

        Assessment.BringBack(Build.BySam);
        Assessment.BringBack(Build.BySam);
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Leader)));
        Assert.Equal(AssessmentState.InProgress, Assessment.State);
        Assert.Equal(
            [
                nameof(AssessmentStarted),
                nameof(AnswersChanged),
                nameof(AssessmentArchived),
                nameof(AssessmentBroughtBack),
                nameof(AnswersChanged),
            ],
            Assessment.PendingHistory.Select(e => e.Kind)
        );
    }

    [Fact]
    public void Archive_OfACompletedAssessment_IsRefused()
    {
        Complete(Build.BySam);

        Assert.IsType<Refusal.ReadOnly>(Assessment.Archive(Build.BySam).Refusal);
        Assert.Equal(AssessmentState.Completed, Assessment.State);
    }

    private Outcome Complete(ChangeStamp stamp, string? basedOn = null) =>
        Assessment.Complete(_example.QuestionSet, stamp, withGaps: true, basedOn);

    private static AnswerState Nothing { get; } = new(null, null, "");

    private static AnswerState State(MaturityLevel present, MaturityLevel? target = null, string note = "") => new(present, target, note);

    private IReadOnlyList<AnswerChange> Answers(int line) => Assert.IsType<AnswersChanged>(Assessment.PendingHistory[line].Details).Answers;
}
