using CsCheck;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Tests.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

/// <summary>The targets of an area, set in one go. Example: A1 and A2 have every level, A3 only NonCompliant and Leader.</summary>
public class AreaTargetsTests
{
    private static readonly TargetChoice[] Choices =
    [
        new TargetChoice.StayAsNow(),
        new TargetChoice.NextStep(),
        .. MaturityLevels.All.Select(l => new TargetChoice.UpTo(l)),
    ];

    private readonly Example _example = new();

    private MaturityLevel?[] Targets => [.. _example.A.Questions.Select(q => _example.Assessment.AnswerTo(q.Code).Target)];

    [Fact]
    public void StayAsNow_WithAnswers_MakesEachTargetThePresentAnswer()
    {
        _example.Given(
            Build.ByOlwen,
            ("A1", Build.Answer(Follower, Innovator)),
            ("A2", Build.Answer(Mature)),
            ("A3", Build.Answer(NonCompliant))
        );

        Assert.True(_example.Change(Build.BySam, new TargetChoice.StayAsNow()).IsDone);

        Assert.Equal([Follower, Mature, NonCompliant], Targets);
    }

    [Fact]
    public void NextStep_WithAnswers_MakesEachTargetTheNextOptionAndStaysAtTheLast()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)), ("A2", Build.Answer(Innovator)), ("A3", Build.Answer(NonCompliant)));

        Assert.True(_example.Change(Build.BySam, new TargetChoice.NextStep()).IsDone);

        Assert.Equal([Mature, Innovator, Leader], Targets);
    }

    [Fact]
    public void UpTo_WithAnswers_MakesEachTargetTheHighestOptionNotAboveItButNeverBelowThePresentAnswer()
    {
        _example.Given(
            Build.ByOlwen,
            ("A1", Build.Answer(Follower, Innovator)),
            ("A2", Build.Answer(Leader)),
            ("A3", Build.Answer(NonCompliant))
        );

        Assert.True(_example.Change(Build.BySam, new TargetChoice.UpTo(Mature)).IsDone);

        Assert.Equal([Mature, Leader, NonCompliant], Targets);
    }

    [Fact]
    public void UpTo_WithoutPresentAnswers_SetsTheTargetsAllTheSame()
    {
        Assert.True(_example.Change(Build.BySam, new TargetChoice.UpTo(Leader)).IsDone);

        Assert.Equal([Leader, Leader, Leader], Targets);
    }

    [Fact]
    public void StayAsNowAndNextStep_WithoutPresentAnswers_KeepTheTargets()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(null, Mature)));

        Assert.True(_example.Change(Build.BySam, new TargetChoice.StayAsNow()).IsDone);
        Assert.True(_example.Change(Build.BySam, new TargetChoice.NextStep()).IsDone);

        Assert.Equal([Mature, null, null], Targets);
        Assert.Equal(Build.ByOlwen.By, _example.Assessment.Answers["A1"].ChangedBy);
    }

    [Fact]
    public void AnyChoice_OfAnyAnswers_GivesATargetThatCanBeKeptAndNeverTakesOneAway() =>
        Generated.Any.Sample(s =>
        {
            foreach (var choice in Choices)
            {
                Assert.All(
                    s.QuestionSet.Questions,
                    question =>
                    {
                        var target = question.TargetFor(s.To(question), choice);
                        Assert.Empty(question.FaultsIn(s.To(question) with { Target = target }));
                        Assert.True(target is not null || s.To(question).Target is null);
                        Assert.True(
                            choice is not TargetChoice.UpTo(var level)
                                || target <= level
                                || target == s.Present(question)
                                || target == s.To(question).Target
                        );
                    }
                );
            }
        });

    [Fact]
    public void NextStep_TogetherWithChangedAnswers_StartsFromTheChangedAnswers()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)));

        Assert.True(
            _example.Change(Build.BySam, new TargetChoice.NextStep(), ("A1", Build.Answer(Leader, Follower), _example.BasedOn("A1"))).IsDone
        );

        Assert.Equal(Build.Answer(Leader, Innovator), _example.Assessment.AnswerTo("A1"));
    }

    [Fact]
    public void Choice_ForAQuestionThatAColleagueChangedMeanwhile_IsAConflictAndChangesNothing()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower)), ("A2", Build.Answer(Follower)));
        var shown = _example
            .A.Questions.Select(q => (q.Code, _example.Assessment.AnswerTo(q.Code), (string?)_example.BasedOn(q.Code)))
            .ToArray();
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Mature)));

        var outcome = _example.Change(Build.BySam, new TargetChoice.NextStep(), shown);

        Assert.Equal(["A1"], Example.ConflictsIn(outcome).Select(c => c.QuestionCode));
        Assert.Equal([null, null, null], Targets);
    }

    [Fact]
    public void Choice_WithAFaultElsewhereInTheArea_ChangesNothing()
    {
        var outcome = _example.Change(Build.BySam, new TargetChoice.UpTo(Leader), ("A3", Build.Answer(Mature), null));

        Assert.Equal(["answers[A3].present"], outcome.Faults.Select(f => f.Field));
        Assert.Empty(_example.Assessment.Answers);
    }
}
