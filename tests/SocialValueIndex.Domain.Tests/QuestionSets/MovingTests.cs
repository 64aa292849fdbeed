using CsCheck;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Domain.Tests.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.QuestionSets;

/// <summary>Questions that are moved to another area.</summary>
public class MovingTests
{
    private readonly QuestionSet _draft = Build.Draft(
        Build.Area("A", Question("A1"), Question("A2"), Question("A3")),
        Build.Area("B", Question("B1"))
    );

    [Fact]
    public void Question_MovedToAnotherArea_IsTheLastThereAndKeepsItsCode()
    {
        Move(_draft, "A2", "B").EnsureDone();

        Assert.Equal(["A1", "A3"], Codes(_draft, "A"));
        Assert.Equal(["B1", "A2"], Codes(_draft, "B"));
        var change = Assert.IsType<QuestionSetChanged>(Assert.Single(_draft.PendingHistory).Details);
        Assert.Equal((QuestionSetPart.QuestionArea, "A2", "A", "B"), (change.Part, change.Question, change.From, change.To));
    }

    [Fact]
    public void Question_MovedAndReworded_IsBoth()
    {
        _draft.ChangeQuestion("A2", Question("A2") with { Text = "Better?" }, null, Build.BySam, toArea: "B").EnsureDone();

        Assert.Equal("Better?", _draft.Find("B")!.Find("A2")!.Text);
    }

    [Fact]
    public void Question_MovedToAnAreaThatIsNotThere_IsRefused()
    {
        var outcome = Move(_draft, "A2", "Z");

        Assert.Equal("area", Assert.Single(outcome.Faults).Field);
        Assert.Equal(0, _draft.Revision);
    }

    [Fact]
    public void Questions_MovedOneAfterTheOtherAndBackInAnyOrder_StandWhereTheyStood()
    {
        foreach (var order in new[] { new[] { "A1", "A2" }, ["A2", "A1"] })
        {
            Move(_draft, "A2", "B").EnsureDone();
            Move(_draft, "A1", "B").EnsureDone();
            order.ToList().ForEach(code => Move(_draft, code, "A").EnsureDone());

            Assert.Equal(["A1", "A2", "A3"], Codes(_draft, "A"));
        }
    }

    [Fact]
    public void Question_MovedThereAndBack_ChangesNothing() =>
        Gen.Select(Generated.Any, Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100])
            .Sample(
                (generated, which, there, over) =>
                {
                    var version = generated.QuestionSet;
                    var draft = QuestionSet.Draft(2, version.Title, version.PlanFootnote, version.Areas, 1, Build.BySam);
                    var question = draft.Questions.ElementAt(which % draft.Questions.Count());
                    var home = draft.FindQuestion(question.Code)!.Value.Area.Code;

                    foreach (var area in new[] { there, over }.Select(i => draft.Areas[i % draft.Areas.Count].Code).Append(home))
                    {
                        Move(draft, question.Code, area).EnsureDone();
                    }

                    Assert.True(QuestionSetDifference.Between(version, draft).IsEmpty);
                    Assert.Equal(version.Areas.Select(a => a.WholeFingerprint()), draft.Areas.Select(a => a.WholeFingerprint()));
                    Assert.All(draft.Questions, q => Assert.Null(q.Home));
                },
                iter: 2000
            );

    [Fact]
    public void Impact_OfAMove_CarriesTheAnswerAndChangesBothAreas()
    {
        var published = Build.Published(Build.Area("A", Question("A1"), Question("A2")), Build.Area("B", Question("B1")));
        var draft = QuestionSet.Draft(2, "Index", "Footnote.", published.Areas, 1, Build.BySam);
        Move(draft, "A2", "B").EnsureDone();
        var answers = new[] { ("A1", Leader), ("A2", NonCompliant), ("B1", Leader) }.ToDictionary(
            a => a.Item1,
            a => new Answer(Build.Answer(a.Item2, Leader), Build.Now, Guid.Empty)
        );

        var impact = Impact.Between(answers, published, draft);

        Assert.Equal((3, 0, 0), (impact.Carried, impact.ToAnswerAgain, impact.New));
        Assert.Equal(["A", "B"], impact.Areas);
        Assert.Equal("A", QuestionSetDifference.Between(published, draft).Questions.Single(q => q.IsInAnotherArea).FromArea);
    }

    private static Question Question(string code) => Build.Question(code, NonCompliant, Leader);

    private static Outcome Move(QuestionSet draft, string code, string area) =>
        draft.ChangeQuestion(code, draft.FindQuestion(code)!.Value.Question, null, Build.BySam, toArea: area);

    private static IEnumerable<string> Codes(QuestionSet draft, string area) => draft.Find(area)!.Questions.Select(q => q.Code);
}
