using CsCheck;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Domain.Tests.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

public class UpgradeTests
{
    private static readonly Guid Council = Guid.Parse("00000000-0000-0000-0000-00000000000c");
    private static readonly Question Same = Build.Question("A1", NonCompliant, Mature);
    private static readonly Question Before = Build.Question("A2", NonCompliant, Leader);
    private static readonly Question After = Before with { Options = [Before.Options[0], Before.Options[1] with { Text = "A2 in full" }] };
    private static readonly Question Gone = Build.Question("A3", NonCompliant, Leader);
    private static readonly Question New = Build.Question("A4", NonCompliant, Leader);

    private readonly QuestionSet _from = Build.Published(Build.Area("A", Same, Before, Gone));
    private readonly QuestionSet _to = Build.Published(Build.Area("A", Same with { Text = "Worded anew?" }, After, New));

    [Fact]
    public void Move_ToAnotherVersion_CarriesWhatIsTheSameAndKeepsTheRestBeside()
    {
        var assessment = Answered();

        assessment.UpgradeTo(_from, _to, Build.BySam);

        Assert.Equal(_to.Id, assessment.QuestionSetId);
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

        var move = AssessmentUpgrade.Between(assessment.Answers, _from, to);
        assessment.UpgradeTo(_from, to, Build.BySam);

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

        var move = AssessmentUpgrade.Between(Answered().Answers, _from, to);

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

        assessment.UpgradeTo(_from, _to, Build.BySam);

        var moved = assessment.PendingHistory[^1];
        var details = Assert.IsType<AssessmentUpgraded>(moved.Details);
        Assert.Equal((1, 1, Build.BySam.By), (details.FromVersion, details.ToVersion, moved.By));
        Assert.Equal(["A2", "A3"], details.Answers.Select(c => c.Subject).Order());
        Assert.All(details.Answers, c => Assert.NotEqual("", c.From.Note));
    }

    [Fact]
    public void PlanNote_OnAnAreaThatTheVersionDoesNotHave_IsKeptBesideThePlanAndCanBeChanged()
    {
        var gone = Build.Area("B", New) with { PlanName = "Measurement" };
        var from = Build.Published(Build.Area("A", Same), gone);
        var to = Build.Published(Build.Area("A", Same));
        var assessment = Assessment.Start(Council, from, "2026/27", Build.ByOlwen).Value;
        assessment.WritePlanNote(from.Areas[0], "Stays.", null, Build.ByOlwen);
        assessment.WritePlanNote(gone, "Ask finance.", null, Build.ByOlwen);

        var note = Assert.Single(assessment.NotesOrphanedBy(from, to));
        Assert.Empty(ActionPlan.For(assessment, from).OrphanedNotes);
        assessment.UpgradeTo(from, to, Build.BySam);

        Assert.Equal(new OrphanedNote("B", "Measurement", "Ask finance."), note);
        Assert.Equal([note], ActionPlan.For(assessment, to).OrphanedNotes);
        assessment.WritePlanNote(assessment.OrphanedArea("B")!, "", null, Build.BySam);
        Assert.Empty(assessment.NotesOrphanedBy(to));
        Assert.Null(assessment.OrphanedArea("C"));
    }

    [Fact]
    public void PlanNote_OnAnAreaWhoseCodeAnotherOneHas_IsLeftBehindByEveryMove()
    {
        var (from, second, third) = (
            Build.Published(Build.Area("A", Same)),
            Version(2, Biodiversity("A3")),
            Version(3, Biodiversity("A9"))
        );
        var assessment = Assessment.Start(Council, from, "2026/27", Build.ByOlwen).Value;
        assessment.WritePlanNote(from.Areas[0], "Ask finance.", null, Build.ByOlwen);
        OrphanedNote note = new("A_1", "A", "Ask finance.");

        Assert.Equal([note], assessment.NotesOrphanedBy(from, second));
        assessment.UpgradeTo(from, second, Build.BySam);
        assessment.WritePlanNote(second.Areas[0], "Count bees.", null, Build.BySam);
        assessment.UpgradeTo(second, third, Build.BySam);

        Assert.Equal([note], ActionPlan.For(assessment, third).OrphanedNotes);
        Assert.Equal("Count bees.", ActionPlan.For(assessment, third).Areas[0].Note);
    }

    [Fact]
    public void PlanNote_OnAnAreaThatIsLeftOutAndComesBack_IsOnItsRowOnlyIfItIsTheSame()
    {
        var (from, without, back, another) = (
            Build.Published(Build.Area("A", Same)),
            Version(2, Build.Area("B", New)),
            Version(3, Build.Area("A", Gone)),
            Version(4, Biodiversity("A3"))
        );
        var assessment = Assessment.Start(Council, from, "2026/27", Build.ByOlwen).Value;
        assessment.WritePlanNote(from.Areas[0], "Ask finance.", null, Build.ByOlwen);
        assessment.UpgradeTo(from, without, Build.BySam);

        Assert.Empty(assessment.NotesOrphanedBy(without, back));
        Assert.Equal("A_2", Assert.Single(assessment.NotesOrphanedBy(without, another)).Code);
    }

