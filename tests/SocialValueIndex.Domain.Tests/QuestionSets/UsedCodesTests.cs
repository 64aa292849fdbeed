using CsCheck;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.QuestionSets;

/// <summary>Codes that stood for something else before.</summary>
public class UsedCodesTests
{
    private static readonly string[] Codes = ["A1", "A2", "A3", "A4", "B1"];

    private readonly QuestionSet _first = Build.Published(Build.Area("A", Question("A1"), Question("A2")), Build.Area("B", Question("B1")));

    [Fact]
    public void Question_GivenTheCodeOfOneThatWasRemoved_IsRefusedWithWhatItWasAndTheNextFreeCode()
    {
        var draft = Draft(_first);
        draft.RemoveQuestion("A2", null, Build.BySam).EnsureDone();

        var outcome = draft.AddQuestion("A", Question("A2"), Build.BySam, Reuse(false, _first));

        var fault = Assert.IsType<ReusedCodeFault>(Assert.Single(outcome.Faults));
        Assert.Equal(("code", "A3", 1, "Question A2?"), (fault.Field, fault.NextFree, fault.Reused.Version, fault.Reused.Was));
        Assert.Null(draft.FindQuestion("A2"));
    }

    [Fact]
    public void Question_RenamedToTheCodeOfAnother_IsRefusedUntilItIsConfirmed()
    {
        var draft = Draft(_first);
        draft.RemoveQuestion("A2", null, Build.BySam).EnsureDone();
        var renamed = Question("A1") with { Code = "A2" };

        Assert.IsType<ReusedCodeFault>(Assert.Single(draft.ChangeQuestion("A1", renamed, null, Build.BySam, Reuse(false, _first)).Faults));
        Assert.True(draft.ChangeQuestion("A1", renamed, null, Build.BySam, Reuse(true, _first)).IsDone);

        Assert.Contains(draft.PendingHistory, e => e.Details is QuestionSetChanged { Part: QuestionSetPart.ReusedCode, Question: "A1" });
        var change = QuestionSetDifference.Between(_first, draft).Questions.Single(q => q.Code == "A2");
        Assert.True(change is { IsAnotherQuestion: true, IsReuseConfirmed: true });
        Assert.True(draft.Publish("Note", Build.BySam, 1, UsedCodes.In([_first])).IsDone);
    }

    [Fact]
    public void Question_RenamedAndBack_IsTheSameQuestion()
    {
        var draft = Draft(_first);

        draft.ChangeQuestion("A1", Question("A1") with { Code = "A9" }, null, Build.BySam, Reuse(false, _first)).EnsureDone();
        Assert.Equal("A1", draft.FindQuestion("A9")!.Value.Question.Identity);
        draft.ChangeQuestion("A9", Question("A1"), null, Build.BySam, Reuse(false, _first)).EnsureDone();

        Assert.Null(draft.FindQuestion("A1")!.Value.Question.Id);
        Assert.True(QuestionSetDifference.Between(_first, draft).IsEmpty);
    }

    [Fact]
    public void Area_GivenTheCodeOfAnother_IsRefusedUntilItIsConfirmedAndTakesNoNotesBefore()
    {
        var draft = Draft(_first);
        draft.RemoveArea("B", null, Build.BySam).EnsureDone();

        var fault = Assert.Single(draft.AddArea("B", "Area B", "B", Build.BySam, Reuse(false, _first)).Faults);
        Assert.Equal("C", Assert.IsType<ReusedCodeFault>(fault).NextFree);
        draft.AddArea("B", "Area B", "B", Build.BySam).EnsureDone();
        Assert.False(draft.Find("B")!.TakesNotesOn(_first.Find("B")!));

        Assert.True(draft.ChangeArea("B", "B", "Area B", "B", null, Build.BySam, Reuse(true, _first)).IsDone);
        Assert.True(draft.Find("B")!.TakesNotesOn(_first.Find("B")!));
    }

    [Fact]
    public void Publish_OfACodeThatAnotherDraftUsedMeanwhile_IsRefused()
    {
        var (second, third) = (Draft(_first, 2), Draft(_first, 3));
        second.AddQuestion("A", Question("A3") with { Text = "Of the second?" }, Build.BySam, Reuse(false, _first)).EnsureDone();
        third.AddQuestion("A", Question("A3") with { Text = "Of the third?" }, Build.BySam, Reuse(false, _first)).EnsureDone();
        second.Publish("Note", Build.BySam, 1, UsedCodes.In([_first])).EnsureDone();

        Assert.IsType<Refusal.Invalid>(third.Publish("Note", Build.BySam, 2, UsedCodes.In([_first, second])).Refusal);
        Assert.Equal("A3", Assert.Single(UsedCodes.In([_first, second]).FaultsIn(third.Areas)).QuestionCode);
    }

