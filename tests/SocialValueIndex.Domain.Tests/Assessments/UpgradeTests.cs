using CsCheck;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Domain.Tests.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

public sealed class UpgradeTests : UpgradeTest
{
    [Fact]
    public void Move_ToAnotherVersion_CarriesWhatIsTheSameAndKeepsTheRestBeside()
    {
        var assessment = Answered();

        assessment.UpgradeTo(From, To, Build.BySam);

        Assert.Equal(To.Id, assessment.QuestionSetId);
        Assert.Equal(Build.Answer(Mature, Mature, "one"), assessment.AnswerTo("A1"));
        Assert.Equal(Build.Answer(null, null, "two"), assessment.AnswerTo("A2"));
        Assert.Equal(AnswerValues.None, assessment.AnswerTo("A3"));
        Assert.Equal(new EarlierAnswer(1, "Question A2?", "A2 at NonCompliant", "A2 at Leader", "two"), assessment.EarlierAnswerTo("A2"));
        Assert.Equal("three", assessment.EarlierAnswers["A3"].Note);
    }

    [Fact]
    public void Move_ToAVersionWithAnActionWordedAnew_CarriesTheAnswerAndSaysWhatThePlanAdvises()
    {
        var assessment = Answered();
        var to = Build.Published(Build.Area("A", Same, Reworded(Before), Gone));

        var move = AssessmentUpgrade.Between(assessment.Answers, From, to);
        assessment.UpgradeTo(From, to, Build.BySam);

        Assert.Equal(Build.Answer(NonCompliant, Leader, "two"), assessment.AnswerTo("A2"));
        Assert.Empty(assessment.EarlierAnswers);
        var advice = Assert.Single(move.Advice);
        Assert.Equal("A2", advice.Question.Code);
        Assert.Equal(new TextChange("To reach ‘Leader’", "A2 to Leader", "Do it better."), Assert.Single(advice.Actions));
    }

    [Fact]
    public void Move_ToAVersionWithAQuestionWordedAnew_CarriesTheAnswerAndSaysSo()
    {
        var to = Build.Published(Build.Area("A", Same with { Text = "Is it so?" }, Before, Gone));

        var move = AssessmentUpgrade.Between(Answered().Answers, From, to);

        Assert.Contains("A1", move.Carried.Keys);
        var reworded = Assert.Single(move.Reworded);
        Assert.Equal(("A1", new TextChange("Question", Same.Text, "Is it so?")), (reworded.Question.Code, Assert.Single(reworded.Wording)));
    }

    [Fact]
    public void Move_ToAVersionWithAnActionWordedAnewThatThePlanDoesNotHave_HasNoOtherAdvice()
    {
        var (from, to) = (Build.Published(Build.Area("A", Same)), Build.Published(Build.Area("A", Reworded(Same))));
        foreach (var answer in new[] { Build.Answer(Mature, Mature), Build.Answer(NonCompliant, null), Build.Answer(null, Mature) })
        {
            var assessment = Assessment
                .Import(Council, from, "2026/27", new Dictionary<string, AnswerValues> { ["A1"] = answer }, Build.ByOlwen)
                .Value;

            var move = AssessmentUpgrade.Between(assessment.Answers, from, to);

            Assert.Equal(["A1"], move.Carried.Keys);
            Assert.Empty(move.Advice);
        }
    }

    [Fact]
    public void Move_ToAVersionWithEveryActionWordedAnew_CarriesEveryAnswerAndAdvisesAsThePlanDoes() =>
        Generated.Any.Sample(s =>
        {
            var answers = Assessment.Import(Council, s.QuestionSet, "2026/27", s.Answers, Build.ByOlwen).Value.Answers;
            var to = Build.Published([.. s.QuestionSet.Areas.Select(a => a with { Questions = [.. a.Questions.Select(Reworded)] })]);

            var move = AssessmentUpgrade.Between(answers, s.QuestionSet, to);

            Assert.Equal(answers.OrderBy(a => a.Key), move.Carried.OrderBy(a => a.Key));
            Assert.Empty(move.ToAnswerAgain);
            Assert.Equal(Impact.Between(answers, s.QuestionSet, to).Actions, move.Advice.Sum(a => a.Actions.Count));
        });

    [Fact]
    public void Move_ToAnotherVersion_IsInTheHistoryWithWhatItLeftBehind()
    {
        var assessment = Answered();

        assessment.UpgradeTo(From, To, Build.BySam);

        var moved = assessment.PendingHistory[^1];
        var details = Assert.IsType<AssessmentUpgraded>(moved.Details);
        Assert.Equal((1, 1, Build.BySam.By), (details.FromVersion, details.ToVersion, moved.By));
        Assert.Equal(["A2", "A3"], details.Answers.Select(c => c.Subject).Order());
        Assert.All(details.Answers, c => Assert.NotEqual("", c.From.Note));
    }

