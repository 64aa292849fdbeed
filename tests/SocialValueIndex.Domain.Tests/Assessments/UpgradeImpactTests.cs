using CsCheck;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Domain.Tests.Scoring;

namespace SocialValueIndex.Domain.Tests.Assessments;

/// <summary>What a move would do, before it is made.</summary>
public sealed class UpgradeImpactTests : UpgradeTest
{
    [Fact]
    public void Impact_OfTheSameVersion_IsZero() =>
        Generated.Any.Sample(s =>
        {
            var answers = Assessment.Import(Council, s.QuestionSet, "2026/27", s.Answers, Build.ByOlwen).Value.Answers;

            Assert.True(Impact.Between(answers, s.QuestionSet, s.QuestionSet).IsNone);
            Assert.True(Impact.Between(answers, s.QuestionSet, Build.Published([.. s.QuestionSet.Areas])).IsNone);
        });

    [Fact]
    public void Impact_OfAQuestionToAnswerAgain_CountsItsAreaAndActions()
    {
        var impact = Impact.Between(Answered().Answers, From, To);

        Assert.Equal((1, 1), (impact.Carried, impact.ToAnswerAgain));
        Assert.Equal(2, impact.Actions);
        Assert.Equal(["A"], impact.Areas);
        Assert.True(impact.OverallDiffers);
    }

    [Fact]
    public void Impact_OfAQuestionThatIsNoLongerAsked_CountsItsAnswerAlsoWhereNothingElseDiffers()
    {
        var from = Build.Published(Build.Area("A", Same, Gone));
        var answers = Assessment
            .Import(
                Council,
                from,
                "2026/27",
                new Dictionary<string, AnswerValues> { ["A3"] = Build.Answer(null, null, "three") },
                Build.ByOlwen
            )
            .Value.Answers;

        var impact = Impact.Between(answers, from, Build.Published(Build.Area("A", Same)));

        Assert.Equal((0, 1, false), (impact.Actions, impact.NoLongerAsked, impact.IsNone));
    }
}