    /// <summary>
    /// Whatever is done in the editor, by however many drafts of any version, an answer counts only for the question that it was given to.
    /// </summary>
    [Fact]
    public void Answers_AfterAnySequenceOfActionsWithoutConfirmation_CountOnlyForTheQuestionThatTheyWereGivenTo() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Bool)
            .Array[1, 40]
            .Sample(
                actions =>
                {
                    var world = new World(_first);
                    foreach (var (action, one, other, looks) in actions)
                    {
                        world.Do(action, Codes[one], Codes[other], looks);
                    }
                },
                iter: 3000
            );

    private static Question Question(string code) => Build.Question(code, NonCompliant, Leader) with { Options = YesOrNo };

    private static readonly IReadOnlyList<Option> YesOrNo = [new(NonCompliant, "No"), new(Leader, "Yes", "Do it.")];

    private static QuestionSet Draft(QuestionSet of, int version = 2) =>
        QuestionSet.Draft(version, of.Title, of.PlanFootnote, of.Areas, of.Version, Build.BySam);

    private static CodeReuse Reuse(bool isConfirmed, params QuestionSet[] versions) => new(UsedCodes.In(versions), isConfirmed);

    /// <summary>Published versions and a draft; which question is which is told by a number of the test's own.</summary>
    private sealed class World
    {
        private readonly List<(QuestionSet Version, Dictionary<string, int> Questions)> _published = [];
        private QuestionSet _draft;
        private Dictionary<string, int> _questions;
        private int _next = 100;

        public World(QuestionSet first)
        {
            _published.Add((first, first.Questions.Select((q, i) => (q.Code, i)).ToDictionary()));
            _draft = Draft(first);
            _questions = new(_published[0].Questions);
        }

        public void Do(int action, string one, string other, bool looks)
        {
            // The editor always looks. Without it nothing may count either: carrying answers over looks by itself.
            var reuse = looks ? Reuse(false, [.. _published.Select(p => p.Version)]) : null;
            switch (action)
            {
                case 0:
                    Then(_draft.AddQuestion("A", Question(one), Build.BySam, reuse), () => _questions[one] = _next++);
                    break;
                case 1:
                    Then(_draft.RemoveQuestion(one, null, Build.BySam), () => _questions.Remove(one));
                    break;
                case 2 when _draft.FindQuestion(one) is { Question: var question }:
                    Then(
                        _draft.ChangeQuestion(one, question with { Code = other }, null, Build.BySam, reuse),
                        () => _questions = Without(one, other)
                    );
                    break;
                case 3 when _draft.FindQuestion(one) is { Question: var question }:
                    _draft.ChangeQuestion(one, question, null, Build.BySam, reuse, other[..1]);
                    break;
                case 4:
                    var of = _published[one[1] % _published.Count];
                    _draft = Draft(of.Version, _published.Count + 1);
                    _questions = new(of.Questions);
                    break;
                case 5:
                    Publish(looks);
                    break;
            }
        }

        private Dictionary<string, int> Without(string one, string other)
        {
            var questions = new Dictionary<string, int>(_questions) { [other] = _questions[one] };
            if (one != other)
            {
                questions.Remove(one);
            }

            return questions;
        }

        private static void Then(Outcome outcome, Action done)
        {
            if (outcome.IsDone)
            {
                done();
            }
        }

        private void Publish(bool looks)
        {
            var used = looks ? UsedCodes.In(_published.Select(p => p.Version)) : null;
            if (!_draft.Publish("Note", Build.BySam, null, used).IsDone)
            {
                return;
            }

            foreach (var (version, questions) in _published)
            {
                var answers = questions.Keys.ToDictionary(
                    code => code,
                    _ => new Answer(Build.Answer(Leader, Leader), Build.Now, Guid.Empty)
                );
                var carried = AssessmentUpgrade.Between(answers, version, _draft).Carried.Keys;
                Assert.All(carried, code => Assert.Equal(questions[code], _questions[code]));
            }

            _published.Add((_draft, _questions));
            _draft = Draft(_draft, _published.Count + 1);
            _questions = new(_questions);
        }
    }
}
