using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

/// <summary>Assessments that begin with answers: an earlier one's, or a file's.</summary>
public class BeginningTests
{
    private readonly Example _example = new();

    [Fact]
    public void StartFrom_TheSameVersion_CarriesEveryAnswerOver()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower, Leader, "Policy")), ("A3", Build.Answer(null, Leader)));
        _example.Assessment.WritePlanNote(_example.A, "Last year's", null, Build.ByOlwen);

        var next = Assessment.StartFrom(_example.Assessment, _example.QuestionSet, [], _example.QuestionSet, "2027/28", Build.BySam).Value;

        Assert.Equal(_example.Assessment.OrganisationId, next.OrganisationId);
        Assert.NotEqual(_example.Assessment.Id, next.Id);
        Assert.Equal(["A1", "A3"], next.Answers.Keys.Order());
        Assert.Equal(
            new Answer(Build.Answer(Follower, Leader, "Policy"), Build.ByOlwen.At, Build.ByOlwen.By)
            {
                Carried = new CarriedFrom("2026/27"),
            },
            next.Answers["A1"]
        );
        Assert.Equal(_example.Assessment.PlanNotes["A"], next.PlanNotes["A"]);
        var created = Assert.Single(next.PendingHistory);
        Assert.Contains(
            new AnswerChange("A3", new AnswerState(null, null, ""), new AnswerState(null, Leader, "")),
            Assert.IsType<AssessmentStarted>(created.Details).Answers
        );
    }

    [Fact]
    public void StartFrom_ANewVersion_CarriesOverOnlyQuestionsWithTheSameLevelsAndTexts()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)), ("A2", Build.Answer(Follower)), ("A3", Build.Answer(NonCompliant)));
        var (a1, a2) = (Build.FullQuestion("A1"), Build.FullQuestion("A2"));
        var newSet = Build.Published(
            Build.Area(
                "Z",
                a1 with
                {
                    Text = "Reworded?",
                    Hint = "With help.",
                    Options = [.. a1.Options.SkipLast(1), a1.Options[^1] with { Action = "Another action" }],
                },
                a2 with
                {
                    Options = [.. a2.Options.SkipLast(1), a2.Options[^1] with { Text = "Another answer" }],
                },
                Build.FullQuestion("New")
            )
        );

        var next = Assessment.StartFrom(_example.Assessment, _example.QuestionSet, [], newSet, "2027/28", Build.BySam).Value;

        Assert.Equal(newSet.Id, next.QuestionSetId);
        Assert.Equal(["A1"], next.Answers.Keys);
    }

    [Fact]
    public void StartFrom_AnAnswerThatWasEmptied_CarriesNothingOver()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));
        _example.Given(Build.ByOlwen, ("A1", AnswerValues.None));

        Assert.Empty(
            Assessment.StartFrom(_example.Assessment, _example.QuestionSet, [], _example.QuestionSet, "2027/28", Build.BySam).Value.Answers
        );
    }

    [Fact]
    public void StartFrom_LeavesTheEarlierAssessmentAsItWas()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));
        var (revision, answers) = (_example.Assessment.Revision, _example.Assessment.Answers);

        Assert.True(
            Assessment.StartFrom(_example.Assessment, _example.QuestionSet, [], _example.QuestionSet, "2027/28", Build.BySam).IsDone
        );

        Assert.Equal((revision, answers), (_example.Assessment.Revision, _example.Assessment.Answers));
    }

    [Fact]
    public void StartFrom_WithAnotherQuestionSetThanTheEarlierOnes_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            Assessment.StartFrom(_example.Assessment, new Example().QuestionSet, [], _example.QuestionSet, "2027/28", Build.BySam)
        );

    [Fact]
    public void Import_OfGoodAnswers_KeepsThemAndRecordsThem()
    {
        var answers = new Dictionary<string, AnswerValues>
        {
            ["A1"] = Build.Answer(Follower, Leader, "Policy"),
            ["B1"] = AnswerValues.None,
        };

        var assessment = Assessment.Import(Guid.NewGuid(), _example.QuestionSet, "2026/27", answers, Build.BySam).Value;

        Assert.Equal(["A1"], assessment.Answers.Keys);
        var imported = Assert.Single(assessment.PendingHistory);
        Assert.Equal(
            [new AnswerChange("A1", new AnswerState(null, null, ""), new AnswerState(Follower, Leader, "Policy"))],
            Assert.IsType<AssessmentImported>(imported.Details).Answers
        );
    }

    [Theory]
    [InlineData("Z9", Follower, null, typeof(Refusal.Malformed))]
    [InlineData("A3", Follower, null, typeof(Refusal.Invalid))]
    [InlineData("A1", Leader, Follower, typeof(Refusal.Invalid))]
    public void Import_OfAnAnswerThatCannotBe_IsRefused(string code, MaturityLevel? present, MaturityLevel? target, Type refusal)
    {
        var answers = new Dictionary<string, AnswerValues> { ["A2"] = Build.Answer(Follower), [code] = Build.Answer(present, target) };

        Assert.IsType(refusal, Assessment.Import(Guid.NewGuid(), _example.QuestionSet, "2026/27", answers, Build.BySam).Refusal);
    }

    [Fact]
    public void Progress_OfAnArea_GoesFromNotStartedOverInProgressToDone()
    {
        Assert.Equal((0, ProgressState.NotStarted), Progress());

        _example.Given(Build.ByOlwen, ("A1", Build.Answer(null, null, "Only a note")));
        Assert.Equal((0, ProgressState.NotStarted), Progress());

        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));
        Assert.Equal((0, ProgressState.InProgress), Progress());

        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower, Follower)), ("A2", Build.Answer(null, Mature)));
        Assert.Equal((1, ProgressState.InProgress), Progress());

        _example.Given(Build.ByOlwen, ("A2", Build.Answer(Mature, Mature)), ("A3", Build.Answer(Leader, Leader)));
        Assert.Equal((3, ProgressState.Done), Progress());

        (int Answered, ProgressState State) Progress()
        {
            var progress = AreaProgress.For(_example.Assessment, _example.A);
            return (progress.Answered, progress.State);
        }
    }

    [Fact]
    public void Progress_OfAnArea_NamesTheLastChangeOfThatAreaAlone()
    {
        Assert.Null(AreaProgress.For(_example.Assessment, _example.A).LastChange);
        _example.Given(Build.BySam, ("A1", Build.Answer(Follower)));
        _example.Given(Build.ByOlwen, ("A2", Build.Answer(Follower)));

        Assert.Equal(Build.BySam.By, AreaProgress.For(_example.Assessment, _example.A).LastChange?.By);
        Assert.Null(AreaProgress.For(_example.Assessment, _example.QuestionSet.Find("B")!).LastChange);
    }
}
