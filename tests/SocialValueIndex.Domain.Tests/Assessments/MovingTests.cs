using CsCheck;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Domain.Tests.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

public class MovingTests
{
    private static readonly Guid Council = Guid.Parse("00000000-0000-0000-0000-00000000000c");
    private static readonly Question Same = Make.Question("A1", NonCompliant, Mature);
    private static readonly Question Before = Make.Question("A2", NonCompliant, Leader);
    private static readonly Question After = Before with { Options = [Before.Options[0], Before.Options[1] with { Text = "A2 in full" }] };
    private static readonly Question Gone = Make.Question("A3", NonCompliant, Leader);
    private static readonly Question New = Make.Question("A4", NonCompliant, Leader);

    private readonly QuestionSet _from = Make.Published(Make.Area("A", Same, Before, Gone));
    private readonly QuestionSet _to = Make.Published(Make.Area("A", Same with { Text = "Worded anew?" }, After, New));

    [Fact]
    public void Move_ToAnotherVersion_CarriesWhatIsTheSameAndKeepsTheRestBeside()
    {
        var assessment = Answered();

        assessment.MoveTo(_from, _to, Make.Sam);

        Assert.Equal(_to.Id, assessment.QuestionSetId);
        Assert.Equal(Make.Answer(Mature, Mature, "one"), assessment.AnswerTo("A1"));
        Assert.Equal(Make.Answer(null, null, "two"), assessment.AnswerTo("A2"));
        Assert.Equal(AnswerValues.None, assessment.AnswerTo("A3"));
        Assert.Equal(new EarlierAnswer(1, "Question A2?", "A2 at NonCompliant", "A2 at Leader", "two"), assessment.EarlierAnswerTo("A2"));
        Assert.Equal("three", assessment.EarlierAnswers["A3"].Note);
    }

    [Fact]
    public void Move_ToAVersionWithAnActionWordedAnew_CarriesTheAnswerAndSaysWhatThePlanAdvises()
    {
        var assessment = Answered();
        var to = Make.Published(Make.Area("A", Same, Reworded(Before), Gone));

        var move = AssessmentMove.Of(assessment.Answers, _from, to);
        assessment.MoveTo(_from, to, Make.Sam);

        Assert.Equal(Make.Answer(NonCompliant, Leader, "two"), assessment.AnswerTo("A2"));
        Assert.Empty(assessment.EarlierAnswers);
        var advice = Assert.Single(move.Advice);
        Assert.Equal("A2", advice.Question.Code);
        Assert.Equal(new TextChange("To reach ‘Leader’", "A2 to Leader", "Do it better."), Assert.Single(advice.Actions));
    }

    [Fact]
    public void Move_ToAVersionWithAQuestionWordedAnew_CarriesTheAnswerAndSaysSo()
    {
        var to = Make.Published(Make.Area("A", Same with { Text = "Is it so?" }, Before, Gone));

        var move = AssessmentMove.Of(Answered().Answers, _from, to);

        Assert.Contains("A1", move.Carried.Keys);
        var reworded = Assert.Single(move.Reworded);
        Assert.Equal(("A1", new TextChange("Question", Same.Text, "Is it so?")), (reworded.Question.Code, Assert.Single(reworded.Wording)));
    }

    [Fact]
    public void Move_ToAVersionWithAnActionWordedAnewThatThePlanDoesNotHave_HasNoOtherAdvice()
    {
        var (from, to) = (Make.Published(Make.Area("A", Same)), Make.Published(Make.Area("A", Reworded(Same))));
        foreach (var answer in new[] { Make.Answer(Mature, Mature), Make.Answer(NonCompliant, null), Make.Answer(null, Mature) })
        {
            var assessment = Assessment.Import(Council, from, "2026/27", new Dictionary<string, AnswerValues> { ["A1"] = answer }, Make.Olwen);

            var move = AssessmentMove.Of(assessment.Answers, from, to);

            Assert.Equal(["A1"], move.Carried.Keys);
            Assert.Empty(move.Advice);
        }
    }

