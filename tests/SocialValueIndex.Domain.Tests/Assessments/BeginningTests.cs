using SocialValueIndex.Domain.Assessments;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

/// <summary>Assessments that begin with answers: an earlier one's, or a file's.</summary>
public class BeginningTests
{
    private readonly Example _example = new();

    [Fact]
    public void StartFrom_TheSameVersion_CarriesEveryAnswerOver()
    {
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower, Leader, "Policy")), ("A3", Make.Answer(null, Leader)));
        _example.Assessment.WritePlanNote(_example.A, "Last year's", null, Make.Olwen);

        var next = Assessment.StartFrom(_example.Assessment, _example.QuestionSet, _example.QuestionSet, "2027/28", Make.Sam);

        Assert.Equal(_example.Assessment.OrganisationId, next.OrganisationId);
        Assert.NotEqual(_example.Assessment.Id, next.Id);
        Assert.Equal(["A1", "A3"], next.Answers.Keys.Order());
        Assert.Equal(new Answer(Make.Answer(Follower, Leader, "Policy"), Make.Sam.At, Make.Sam.By), next.Answers["A1"]);
        Assert.Empty(next.PlanNotes);
        var created = Assert.Single(next.Events);
        Assert.Equal(AssessmentEventKind.Created, created.Kind);
        Assert.Contains(new Change("A3", AnswerValues.None, Make.Answer(null, Leader)), created.Changes);
    }

    [Fact]
    public void StartFrom_ANewVersion_CarriesOverOnlyQuestionsWithTheSameLevelsAndTexts()
    {
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower)), ("A2", Make.Answer(Follower)), ("A3", Make.Answer(NonCompliant)));
        var (a1, a2) = (Make.FullQuestion("A1"), Make.FullQuestion("A2"));
        var newSet = Make.Published(Make.Area(
            "Z",
            a1 with { Text = "Reworded?", Hint = "With help.", Options = [.. a1.Options.SkipLast(1), a1.Options[^1] with { Action = "Another action" }] },
            a2 with { Options = [.. a2.Options.SkipLast(1), a2.Options[^1] with { Text = "Another answer" }] },
            Make.FullQuestion("New")));

        var next = Assessment.StartFrom(_example.Assessment, _example.QuestionSet, newSet, "2027/28", Make.Sam);

        Assert.Equal(newSet.Id, next.QuestionSetId);
        Assert.Equal(["A1"], next.Answers.Keys);
    }

    [Fact]
    public void StartFrom_AnAnswerThatWasEmptied_CarriesNothingOver()
    {
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower)));
        _example.Have(Make.Olwen, ("A1", AnswerValues.None));

        Assert.Empty(Assessment.StartFrom(_example.Assessment, _example.QuestionSet, _example.QuestionSet, "2027/28", Make.Sam).Answers);
    }

    [Fact]
    public void StartFrom_LeavesTheEarlierAssessmentAsItWas()
    {
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower)));
        var (revision, answers) = (_example.Assessment.Revision, _example.Assessment.Answers);

        Assessment.StartFrom(_example.Assessment, _example.QuestionSet, _example.QuestionSet, "2027/28", Make.Sam);

        Assert.Equal((revision, answers), (_example.Assessment.Revision, _example.Assessment.Answers));
    }

    [Fact]
    public void StartFrom_WithAnotherQuestionSetThanTheEarlierOnes_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Assessment.StartFrom(_example.Assessment, new Example().QuestionSet, _example.QuestionSet, "2027/28", Make.Sam));

    [Fact]
    public void Import_OfGoodAnswers_KeepsThemAndRecordsThem()
    {
        var answers = new Dictionary<string, AnswerValues> { ["A1"] = Make.Answer(Follower, Leader, "Policy"), ["B1"] = AnswerValues.None };

        var assessment = Assessment.Import(Guid.NewGuid(), _example.QuestionSet, "2026/27", answers, Make.Sam);

        Assert.Equal(["A1"], assessment.Answers.Keys);
        var imported = Assert.Single(assessment.Events);
        Assert.Equal(AssessmentEventKind.Imported, imported.Kind);
        Assert.Equal([new Change("A1", AnswerValues.None, Make.Answer(Follower, Leader, "Policy"))], imported.Changes);
    }

    [Theory]
    [InlineData("Z9", Follower, null)]
    [InlineData("A3", Follower, null)]
    [InlineData("A1", Leader, Follower)]
    public void Import_OfAnAnswerThatCannotBe_IsRefused(string code, MaturityLevel? present, MaturityLevel? target)
    {
        var answers = new Dictionary<string, AnswerValues> { ["A2"] = Make.Answer(Follower), [code] = Make.Answer(present, target) };

        Assert.Throws<ArgumentException>(() => Assessment.Import(Guid.NewGuid(), _example.QuestionSet, "2026/27", answers, Make.Sam));
    }

    [Fact]
    public void Progress_OfAnArea_GoesFromNotStartedOverInProgressToDone()
    {
        Assert.Equal((0, ProgressState.NotStarted), Progress());

        _example.Have(Make.Olwen, ("A1", Make.Answer(null, null, "Only a note")));
        Assert.Equal((0, ProgressState.NotStarted), Progress());

        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower)));
        Assert.Equal((0, ProgressState.InProgress), Progress());

        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower, Follower)), ("A2", Make.Answer(null, Mature)));
        Assert.Equal((1, ProgressState.InProgress), Progress());

        _example.Have(Make.Olwen, ("A2", Make.Answer(Mature, Mature)), ("A3", Make.Answer(Leader, Leader)));
        Assert.Equal((3, ProgressState.Done), Progress());

        (int Answered, ProgressState State) Progress()
        {
            var progress = AreaProgress.Of(_example.Assessment, _example.A);
            return (progress.Answered, progress.State);
        }
    }

    [Fact]
    public void Progress_OfAnArea_NamesTheLastChangeOfThatAreaAlone()
    {
        Assert.Null(AreaProgress.Of(_example.Assessment, _example.A).LastChange);
        _example.Have(Make.Sam, ("A1", Make.Answer(Follower)));
        _example.Have(Make.Olwen, ("A2", Make.Answer(Follower)));

        Assert.Equal(Make.Sam.By, AreaProgress.Of(_example.Assessment, _example.A).LastChange?.ChangedBy);
        Assert.Null(AreaProgress.Of(_example.Assessment, _example.QuestionSet.Find("B")!).LastChange);
    }
}