    [Fact]
    public void PlanNote_OnAnAreaThatIsRenamedOrAskedOtherwise_StaysOnItsRow()
    {
        var from = Build.Published(Build.Area("A", Same, Before));
        foreach (var area in new[] { Build.Area("A", After, Same) with { Name = "Renamed", PlanName = "Renamed" }, Build.Area("A", After) })
        {
            var assessment = Assessment.Start(Council, from, "2026/27", Build.ByOlwen).Value;
            assessment.WritePlanNote(from.Areas[0], "Ask finance.", null, Build.ByOlwen);
            var to = Version(2, area);

            Assert.Empty(assessment.NotesOrphanedBy(from, to));
            assessment.UpgradeTo(from, to, Build.BySam);
            Assert.Equal("Ask finance.", ActionPlan.For(assessment, to).Areas[0].Note);
        }
    }

    [Fact]
    public void SecondMove_OfAQuestionThatOnlyHasItsNoteLeft_KeepsTheAnswerFromBeforeTheFirst()
    {
        var assessment = Answered();
        assessment.UpgradeTo(_from, _to, Build.BySam);
        assessment.ChangeAnswers(
            _to,
            _to.Areas[0],
            new Dictionary<string, ProposedAnswer> { ["A2"] = new(Build.Answer(null, null, "two, and more"), null) },
            null,
            Build.BySam
        );
        var third = Build.Published(Build.Area("A", Same, Before));

        assessment.UpgradeTo(_to, third, Build.BySam);

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
        assessment.UpgradeTo(_from, _to, Build.BySam);
        assessment.ChangeAnswers(
            _to,
            _to.Areas[0],
            new Dictionary<string, ProposedAnswer> { ["A2"] = new(Build.Answer(Leader, Leader), null) },
            null,
            Build.BySam
        );

        assessment.UpgradeTo(_to, Build.Published(Build.Area("A", Same, Before)), Build.BySam);

        Assert.Equal("A2 in full", assessment.EarlierAnswerTo("A2")!.Present);
    }

    [Fact]
    public void Move_OfAnAnswerThatWasCleared_IsNotCounted()
    {
        var assessment = Answered();
        assessment.ChangeAnswers(
            _from,
            _from.Areas[0],
            new Dictionary<string, ProposedAnswer> { ["A1"] = new(AnswerValues.None, null) },
            null,
            Build.BySam
        );

        Assert.Empty(AssessmentUpgrade.Between(assessment.Answers, _from, _to).Carried);
    }

    [Fact]
    public void EarlierAnswer_OnceTheQuestionIsAnsweredAgain_IsNotShownAnyMore()
    {
        var assessment = Answered();
        assessment.UpgradeTo(_from, _to, Build.BySam);

        assessment.ChangeAnswers(
            _to,
            _to.Areas[0],
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
        assessment.Complete(_from, Build.ByOlwen, withGaps: true);

        Assert.IsType<Refusal.ReadOnly>(assessment.UpgradeTo(_from, _to, Build.BySam).Refusal);
    }

    [Fact]
    public void Move_ToADraft_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Answered().UpgradeTo(_from, Build.Draft(Build.Area("A", Same)), Build.BySam));

    [Fact]
    public void Move_FromAVersionThatIsNotTheAssessments_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Answered().UpgradeTo(_to, _from, Build.BySam));

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
        var impact = Impact.Between(Answered().Answers, _from, _to);

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

    private static Area Biodiversity(string question) =>
        Build.Area("A", Build.Question(question, NonCompliant, Leader)) with
        {
            Name = "Biodiversity",
            PlanName = "Biodiversity",
        };

    private static QuestionSet Version(int number, params Area[] areas)
    {
        var version = QuestionSet.Draft(Guid.NewGuid(), number, "Index", "Footnote.", areas);
        version.Publish(Build.Now);
        return version;
    }

    private static Question Reworded(Question question) =>
        question with
        {
            Options = [.. question.Options.Select(o => o.Action is null ? o : o with { Action = "Do it better." })],
        };

    private Assessment Answered() =>
        Assessment
            .Import(
                Council,
                _from,
                "2026/27",
                new Dictionary<string, AnswerValues>
                {
                    ["A1"] = Build.Answer(Mature, Mature, "one"),
                    ["A2"] = Build.Answer(NonCompliant, Leader, "two"),
                    ["A3"] = Build.Answer(NonCompliant, Leader, "three"),
                },
                Build.ByOlwen
            )
            .Value;
}
