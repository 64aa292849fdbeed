using CsCheck;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Scoring;

/// <summary>A level that is missing an answer is told apart from one that is low.</summary>
public class UnansweredTests
{
    [Fact]
    public void Plan_OfTheWorkedExample_SaysThatPolicyIsNotScoredYet()
    {
        var answers = WorkedExample.Answers();
        var plan = ActionPlan.For(WorkedExample.QuestionSet(), q => answers.GetValueOrDefault(q.Code, AnswerValues.None), _ => "");

        var unscored = Assert.Single(plan.Areas, a => a.Present.Any);
        Assert.Equal(("A", "A1", NonCompliant), (unscored.Code, unscored.Present.First, unscored.Levels.Present));
        Assert.Matches("^Not scored yet: 1 of [0-9]+ not answered$", unscored.Present.Reason);
        Assert.Equal((1, 54), (plan.Present.Count, plan.Present.Of));
        Assert.False(plan.Target.Any);
    }

    [Fact]
    public void Score_OfAnyAnswers_ListsTheUnansweredQuestions() =>
        Generated.Any.Sample(s =>
        {
            var score = MaturityScorer.Score(s.QuestionSet, s.Present);

            Assert.Equal(s.QuestionSet.Questions.Where(q => s.Present(q) is null), score.Areas.SelectMany(a => a.Unanswered));
            Assert.Equal(s.QuestionSet.Questions.Any(q => s.Present(q) is not null), score.IsStarted);
        });

    [Fact]
    public void Plan_WithEvidence_ListsItInTheOrderOfTheQuestions()
    {
        var set = Build.Published(Build.Area("A", Build.FullQuestion("A1"), Build.FullQuestion("A2"), Build.FullQuestion("A3")));
        var answers = new Dictionary<string, AnswerValues>
        {
            ["A3"] = Build.Answer(null, null, "Ask Sam"),
            ["A1"] = Build.Answer(Leader, Leader, "Policy 7"),
        };

        var plan = ActionPlan.For(set, q => answers.GetValueOrDefault(q.Code, AnswerValues.None), _ => "");

        Assert.Equal(
            [new Evidence("A", "A1", "Question A1?", "A1 at Leader", "Policy 7"), new Evidence("A", "A3", "Question A3?", null, "Ask Sam")],
            plan.Evidence
        );
    }
}
