using SocialValueIndex.Domain.Assessments;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

public class ChangeAnswersTests
{
    private readonly Example _example = new();

    private Assessment Assessment => _example.Assessment;

    [Fact]
    public void Change_OfTwoQuestions_KeepsBothWithWhoAndWhen()
    {
        var outcome = _example.Change(Make.Sam, ("A1", Make.Answer(Follower, Leader, "Policy"), null), ("A3", Make.Answer(NonCompliant), null));

        Assert.True(outcome.IsSaved);
        Assert.Equal(new Answer(Make.Answer(Follower, Leader, "Policy"), Make.Sam.At, Make.Sam.By), Assessment.Answers["A1"]);
        Assert.Equal(Make.Answer(NonCompliant), Assessment.AnswerTo("A3"));
        Assert.Equal(["A1", "A3"], Assessment.Answers.Keys.Order());
    }

    [Fact]
    public void Change_OfOneQuestionOnly_LeavesTheOthersAsTheyAre()
    {
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower)), ("A2", Make.Answer(Mature)));

        _example.Have(Make.Sam, ("A2", Make.Answer(Leader)));

        Assert.Equal(Make.Answer(Follower), Assessment.AnswerTo("A1"));
        Assert.Equal(Make.Olwen.By, Assessment.Answers["A1"].ChangedBy);
        Assert.Equal(Make.Sam.By, Assessment.Answers["A2"].ChangedBy);
    }

    [Fact]
    public void Change_ToNothing_EmptiesTheAnswer()
    {
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower, Leader, "Policy")));

        _example.Have(Make.Sam, ("A1", AnswerValues.None));

        Assert.Equal(AnswerValues.None, Assessment.AnswerTo("A1"));
        Assert.Equal(Make.Sam.By, Assessment.Answers["A1"].ChangedBy);
    }

    [Fact]
    public void Change_OfDifferentQuestionsByTwoPeople_KeepsBoth()
    {
        var (seen1, seen2) = (_example.Seen("A1"), _example.Seen("A2"));

        Assert.True(_example.Change(Make.Olwen, ("A1", Make.Answer(Follower), seen1), ("A2", AnswerValues.None, seen2)).IsSaved);
        Assert.True(_example.Change(Make.Sam, ("A1", AnswerValues.None, seen1), ("A2", Make.Answer(Mature), seen2)).IsSaved);

        Assert.Equal(Make.Answer(Follower), Assessment.AnswerTo("A1"));
        Assert.Equal(Make.Answer(Mature), Assessment.AnswerTo("A2"));
    }

    [Fact]
    public void Change_OfTheSameQuestionByTwoPeople_IsAConflictThatShowsTheColleaguesAnswer()
    {
        var seen = _example.Seen("A1");
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower)));
        var revision = Assessment.Revision;

        var outcome = _example.Change(Make.Sam, ("A1", Make.Answer(Mature), seen), ("A2", Make.Answer(Leader), _example.Seen("A2")));

        Assert.False(outcome.IsSaved);
        Assert.Equal([new AnswerConflict("A1", new Answer(Make.Answer(Follower), Make.Olwen.At, Make.Olwen.By))], outcome.Conflicts);
        Assert.Empty(outcome.Faults);
        Assert.Equal(Make.Answer(Follower), Assessment.AnswerTo("A1"));
        Assert.Equal(AnswerValues.None, Assessment.AnswerTo("A2"));
        Assert.Equal(revision, Assessment.Revision);
    }

    [Fact]
    public void Change_OfDifferentPartsOfTheSameAnswer_IsAConflict()
    {
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower, Leader)));
        var seen = _example.Seen("A1");
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower, Innovator)));

        Assert.Single(_example.Change(Make.Sam, ("A1", Make.Answer(Follower, Leader, "Evidence"), seen)).Conflicts);
    }

    [Fact]
    public void Change_ToWhatTheColleagueAlsoAnswered_IsNoConflictAndStaysTheColleagues()
    {
        var seen = _example.Seen("A1");
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower)));

        Assert.True(_example.Change(Make.Sam, ("A1", Make.Answer(Follower), seen)).IsSaved);
        Assert.Equal(Make.Olwen.By, Assessment.Answers["A1"].ChangedBy);
    }

    [Fact]
    public void Change_WithTheFingerprintOfTheColleaguesAnswer_KeepsMine()
    {
        var seen = _example.Seen("A1");
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower)));
        var conflict = Assert.Single(_example.Change(Make.Sam, ("A1", Make.Answer(Mature), seen)).Conflicts);

        Assert.True(_example.Change(Make.Sam, ("A1", Make.Answer(Mature), conflict.Theirs.Values.Fingerprint)).IsSaved);
        Assert.Equal(Make.Answer(Mature), Assessment.AnswerTo("A1"));
    }

    [Fact]
    public void Change_AfterTheColleagueChangedItASecondTime_IsAConflictAgain()
    {
        var seen = _example.Seen("A1");
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower)));
        var conflict = Assert.Single(_example.Change(Make.Sam, ("A1", Make.Answer(Mature), seen)).Conflicts);
        _example.Have(Make.Olwen, ("A1", Make.Answer(Leader)));

        var again = Assert.Single(_example.Change(Make.Sam, ("A1", Make.Answer(Mature), conflict.Theirs.Values.Fingerprint)).Conflicts);
        Assert.Equal(Make.Answer(Leader), again.Theirs.Values);
    }

    [Fact]
    public void Change_WithoutHavingLooked_OverwritesWhateverIsThere()
    {
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower)));

        Assert.True(_example.Change(Make.Sam, ("A1", Make.Answer(Mature), null)).IsSaved);
        Assert.Equal(Make.Answer(Mature), Assessment.AnswerTo("A1"));
    }

    [Fact]
    public void Change_ToNothingWithoutHavingLooked_EmptiesWhateverIsThere()
    {
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower)));

        Assert.True(_example.Change(Make.Sam, ("A1", AnswerValues.None, null)).IsSaved);
        Assert.Equal(AnswerValues.None, Assessment.AnswerTo("A1"));
    }

    [Theory]
    [InlineData("0000000000000000")]
    [InlineData("")]
    [InlineData("not a fingerprint")]
    public void Change_WithAForgedFingerprintOfAQuestionThatNobodyTouched_IsSaved(string forged)
    {
        Assert.True(_example.Change(Make.Sam, ("A1", Make.Answer(Mature), forged)).IsSaved);
        Assert.Equal(Make.Answer(Mature), Assessment.AnswerTo("A1"));
    }

    [Fact]
    public void Change_WithOneFaultAmongGoodAnswers_ChangesNothing()
    {
        var outcome = _example.Change(Make.Sam, ("A1", Make.Answer(Mature), null), ("A2", Make.Answer(Leader, Follower), null));

        var fault = Assert.Single(outcome.Faults);
        Assert.Equal(("A2", AnswerField.Target), (fault.QuestionCode, fault.Field));
        Assert.Empty(Assessment.Answers);
        Assert.Equal(1, Assessment.Revision);
        Assert.Single(Assessment.Events);
    }

    [Fact]
    public void Change_WithAFaultAndAConflict_SaysBoth()
    {
        var seen = _example.Seen("A1");
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower)));

        var outcome = _example.Change(Make.Sam, ("A1", Make.Answer(Mature, Follower), seen), ("A3", Make.Answer(Mature), null));

        Assert.Equal([("A1", AnswerField.Target), ("A3", AnswerField.Present)], outcome.Faults.Select(f => (f.QuestionCode, f.Field)));
        Assert.Equal(["A1"], outcome.Conflicts.Select(c => c.QuestionCode));
    }

    [Fact]
    public void Change_ToWhatIsThere_IsSavedAndIsNoEvent()
    {
        _example.Have(Make.Olwen, ("A1", Make.Answer(Follower)));
        var revision = Assessment.Revision;

        _example.Have(Make.Sam, ("A1", Make.Answer(Follower)));

        Assert.Equal(revision, Assessment.Revision);
        Assert.Equal(2, Assessment.Events.Count);
    }

    [Fact]
    public void Change_OfAQuestionOfAnotherArea_IsRefused() =>
        Assert.Throws<ArgumentException>(() => _example.Change(Make.Sam, ("B1", Make.Answer(Mature), null)));

    [Fact]
    public void Change_WithAnotherQuestionSet_IsRefused() => Assert.Throws<ArgumentException>(() =>
        Assessment.ChangeAnswers(new Example().QuestionSet, _example.A, new Dictionary<string, ProposedAnswer>(), Make.Sam));

    [Theory]
    [InlineData(Mature, null, AnswerField.Present)]
    [InlineData(null, Follower, AnswerField.Target)]
    [InlineData((MaturityLevel)9, null, AnswerField.Present)]
    [InlineData(Leader, NonCompliant, AnswerField.Target)]
    public void Change_ToAnAnswerThatCannotBe_SaysWhichPartAndWhy(MaturityLevel? present, MaturityLevel? target, AnswerField field)
    {
        var fault = Assert.Single(_example.Change(Make.Sam, ("A3", Make.Answer(present, target), null)).Faults);

        Assert.Equal(("A3", field), (fault.QuestionCode, fault.Field));
        Assert.Contains("Choose", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4000, 0)]
    [InlineData(4001, 1)]
    public void Change_OfANote_IsRefusedBeyond4000Characters(int length, int faults)
    {
        var outcome = _example.Change(Make.Sam, ("A1", Make.Answer(null, null, new string('x', length)), null));

        Assert.Equal(faults, outcome.Faults.Count(f => f.Field == AnswerField.Note));
        Assert.Equal(faults == 0, outcome.IsSaved);
        Assert.All(outcome.Faults, f => Assert.Equal("The note for A1 has 4,001 characters. Shorten it to 4,000 characters or fewer", f.Message));
    }
}