    [Fact]
    public void Move_ToAVersionWithEveryActionWordedAnew_CarriesEveryAnswerAndAdvisesAsThePlanDoes() => Generated.Any.Sample(s =>
    {
        var answers = Assessment.Import(Council, s.QuestionSet, "2026/27", s.Answers, Make.Olwen).Answers;
        var to = Make.Published([.. s.QuestionSet.Areas.Select(a => a with { Questions = [.. a.Questions.Select(Reworded)] })]);

        var move = AssessmentMove.Of(answers, s.QuestionSet, to);

        Assert.Equal(answers.OrderBy(a => a.Key), move.Carried.OrderBy(a => a.Key));
        Assert.Empty(move.ToAnswerAgain);
        Assert.Equal(Impact.Of(answers, s.QuestionSet, to).Actions, move.Advice.Sum(a => a.Actions.Count));
    });

    [Fact]
    public void Move_ToAnotherVersion_IsInTheHistoryWithWhatItLeftBehind()
    {
        var assessment = Answered();

        assessment.MoveTo(_from, _to, Make.Sam);

        var moved = assessment.Events[^1];
        Assert.Equal((AssessmentEventKind.Moved, 1, 1, Make.Sam.By), (moved.Kind, moved.FromVersion, moved.ToVersion, moved.By));
        Assert.Equal(["A2", "A3"], moved.Changes.Select(c => c.Subject).Order());
        Assert.All(moved.Changes, c => Assert.NotEqual("", c.From.Note));
    }

    [Fact]
    public void PlanNote_OnAnAreaThatTheVersionDoesNotHave_IsKeptBesideThePlanAndCanBeChanged()
    {
        var gone = Make.Area("B", New) with { PlanName = "Measurement" };
        var from = Make.Published(Make.Area("A", Same), gone);
        var to = Make.Published(Make.Area("A", Same));
        var assessment = Assessment.Start(Council, from, "2026/27", Make.Olwen);
        assessment.WritePlanNote(from.Areas[0], "Stays.", null, Make.Olwen);
        assessment.WritePlanNote(gone, "Ask finance.", null, Make.Olwen);

        var note = Assert.Single(assessment.NotesLeftBehindBy(from, to));
        Assert.Empty(ActionPlan.For(assessment, from).NotesLeftBehind);
        assessment.MoveTo(from, to, Make.Sam);

        Assert.Equal(new NoteLeftBehind("B", "Measurement", "Ask finance."), note);
        Assert.Equal([note], ActionPlan.For(assessment, to).NotesLeftBehind);
        assessment.WritePlanNote(assessment.AreaLeftBehind("B")!, "", null, Make.Sam);
        Assert.Empty(assessment.NotesLeftBehindBy(to));
        Assert.Null(assessment.AreaLeftBehind("C"));
    }

    [Fact]
    public void PlanNote_OnAnAreaWhoseCodeAnotherOneHas_IsLeftBehindByEveryMove()
    {
        var (from, second, third) = (Make.Published(Make.Area("A", Same)), Version(2, Biodiversity("A3")), Version(3, Biodiversity("A9")));
        var assessment = Assessment.Start(Council, from, "2026/27", Make.Olwen);
        assessment.WritePlanNote(from.Areas[0], "Ask finance.", null, Make.Olwen);
        NoteLeftBehind note = new("A_1", "A", "Ask finance.");

        Assert.Equal([note], assessment.NotesLeftBehindBy(from, second));
        assessment.MoveTo(from, second, Make.Sam);
        assessment.WritePlanNote(second.Areas[0], "Count bees.", null, Make.Sam);
        assessment.MoveTo(second, third, Make.Sam);

        Assert.Equal([note], ActionPlan.For(assessment, third).NotesLeftBehind);
        Assert.Equal("Count bees.", ActionPlan.For(assessment, third).Areas[0].Note);
    }

    [Fact]
    public void PlanNote_OnAnAreaThatIsLeftOutAndComesBack_IsOnItsRowOnlyIfItIsTheSame()
    {
        var (from, without, back, another) = (Make.Published(Make.Area("A", Same)), Version(2, Make.Area("B", New)), Version(3, Make.Area("A", Gone)), Version(4, Biodiversity("A3")));
        var assessment = Assessment.Start(Council, from, "2026/27", Make.Olwen);
        assessment.WritePlanNote(from.Areas[0], "Ask finance.", null, Make.Olwen);
        assessment.MoveTo(from, without, Make.Sam);

        Assert.Empty(assessment.NotesLeftBehindBy(without, back));
        Assert.Equal("A_2", Assert.Single(assessment.NotesLeftBehindBy(without, another)).Code);
    }

