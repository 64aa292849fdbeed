using System.Text.Json.Nodes;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Domain.Tests.Scoring;

public class WorkedExampleTests
{
    private static readonly QuestionSet QuestionSet = WorkedExample.QuestionSet();

    private static ActionPlan Plan()
    {
        var assessment = Assessment.Import(Guid.NewGuid(), QuestionSet, "2026/27", WorkedExample.Answers(), Build.ByOlwen).Value;
        return ActionPlan.For(assessment, QuestionSet);
    }

    [Fact]
    public void DefaultQuestionSet_Counted_HasTenAreas54QuestionsAnd84Actions()
    {
        Assert.Equal(10, QuestionSet.Areas.Count);
        Assert.Equal(54, QuestionSet.Questions.Count());
        Assert.Equal(84, QuestionSet.Questions.SelectMany(q => q.Options).Count(o => o.Action is not null));
    }

    [Fact]
    public void Plan_FromTheExampleAnswers_IsTheUsersDocumentInEveryLevelAndCell()
    {
        var plan = Plan();

        var asData = new JsonObject { ["overall"] = Levels(plan.Overall, []), ["areas"] = new JsonArray([.. plan.Areas.Select(Row)]) };

        Assert.Equal(WorkedExample.ExpectedPlan.ToJsonString(), asData.ToJsonString());
    }

    [Fact]
    public void Plan_FromTheExampleAnswers_NamesTheOneQuestionThatWasLeftOut()
    {
        var leftOut = Assert.Single(Plan().LeftOut);

        Assert.Equal(("A", "A1", true, false), (leftOut.AreaCode, leftOut.QuestionCode, leftOut.LacksPresent, leftOut.LacksTarget));
    }

    [Fact]
    public void Plan_FromTheExampleAnswers_CarriesTheTitleAndFootnoteOfTheQuestionSet()
    {
        var plan = Plan();

        Assert.Equal("Social Value Maturity Index", plan.Title);
        Assert.StartsWith(
            "The actions in the action plan are defined by your response to each question",
            plan.Footnote,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Plan_WithTheQuestionSetOfAnotherAssessment_IsRefused()
    {
        var assessment = Assessment.Start(Guid.NewGuid(), QuestionSet, "2026/27", Build.ByOlwen).Value;

        Assert.Throws<ArgumentException>(() => ActionPlan.For(assessment, WorkedExample.QuestionSet()));
    }

    private static JsonObject Levels(LevelPair levels, JsonObject row)
    {
        row["present"] = levels.Present.ToString();
        row["target"] = levels.Target.ToString();
        return row;
    }

    private static JsonObject Row(PlanArea area)
    {
        var row = Levels(
            area.Levels,
            new JsonObject
            {
                ["code"] = area.Code,
                ["name"] = area.Name,
                ["planName"] = area.PlanName,
            }
        );
        row["actions"] = new JsonObject(
            MaturityLevels.Reachable.Select(level =>
                KeyValuePair.Create(
                    level.ToString(),
                    (JsonNode?)new JsonArray([.. area.ActionsToReach(level).Select(a => JsonValue.Create(a.Text))])
                )
            )
        );
        return row;
    }
}
