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
        var outcome = _example.Change(
            Build.BySam,
            ("A1", Build.Answer(Follower, Leader, "Policy"), null),
            ("A3", Build.Answer(NonCompliant), null)
        );

        Assert.True(outcome.IsDone);
        Assert.Equal(new Answer(Build.Answer(Follower, Leader, "Policy"), Build.BySam.At, Build.BySam.By), Assessment.Answers["A1"]);
        Assert.Equal(Build.Answer(NonCompliant), Assessment.AnswerTo("A3"));
        Assert.Equal(["A1", "A3"], Assessment.Answers.Keys.Order());
    }

    [Fact]
    public void Change_OfOneQuestionOnly_LeavesTheOthersAsTheyAre()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)), ("A2", Build.Answer(Mature)));

        _example.Given(Build.BySam, ("A2", Build.Answer(Leader)));

        Assert.Equal(Build.Answer(Follower), Assessment.AnswerTo("A1"));
        Assert.Equal(Build.ByOlwen.By, Assessment.Answers["A1"].ChangedBy);
        Assert.Equal(Build.BySam.By, Assessment.Answers["A2"].ChangedBy);
    }

    [Fact]
    public void Change_ToNothing_EmptiesTheAnswer()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower, Leader, "Policy")));

        _example.Given(Build.BySam, ("A1", AnswerValues.None));

        Assert.Equal(AnswerValues.None, Assessment.AnswerTo("A1"));
        Assert.Equal(Build.BySam.By, Assessment.Answers["A1"].ChangedBy);
    }

    [Fact]
    public void Change_OfDifferentQuestionsByTwoPeople_KeepsBoth()
    {
        var (seen1, seen2) = (_example.BasedOn("A1"), _example.BasedOn("A2"));

        Assert.True(_example.Change(Build.ByOlwen, ("A1", Build.Answer(Follower), seen1), ("A2", AnswerValues.None, seen2)).IsDone);
        Assert.True(_example.Change(Build.BySam, ("A1", AnswerValues.None, seen1), ("A2", Build.Answer(Mature), seen2)).IsDone);

        Assert.Equal(Build.Answer(Follower), Assessment.AnswerTo("A1"));
        Assert.Equal(Build.Answer(Mature), Assessment.AnswerTo("A2"));
    }

    [Fact]
    public void Change_OfTheSameQuestionByTwoPeople_IsAConflictThatShowsTheColleaguesAnswer()
    {
        var basedOn = _example.BasedOn("A1");
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));
        var revision = Assessment.Revision;

        var outcome = _example.Change(
            Build.BySam,
            ("A1", Build.Answer(Mature), basedOn),
            ("A2", Build.Answer(Leader), _example.BasedOn("A2"))
        );

        Assert.False(outcome.IsDone);
        Assert.Equal(
            [new AnswerConflict("A1", new Answer(Build.Answer(Follower), Build.ByOlwen.At, Build.ByOlwen.By))],
            Example.ConflictsIn(outcome)
        );
        Assert.Empty(outcome.Faults);
        Assert.Equal(Build.Answer(Follower), Assessment.AnswerTo("A1"));
        Assert.Equal(AnswerValues.None, Assessment.AnswerTo("A2"));
        Assert.Equal(revision, Assessment.Revision);
    }

    [Fact]
    public void Change_OfDifferentPartsOfTheSameAnswer_IsAConflict()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower, Leader)));
        var basedOn = _example.BasedOn("A1");
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower, Innovator)));

        Assert.Single(Example.ConflictsIn(_example.Change(Build.BySam, ("A1", Build.Answer(Follower, Leader, "Evidence"), basedOn))));
    }

    [Fact]
    public void Change_ToWhatTheColleagueAlsoAnswered_IsNoConflictAndStaysTheColleagues()
    {
        var basedOn = _example.BasedOn("A1");
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));

        Assert.True(_example.Change(Build.BySam, ("A1", Build.Answer(Follower), basedOn)).IsDone);
        Assert.Equal(Build.ByOlwen.By, Assessment.Answers["A1"].ChangedBy);
    }

    [Fact]
    public void Change_WithTheFingerprintOfTheColleaguesAnswer_KeepsMine()
    {
        var basedOn = _example.BasedOn("A1");
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));
        var conflict = Assert.Single(Example.ConflictsIn(_example.Change(Build.BySam, ("A1", Build.Answer(Mature), basedOn))));

        Assert.True(_example.Change(Build.BySam, ("A1", Build.Answer(Mature), conflict.Theirs.Values.Fingerprint())).IsDone);
        Assert.Equal(Build.Answer(Mature), Assessment.AnswerTo("A1"));
    }

    [Fact]
    public void Change_AfterTheColleagueChangedItASecondTime_IsAConflictAgain()
    {
        var basedOn = _example.BasedOn("A1");
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));
        var conflict = Assert.Single(Example.ConflictsIn(_example.Change(Build.BySam, ("A1", Build.Answer(Mature), basedOn))));
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Leader)));

        var again = Assert.Single(
            Example.ConflictsIn(_example.Change(Build.BySam, ("A1", Build.Answer(Mature), conflict.Theirs.Values.Fingerprint())))
        );
        Assert.Equal(Build.Answer(Leader), again.Theirs.Values);
    }

    [Fact]
    public void Change_WithoutHavingLooked_OverwritesWhateverIsThere()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));

        Assert.True(_example.Change(Build.BySam, ("A1", Build.Answer(Mature), null)).IsDone);
        Assert.Equal(Build.Answer(Mature), Assessment.AnswerTo("A1"));
    }

    [Fact]
    public void Change_ToNothingWithoutHavingLooked_EmptiesWhateverIsThere()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));

        Assert.True(_example.Change(Build.BySam, ("A1", AnswerValues.None, null)).IsDone);
        Assert.Equal(AnswerValues.None, Assessment.AnswerTo("A1"));
    }

    [Theory]
    [InlineData("0000000000000000")]
    [InlineData("")]
    [InlineData("not a fingerprint")]
    public void Change_WithAForgedFingerprintOfAQuestionThatNobodyTouched_IsSaved(string forged)
    {
        Assert.True(_example.Change(Build.BySam, ("A1", Build.Answer(Mature), forged)).IsDone);
        Assert.Equal(Build.Answer(Mature), Assessment.AnswerTo("A1"));
    }

    [Fact]
    public void Change_WithOneFaultAmongGoodAnswers_ChangesNothing()
    {
        var outcome = _example.Change(Build.BySam, ("A1", Build.Answer(Mature), null), ("A2", Build.Answer(Leader, Follower), null));

        var fault = Assert.Single(outcome.Faults);
        Assert.Equal("answers[A2].target", fault.Field);
        Assert.Empty(Assessment.Answers);
        Assert.Equal(1, Assessment.Revision);
        Assert.Single(Assessment.PendingHistory);
    }

    [Fact]
    public void Change_WithAFaultAndAConflict_SaysBoth()
    {
        var basedOn = _example.BasedOn("A1");
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));

        var outcome = _example.Change(Build.BySam, ("A1", Build.Answer(Mature, Follower), basedOn), ("A3", Build.Answer(Mature), null));

        Assert.Equal(["answers[A1].target", "answers[A3].present"], outcome.Faults.Select(f => f.Field));
        Assert.Equal(["A1"], Example.ConflictsIn(outcome).Select(c => c.QuestionCode));
    }

    [Fact]
    public void Change_ToWhatIsThere_IsSavedAndIsNoEvent()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));
        var revision = Assessment.Revision;

        _example.Given(Build.BySam, ("A1", Build.Answer(Follower)));

        Assert.Equal(revision, Assessment.Revision);
        Assert.Equal(2, Assessment.PendingHistory.Count);
    }

    [Fact]
    public void Change_OfAQuestionOfAnotherArea_IsRefused() =>
        Assert.IsType<Refusal.Malformed>(_example.Change(Build.BySam, ("B1", Build.Answer(Mature), null)).Refusal);

    [Fact]
    public void Change_WithAnotherQuestionSet_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            Assessment.ChangeAnswers(new Example().QuestionSet, _example.A, new Dictionary<string, ProposedAnswer>(), null, Build.BySam)
        );

    [Theory]
    [InlineData(Mature, null, "present")]
    [InlineData(null, Follower, "target")]
    [InlineData((MaturityLevel)9, null, "present")]
    [InlineData(Leader, NonCompliant, "target")]
    public void Change_ToAnAnswerThatCannotBe_SaysWhichPartAndWhy(MaturityLevel? present, MaturityLevel? target, string field)
    {
        var fault = Assert.Single(_example.Change(Build.BySam, ("A3", Build.Answer(present, target), null)).Faults);

        Assert.Equal($"answers[A3].{field}", fault.Field);
        Assert.Contains("Choose", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4000, 0)]
    [InlineData(4001, 1)]
    public void Change_OfANote_IsRefusedBeyond4000Characters(int length, int faults)
    {
        var outcome = _example.Change(Build.BySam, ("A1", Build.Answer(null, null, new string('x', length)), null));

        Assert.Equal(faults, outcome.Faults.Count(f => f.Field.EndsWith(".note", StringComparison.Ordinal)));
        Assert.Equal(faults == 0, outcome.IsDone);
        Assert.All(
            outcome.Faults,
            f => Assert.Equal("The note for A1 has 4,001 characters. Shorten it to 4,000 characters or fewer", f.Message)
        );
    }
}