    [Fact]
    public void SecondMove_OfAQuestionThatOnlyHasItsNoteLeft_KeepsTheAnswerFromBeforeTheFirst()
    {
        var assessment = Answered();
        assessment.UpgradeTo(From, To, Build.BySam);
        assessment.ChangeAnswers(
            To,
            To.Areas[0],
            new Dictionary<string, ProposedAnswer> { ["A2"] = new(Build.Answer(null, null, "two, and more"), null) },
            null,
            Build.BySam
        );
        var third = Build.Published(Build.Area("A", Same, Before));

        assessment.UpgradeTo(To, third, Build.BySam);

        Assert.Equal(Build.Answer(null, null, "two, and more"), assessment.AnswerTo("A2"));
        Assert.Equal(
            new EarlierAnswer(1, "Question A2?", "A2 at NonCompliant", "A2 at Leader", "two, and more"),
            assessment.EarlierAnswerTo("A2")
        );
    }

    [Fact]
    public void SecondMove_OfAQuestionThatIsAnsweredAgain_KeepsTheNewerAnswer()
    {
        var assessment = Answered();
        assessment.UpgradeTo(From, To, Build.BySam);
        assessment.ChangeAnswers(
            To,
            To.Areas[0],
            new Dictionary<string, ProposedAnswer> { ["A2"] = new(Build.Answer(Leader, Leader), null) },
            null,
            Build.BySam
        );

        assessment.UpgradeTo(To, Build.Published(Build.Area("A", Same, Before)), Build.BySam);

        Assert.Equal("A2 in full", assessment.EarlierAnswerTo("A2")!.Present);
    }

    [Fact]
    public void Move_OfAnAnswerThatWasCleared_IsNotCounted()
    {
        var assessment = Answered();
        assessment.ChangeAnswers(
            From,
            From.Areas[0],
            new Dictionary<string, ProposedAnswer> { ["A1"] = new(AnswerValues.None, null) },
            null,
            Build.BySam
        );

        Assert.Empty(AssessmentUpgrade.Between(assessment.Answers, From, To).Carried);
    }

    [Fact]
    public void EarlierAnswer_OnceTheQuestionIsAnsweredAgain_IsNotShownAnyMore()
    {
        var assessment = Answered();
        assessment.UpgradeTo(From, To, Build.BySam);

        assessment.ChangeAnswers(
            To,
            To.Areas[0],
            new Dictionary<string, ProposedAnswer> { ["A2"] = new(Build.Answer(Leader, Leader, "two"), null) },
            null,
            Build.BySam
        );

        Assert.Null(assessment.EarlierAnswerTo("A2"));
    }

    [Fact]
    public void Move_ToTheSameVersion_ChangesNothing() =>
        Generated.Any.Sample(s =>
        {
            var assessment = Assessment.Import(Council, s.QuestionSet, "2026/27", s.Answers, Build.ByOlwen).Value;
            var (answers, revision, events) = (assessment.Answers, assessment.Revision, assessment.PendingHistory.Count);

            assessment.UpgradeTo(s.QuestionSet, s.QuestionSet, Build.BySam);

            Assert.Same(answers, assessment.Answers);
            Assert.Equal(
                (revision, events, s.QuestionSet.Id),
                (assessment.Revision, assessment.PendingHistory.Count, assessment.QuestionSetId)
            );
            Assert.Empty(assessment.EarlierAnswers);
        });

    [Fact]
    public void Move_ToACopyOfTheVersion_CarriesEveryAnswer() =>
        Generated.Any.Sample(s =>
        {
            var assessment = Assessment.Import(Council, s.QuestionSet, "2026/27", s.Answers, Build.ByOlwen).Value;
            var copy = Build.Published([.. s.QuestionSet.Areas]);
            var answers = assessment.Answers;

            assessment.UpgradeTo(s.QuestionSet, copy, Build.BySam);

            Assert.Equal(answers.OrderBy(a => a.Key), assessment.Answers.OrderBy(a => a.Key));
            Assert.Empty(assessment.EarlierAnswers);
        });

    [Fact]
    public void Move_OfACompletedAssessment_IsRefused()
    {
        var assessment = Answered();
        assessment.Complete(From, Build.ByOlwen, withGaps: true);

        Assert.IsType<Refusal.ReadOnly>(assessment.UpgradeTo(From, To, Build.BySam).Refusal);
    }

    [Fact]
    public void Move_ToADraft_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Answered().UpgradeTo(From, Build.Draft(Build.Area("A", Same)), Build.BySam));

    [Fact]
    public void Move_FromAVersionThatIsNotTheAssessments_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Answered().UpgradeTo(To, From, Build.BySam));

    private static Question Reworded(Question question) =>
        question with
        {
            Options = [.. question.Options.Select(o => o.Action is null ? o : o with { Action = "Do it better." })],
        };
}
