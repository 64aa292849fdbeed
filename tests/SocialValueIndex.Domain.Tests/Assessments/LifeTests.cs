using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
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

        var assessment = Assessment.Start(organisationId, _example.QuestionSet, " 2026/27\r\n", Make.Sam);

        Assert.Equal((organisationId, _example.QuestionSet.Id, "2026/27"), (assessment.OrganisationId, assessment.QuestionSetId, assessment.Period));
        Assert.Equal((AssessmentState.InProgress, Make.Sam.At, Make.Sam.By), (assessment.State, assessment.CreatedAt, assessment.CreatedBy));
        Assert.Empty(assessment.Answers);
        Assert.Null(assessment.CompletedAt);
    }

    [Fact]
    public void Start_WithADraftOrARetiredQuestionSet_IsRefused()
    {
        _example.QuestionSet.Retire();

        Assert.Throws<ArgumentException>(() => Assessment.Start(Guid.NewGuid(), _example.QuestionSet, "2026/27", Make.Sam));
        Assert.Throws<ArgumentException>(() => Assessment.Start(Guid.NewGuid(), Make.Draft(Make.Area("A", Make.FullQuestion("A1"))), "2026/27", Make.Sam));
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
        Assert.Equal(taken, Record.Exception(() => Assessment.Start(Guid.NewGuid(), _example.QuestionSet, period!, Make.Sam)) is null);
    }

    [Fact]
    public void History_OfEveryChange_SaysOldAndNewAndWhoAndWhen()
    {
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower)), ("A2", Make.Answer(Mature)));
        _example.Have(Make.Sam, ("A1", Make.Answer(Leader, Innovator, "Evidence")), ("A2", Make.Answer(Mature)));
        Assessment.WritePlanNote(_example.A, "Ask finance.", null, Make.Sam);
        Assessment.Complete(Make.Olwen);
        Assessment.Reopen(Make.Sam);

        Assert.Equal(
            [
                (AssessmentEventKind.Created, Make.Olwen),
                (AssessmentEventKind.Answered, Make.Olwen),
                (AssessmentEventKind.Answered, Make.Sam),
                (AssessmentEventKind.PlanNoteChanged, Make.Sam),
                (AssessmentEventKind.Completed, Make.Olwen),
                (AssessmentEventKind.Reopened, Make.Sam),
            ],
            Assessment.Events.Select(e => (e.Kind, new Deed(e.By, e.At))));
        Assert.Equal(
            [new Change("A1", AnswerValues.None, Make.Answer(Follower)), new Change("A2", AnswerValues.None, Make.Answer(Mature))],
            Assessment.Events[1].Changes);
        Assert.Equal([new Change("A1", Make.Answer(Follower), Make.Answer(Leader, Innovator, "Evidence"))], Assessment.Events[2].Changes);
        Assert.Equal([new Change("A", AnswerValues.None, AnswerValues.None with { Note = "Ask finance." })], Assessment.Events[3].Changes);
        Assert.All(Assessment.Events, e => Assert.Equal(Assessment.Id, e.AssessmentId));
        Assert.Equal(Assessment.Events.Count, Assessment.Revision);
    }

    [Fact]
    public void Complete_WithUnansweredQuestions_IsAllowedAndRecorded()
    {
        Assessment.Complete(Make.Sam);

        Assert.Equal((AssessmentState.Completed, Make.Sam.At), (Assessment.State, Assessment.CompletedAt));
        Assert.Equal(2, Assessment.Revision);
    }

    [Fact]
    public void Completed_ToBeAnsweredOrCompletedAgain_Refuses()
    {
        Assessment.Complete(Make.Sam);

        Assert.Throws<InvalidOperationException>(() => _example.Change(Make.Olwen, ("A1", Make.Answer(Follower), null)));
        Assert.Throws<InvalidOperationException>(() => _example.Change(Make.Olwen, new TargetChoice.UpTo(Leader)));
        Assert.Throws<InvalidOperationException>(() => Assessment.Complete(Make.Olwen));
        Assert.Empty(Assessment.Answers);
        Assert.Equal(Make.Sam.At, Assessment.CompletedAt);
    }

    [Fact]
    public void Reopen_OfACompletedAssessment_TakesAnswersAgain()
    {
        Assessment.Complete(Make.Olwen);

        Assessment.Reopen(Make.Sam);

        Assert.Equal((AssessmentState.InProgress, (DateTime?)null), (Assessment.State, Assessment.CompletedAt));
        _example.Have(Make.Sam, ("A1", Make.Answer(Follower)));
        Assert.Equal(Make.Answer(Follower), Assessment.AnswerTo("A1"));
    }

    [Fact]
    public void Reopen_OfAnAssessmentInProgress_IsRefused() => Assert.Throws<InvalidOperationException>(() => Assessment.Reopen(Make.Sam));
}