    [Fact]
    public void PlanNote_OnAnAreaThatIsRenamedOrAskedOtherwise_StaysOnItsRow()
    {
        var from = Make.Published(Make.Area("A", Same, Before));
        foreach (var area in new[] { Make.Area("A", After, Same) with { Name = "Renamed", PlanName = "Renamed" }, Make.Area("A", After) })
        {
            var assessment = Assessment.Start(Council, from, "2026/27", Make.Olwen);
            assessment.WritePlanNote(from.Areas[0], "Ask finance.", null, Make.Olwen);
            var to = Version(2, area);

            Assert.Empty(assessment.NotesLeftBehindBy(from, to));
            assessment.MoveTo(from, to, Make.Sam);
            Assert.Equal("Ask finance.", ActionPlan.For(assessment, to).Areas[0].Note);
        }
    }

    [Fact]
    public void SecondMove_OfAQuestionThatOnlyHasItsNoteLeft_KeepsTheAnswerFromBeforeTheFirst()
    {
        var assessment = Answered();
        assessment.MoveTo(_from, _to, Make.Sam);
        assessment.ChangeAnswers(_to, _to.Areas[0], new Dictionary<string, ProposedAnswer> { ["A2"] = new(Make.Answer(null, null, "two, and more"), null) }, Make.Sam);
        var third = Make.Published(Make.Area("A", Same, Before));

        assessment.MoveTo(_to, third, Make.Sam);

        Assert.Equal(Make.Answer(null, null, "two, and more"), assessment.AnswerTo("A2"));
        Assert.Equal(new EarlierAnswer(1, "Question A2?", "A2 at NonCompliant", "A2 at Leader", "two, and more"), assessment.EarlierAnswerTo("A2"));
    }

    [Fact]
    public void SecondMove_OfAQuestionThatIsAnsweredAgain_KeepsTheNewerAnswer()
    {
        var assessment = Answered();
        assessment.MoveTo(_from, _to, Make.Sam);
        assessment.ChangeAnswers(_to, _to.Areas[0], new Dictionary<string, ProposedAnswer> { ["A2"] = new(Make.Answer(Leader, Leader), null) }, Make.Sam);

        assessment.MoveTo(_to, Make.Published(Make.Area("A", Same, Before)), Make.Sam);

        Assert.Equal("A2 in full", assessment.EarlierAnswerTo("A2")!.Present);
    }

    [Fact]
    public void Move_OfAnAnswerThatWasCleared_IsNotCounted()
    {
        var assessment = Answered();
        assessment.ChangeAnswers(_from, _from.Areas[0], new Dictionary<string, ProposedAnswer> { ["A1"] = new(AnswerValues.None, null) }, Make.Sam);

        Assert.Empty(AssessmentMove.Of(assessment.Answers, _from, _to).Carried);
    }

    [Fact]
    public void EarlierAnswer_OnceTheQuestionIsAnsweredAgain_IsNotShownAnyMore()
    {
        var assessment = Answered();
        assessment.MoveTo(_from, _to, Make.Sam);

        assessment.ChangeAnswers(_to, _to.Areas[0], new Dictionary<string, ProposedAnswer> { ["A2"] = new(Make.Answer(Leader, Leader, "two"), null) }, Make.Sam);

        Assert.Null(assessment.EarlierAnswerTo("A2"));
    }

    [Fact]
    public void Move_ToTheSameVersion_ChangesNothing() => Generated.Any.Sample(s =>
    {
        var assessment = Assessment.Import(Council, s.QuestionSet, "2026/27", s.Answers, Make.Olwen);
        var (answers, revision, events) = (assessment.Answers, assessment.Revision, assessment.Events.Count);

        assessment.MoveTo(s.QuestionSet, s.QuestionSet, Make.Sam);

        Assert.Same(answers, assessment.Answers);
        Assert.Equal((revision, events, s.QuestionSet.Id), (assessment.Revision, assessment.Events.Count, assessment.QuestionSetId));
        Assert.Empty(assessment.EarlierAnswers);
    });

