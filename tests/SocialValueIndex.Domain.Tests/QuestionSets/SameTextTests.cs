using System.Collections.Immutable;
using System.Text;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Domain.Tests.QuestionSets;

/// <summary>A version that only a machine can tell from another one, as programs save it: nothing is different.</summary>
public class SameTextTests
{
    // As a spreadsheet program or a word processor hands a text on.
    private static string Resaved(string text) =>
        "\ufeff" + text.Replace(" ", " \u00a0", StringComparison.Ordinal).Normalize(NormalizationForm.FormD) + "\u200b";

    private static QuestionSet Resaved(QuestionSet questionSet)
    {
        var resaved = QuestionSet.Draft(
            Guid.NewGuid(),
            2,
            Resaved(questionSet.Title),
            Resaved(questionSet.PlanFootnote),
            [.. questionSet.Areas.Select(Resaved)]
        );
        resaved.Publish(Build.Now);
        return resaved;
    }

    private static Area Resaved(Area area) =>
        new(
            area.Code,
            Resaved(area.Name),
            Resaved(area.PlanName),
            [
                .. area.Questions.Select(q =>
                    q with
                    {
                        Text = Resaved(q.Text),
                        Hint = Resaved(q.Hint),
                        Options =
                        [
                            .. q.Options.Select(o =>
                                o with
                                {
                                    Text = Resaved(o.Text),
                                    Action = o.Action is null ? null : Resaved(o.Action),
                                }
                            ),
                        ],
                    }
                ),
            ]
        );

    [Fact]
    public void Difference_OfAResavedVersion_IsEmpty()
    {
        var questionSet = WorkedExample.QuestionSet();

        Assert.True(QuestionSetDifference.Between(questionSet, Resaved(questionSet)).IsEmpty);
    }

    [Fact]
    public void Answers_ToAResavedVersion_CarryOverAndChangeNothing()
    {
        var questionSet = WorkedExample.QuestionSet();
        var resaved = Resaved(questionSet);
        var answers = WorkedExample.Answers().ToImmutableDictionary(a => a.Key, a => new Answer(a.Value, Build.Now, Build.ByOlwen.By));

        var upgrade = AssessmentUpgrade.Between(answers, questionSet, resaved);

        Assert.Empty(upgrade.ToAnswerAgain);
        Assert.Empty(upgrade.Reworded);
        Assert.Empty(upgrade.Advice);
        Assert.True(Impact.Between(answers, questionSet, resaved).IsNone);
        Assert.All(questionSet.Areas.Zip(resaved.Areas), a => Assert.True(a.Second.TakesNotesOn(a.First with { Questions = [] })));
    }

    [Fact]
    public void Segments_OfATextThatIsResavedAndReworded_MarkTheNewWordsOnly()
    {
        var change = Assert.Single(TextChange.Between("Question", "Do you have a policy?", "Do\u00a0you have a\u00a0new policy?"));

        Assert.Equal(["new "], change.Segments.Where(s => s.Kind != DiffSegmentKind.Kept).Select(s => s.Text));
    }

    [Fact]
    public void AnAction_ThatIsResaved_KeepsItsOrigin()
    {
        var question = Build.Question("A1", MaturityLevel.NonCompliant, MaturityLevel.Leader);
        var published = question.Options[1] with { Origin = ActionOrigin.Published };
        var draft = Build.Draft(Build.Area("A", question with { Options = [question.Options[0], published] }));

        var edited = question with
        {
            Text = "Better?",
            Options = [question.Options[0], published with { Action = Resaved(published.Action!) }],
        };
        Assert.True(draft.ChangeQuestion("A1", edited, null, Build.BySam).IsDone);

        Assert.Equal(ActionOrigin.Published, draft.Questions.Single().Options[1].Origin);
    }

    [Fact]
    public void ANote_ThatWasStoredBeforeTheRule_IsNotChangedByWhoeverSavesTheRest()
    {
        var example = new Assessments.Example();
        example.Given(Build.ByOlwen, ("A1", Build.Answer(null, null, "two\u00a0words")));
        var basedOn = example.BasedOn("A1");

        example.Change(Build.BySam, ("A1", Build.Answer(null, null, PlainText.Normalize("two\u00a0words")), basedOn));

        Assert.Equal(Build.ByOlwen.By, example.Assessment.Answers["A1"].ChangedBy);
    }
}
