using CsCheck;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Scoring;

public class MaturityScorerTests
{
    [Theory]
    [InlineData(NonCompliant, Mature)]
    [InlineData(Leader, Innovator)]
    public void LevelMet_ByAQuestionThatAsksOnlyAtLeader_IsMatureUntilItIsDone(MaturityLevel answer, MaturityLevel met) =>
        Assert.Equal(met, Build.Question("G1", NonCompliant, Leader).LevelMet(answer));

    [Fact]
    public void LevelMet_ByAnAnswerThatIsNotOffered_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Build.Question("G1", NonCompliant, Leader).LevelMet(Mature));

    [Fact]
    public void LevelMet_AtEveryRungOfAFullLadder_IsTheRungItself() =>
        Assert.All(MaturityLevels.All, level => Assert.Equal(level, Build.FullQuestion("A1").LevelMet(level)));

    [Theory]
    [InlineData(new[] { 0, 1 }, Follower)] // 0.5
    [InlineData(new[] { 0, 0, 1 }, NonCompliant)] // 0.33
    [InlineData(new[] { 1, 2 }, Mature)] // 1.5
    [InlineData(new[] { 2, 3 }, Leader)] // 2.5, which rounding to even would make 2
    [InlineData(new[] { 4, 4, 4, 3, 3 }, Innovator)] // 3.6
    [InlineData(new[] { 4, 4, 3, 3, 3 }, Leader)] // 3.4
    [InlineData(new[] { 4 }, Innovator)]
    public void Overall_OfAreaLevels_IsTheirMeanWithHalvesRoundedUp(int[] areaLevels, MaturityLevel overall)
    {
        var questionSet = Build.Published([.. areaLevels.Select((_, i) => Build.Area($"{i}", Build.FullQuestion($"{i}")))]);
        var answers = areaLevels.Select((level, i) => (Code: $"{i}", Level: (MaturityLevel)level)).ToDictionary(a => a.Code, a => a.Level);

        Assert.Equal(overall, MaturityScorer.Score(questionSet, q => answers[q.Code]).Overall);
    }

    [Fact]
    public void Overall_OfAnyAnswers_IsTheMeanOfTheAreasWithHalvesRoundedUp() =>
        Generated.Any.Sample(s =>
        {
            var score = MaturityScorer.Score(s.QuestionSet, s.Present);

            var mean = score.Areas.Average(a => (decimal)a.Level);
            Assert.Equal((int)Math.Round(mean, MidpointRounding.AwayFromZero), (int)score.Overall);
            Assert.Equal(s.QuestionSet.Areas, score.Areas.Select(a => a.Area));
        });

    [Fact]
    public void Area_OfAnyAnswers_IsTheLowestLevelThatItsQuestionsMeet() =>
        Generated.Any.Sample(s =>
            Assert.All(
                MaturityScorer.Score(s.QuestionSet, s.Present).Areas,
                area =>
                {
                    var met = area.Area.Questions.Select(q => Met(q, s.Present(q))).ToList();
                    Assert.All(met, level => Assert.True(area.Level <= level));
                    Assert.Contains(area.Level, met);
                }
            )
        );

    [Fact]
    public void Area_WithAQuestionThatIsNotAnswered_IsIncomplete() =>
        Generated.Any.Sample(s =>
        {
            foreach (var question in s.QuestionSet.Questions)
            {
                var score = MaturityScorer.Score(s.QuestionSet, q => q == question ? null : s.Present(q));
                Assert.Equal(NonCompliant, score.Areas.Single(a => a.Area.Questions.Contains(question)).Level);
            }
        });

    [Fact]
    public void RaisingOnePresentAnswer_OfAnyAnswers_NeverLowersALevel() =>
        Generated.Any.Sample(s =>
        {
            var before = MaturityScorer.Score(s.QuestionSet, s.Present);
            foreach (var question in s.QuestionSet.Questions)
            {
                foreach (var higher in question.Options.Where(o => s.Present(question) is null || o.Level > s.Present(question)))
                {
                    var after = MaturityScorer.Score(s.QuestionSet, q => q == question ? higher.Level : s.Present(q));
                    Assert.True(Met(question, higher.Level) >= Met(question, s.Present(question)));
                    Assert.All(before.Areas.Zip(after.Areas), pair => Assert.True(pair.Second.Level >= pair.First.Level));
                    Assert.True(after.Overall >= before.Overall);
                }
            }
        });

    [Fact]
    public void HeldBackBy_MovedUpAStepTogether_RaisesTheArea() =>
        Generated.Any.Sample(s =>
            Assert.All(
                MaturityScorer.Score(s.QuestionSet, s.Present).Areas,
                area => Assert.True(area.Level == Innovator ? area.BlockingQuestions.Count == 0 : Without(s, area, null) > area.Level)
            )
        );

    [Fact]
    public void HeldBackBy_WithOneOfThemLeftBehind_LeavesTheAreaWhereItIs() =>
        Generated.Any.Sample(s =>
            Assert.All(
                MaturityScorer.Score(s.QuestionSet, s.Present).Areas,
                area => Assert.All(area.BlockingQuestions, left => Assert.Equal(area.Level, Without(s, area, left)))
            )
        );

    /// <summary>The area's level when every question that holds it back moves up, but for one.</summary>
    private static MaturityLevel Without(Answered s, AreaScore area, Question? left)
    {
        var score = MaturityScorer.Score(
            s.QuestionSet,
            q => q != left && area.BlockingQuestions.Contains(q) ? Raised(q, s.Present(q)) : s.Present(q)
        );
        return score.Areas.Single(a => a.Area == area.Area).Level;
    }

    /// <summary>One option up; a question that is not answered is answered with the first option that meets more than nothing.</summary>
    private static MaturityLevel Raised(Question question, MaturityLevel? present) =>
        question.Options.First(o => present is null ? question.LevelMet(o.Level) > NonCompliant : o.Level > present).Level;

    private static MaturityLevel Met(Question question, MaturityLevel? answer) =>
        answer is { } level ? question.LevelMet(level) : NonCompliant;
}