    [Fact]
    public void Move_ToACopyOfTheVersion_CarriesEveryAnswer() => Generated.Any.Sample(s =>
    {
        var assessment = Assessment.Import(Council, s.QuestionSet, "2026/27", s.Answers, Make.Olwen);
        var copy = Make.Published([.. s.QuestionSet.Areas]);
        var answers = assessment.Answers;

        assessment.MoveTo(s.QuestionSet, copy, Make.Sam);

        Assert.Equal(answers.OrderBy(a => a.Key), assessment.Answers.OrderBy(a => a.Key));
        Assert.Empty(assessment.EarlierAnswers);
    });

    [Fact]
    public void Move_OfACompletedAssessment_IsRefused()
    {
        var assessment = Answered();
        assessment.Complete(Make.Olwen);

        Assert.Throws<InvalidOperationException>(() => assessment.MoveTo(_from, _to, Make.Sam));
    }

    [Fact]
    public void Move_ToADraft_IsRefused() => Assert.Throws<ArgumentException>(() => Answered().MoveTo(_from, Make.Draft(Make.Area("A", Same)), Make.Sam));

    [Fact]
    public void Move_FromAVersionThatIsNotTheAssessments_IsRefused() => Assert.Throws<ArgumentException>(() => Answered().MoveTo(_to, _from, Make.Sam));

    [Fact]
    public void Impact_OfTheSameVersion_IsZero() => Generated.Any.Sample(s =>
    {
        var answers = Assessment.Import(Council, s.QuestionSet, "2026/27", s.Answers, Make.Olwen).Answers;

        Assert.True(Impact.Of(answers, s.QuestionSet, s.QuestionSet).IsNone);
        Assert.True(Impact.Of(answers, s.QuestionSet, Make.Published([.. s.QuestionSet.Areas])).IsNone);
    });

    [Fact]
    public void Impact_OfAQuestionToAnswerAgain_CountsItsAreaAndActions()
    {
        var impact = Impact.Of(Answered().Answers, _from, _to);

        Assert.Equal((1, 1), (impact.Carried, impact.ToAnswerAgain));
        Assert.Equal(2, impact.Actions);
        Assert.Equal(["A"], impact.Areas);
        Assert.True(impact.OverallDiffers);
    }

    [Fact]
    public void Impact_OfAQuestionThatIsNoLongerAsked_CountsItsAnswerAlsoWhereNothingElseDiffers()
    {
        var from = Make.Published(Make.Area("A", Same, Gone));
        var answers = Assessment.Import(Council, from, "2026/27", new Dictionary<string, AnswerValues> { ["A3"] = Make.Answer(null, null, "three") }, Make.Olwen).Answers;

        var impact = Impact.Of(answers, from, Make.Published(Make.Area("A", Same)));

        Assert.Equal((0, 1, false), (impact.Actions, impact.NoLongerAsked, impact.IsNone));
    }

    private static Area Biodiversity(string question) => Make.Area("A", Make.Question(question, NonCompliant, Leader)) with { Name = "Biodiversity", PlanName = "Biodiversity" };

    private static QuestionSet Version(int number, params Area[] areas)
    {
        var version = QuestionSet.Draft(Guid.NewGuid(), number, "Index", "Footnote.", areas);
        version.Publish(Make.Now);
        return version;
    }

    private static Question Reworded(Question question) =>
        question with { Options = [.. question.Options.Select(o => o.Action is null ? o : o with { Action = "Do it better." })] };

    private Assessment Answered() => Assessment.Import(
        Council,
        _from,
        "2026/27",
        new Dictionary<string, AnswerValues>
        {
            ["A1"] = Make.Answer(Mature, Mature, "one"),
            ["A2"] = Make.Answer(NonCompliant, Leader, "two"),
            ["A3"] = Make.Answer(NonCompliant, Leader, "three"),
        },
        Make.Olwen);
}
