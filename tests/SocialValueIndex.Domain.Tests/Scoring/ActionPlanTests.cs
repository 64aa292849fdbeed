using CsCheck;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Scoring;

public class ActionPlanTests
{
    private static ActionPlan PlanOf(Answered s) => ActionPlan.For(s.QuestionSet, s.To, a => $"Note on {a.Code}");

    [Fact]
    public void Plan_FromOneToTheOtherEndOfALadder_HasTheActionOfEveryStepInOrder()
    {
        var questionSet = Build.Published(
            Build.Area("A", Build.Question("A1", NonCompliant, Mature, Leader, Innovator), Build.FullQuestion("A2"))
        );
        var answers = new Dictionary<string, AnswerValues>
        {
            ["A1"] = Build.Answer(NonCompliant, Leader),
            ["A2"] = Build.Answer(Mature, Innovator),
        };

        var area = Assert.Single(ActionPlan.For(questionSet, q => answers[q.Code], _ => "").Areas);

        Assert.Equal(["A1 to Mature", "A1 to Leader", "A2 to Leader", "A2 to Innovator"], area.Actions.Select(a => a.Text));
        Assert.Equal(["A1 to Leader", "A2 to Leader"], area.ActionsToReach(Leader).Select(a => a.Text));
        Assert.Empty(area.ActionsToReach(Follower));
    }

    [Fact]
    public void Plan_WithoutAGap_HasNoActions() =>
        Generated.Any.Sample(s =>
            Assert.All(
                ActionPlan.For(s.QuestionSet, q => s.To(q) with { Target = s.Present(q) }, _ => "").Areas,
                area => Assert.Empty(area.Actions)
            )
        );

    [Fact]
    public void Plan_OfAnyAnswers_HasExactlyTheActionsAboveThePresentAnswerAndNotAboveTheTarget() =>
        Generated.Any.Sample(s =>
            Assert.All(
                PlanOf(s).Areas.Zip(s.QuestionSet.Areas),
                pair =>
                    Assert.Equal(
                        from question in pair.Second.Questions
                        from option in question.Options
                        where
                            s.To(question).Present is { } present
                            && s.To(question).Target is { } target
                            && option.Level > present
                            && option.Level <= target
                        select new PlannedAction(question.Code, option.Level, option.Action!),
                        pair.First.Actions
                    )
            )
        );

    [Fact]
    public void Plan_OfAnyAnswers_NamesEveryQuestionThatIsNotAnsweredTwice() =>
        Generated.Any.Sample(s =>
            Assert.Equal(
                from area in s.QuestionSet.Areas
                from question in area.Questions
                let answer = s.To(question)
                where answer.Present is null || answer.Target is null
                select new LeftOutQuestion(area.Code, question.Code, question.Text, answer.Present is null, answer.Target is null),
                PlanOf(s).LeftOut
            )
        );

    [Fact]
    public void Plan_OfAnyAnswers_ShowsTheLevelsOfTheOneFormula() =>
        Generated.Any.Sample(s =>
        {
            var plan = PlanOf(s);
            var present = MaturityScorer.Score(s.QuestionSet, q => s.To(q).Present);
            var target = MaturityScorer.Score(s.QuestionSet, q => s.To(q).Target);

            Assert.Equal(new LevelPair(present.Overall, target.Overall), plan.Overall);
            Assert.Equal(present.Areas.Zip(target.Areas, (p, t) => new LevelPair(p.Level, t.Level)), plan.Areas.Select(a => a.Levels));
        });

    [Fact]
    public void Plan_WithNotes_HasEachOnItsOwnRow() =>
        Generated.Any.Sample(s => Assert.All(PlanOf(s).Areas, area => Assert.Equal($"Note on {area.Code}", area.Note)));

    [Fact]
    public void Plan_OfAnAssessmentWithANote_ShowsItAndLeavesTheOtherRowsEmpty()
    {
        var questionSet = Build.Published(Build.Area("A", Build.FullQuestion("A1")), Build.Area("B", Build.FullQuestion("B1")));
        var assessment = Assessment.Start(Guid.NewGuid(), questionSet, "2026/27", Build.ByOlwen).Value;
        assessment.WritePlanNote(questionSet.Find("B")!, "Ask finance.", null, Build.ByOlwen);

        Assert.Equal(["", "Ask finance."], ActionPlan.For(assessment, questionSet).Areas.Select(a => a.Note));
    }
}
