using SocialValueIndex.Domain.Assessments;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

/// <summary>Changes of the whole assessment in one go, and taking them back.</summary>
public class InOneGoTests
{
    private readonly Example _example = new();

    [Fact]
    public void SetTargets_WithAnswers_SetsThemInEveryAreaAndUndoBringsTheFormerOnesBack()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower, Innovator)), ("A2", Build.Answer(Mature)));

        var changes = _example.Assessment.SetTargets(_example.QuestionSet, new TargetChoice.UpTo(Leader), Build.BySam).Value;

        Assert.Equal(["A1", "A2", "A3", "B1"], changes.Select(c => c.Code));
        Assert.All(changes, c => Assert.Equal(Leader, _example.Assessment.AnswerTo(c.Code).Target));
        Assert.Equal(4, _example.Assessment.UndoChanges(_example.QuestionSet, changes, Build.BySam).Value.Count);
        Assert.Equal(Build.Answer(Follower, Innovator), _example.Assessment.AnswerTo("A1"));
        Assert.Equal(AnswerValues.None, _example.Assessment.AnswerTo("B1"));
    }

    [Fact]
    public void SetTargets_OfOnlyEmptyOnes_LeavesThoseThatAreSet()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower, Mature)), ("A2", Build.Answer(Mature)));

        var changes = _example
            .Assessment.SetTargets(_example.QuestionSet, new TargetChoice.NextStep { OnlyEmpty = true }, Build.BySam)
            .Value;

        Assert.Equal([new LevelChange("A2", Mature, null, Mature, Leader)], changes);
    }

    [Fact]
    public void UndoChanges_OfAnAnswerThatWasChangedSince_LeavesIt()
    {
        _example.Given(Build.ByOlwen, ("A1", Build.Answer(Follower, Mature)));
        var changes = _example.Assessment.SetTargets(_example.QuestionSet, new TargetChoice.StayAsNow(), Build.ByOlwen).Value;
        _example.Given(Build.BySam, ("A1", Build.Answer(Follower, Leader)));

        Assert.Empty(_example.Assessment.UndoChanges(_example.QuestionSet, changes, Build.ByOlwen).Value);
        Assert.Equal(Leader, _example.Assessment.AnswerTo("A1").Target);
    }

    [Fact]
    public void SetTargetsAndUndo_OfACompletedAssessment_AreRefused()
    {
        _example.Assessment.Complete(_example.QuestionSet, Build.ByOlwen, withGaps: true).EnsureDone();

        Assert.IsType<Refusal.ReadOnly>(
            _example.Assessment.SetTargets(_example.QuestionSet, new TargetChoice.StayAsNow(), Build.BySam).Refusal
        );
        Assert.IsType<Refusal.ReadOnly>(_example.Assessment.UndoChanges(_example.QuestionSet, [], Build.BySam).Refusal);
    }

    [Fact]
    public void StartFrom_AnAssessmentWithPlanNotes_TakesThemAlongWithWhoWroteThem()
    {
        _example.Assessment.WritePlanNote(_example.A, "Ask the treasurer", null, Build.ByOlwen).EnsureDone();

        var next = Assessment.StartFrom(_example.Assessment, _example.QuestionSet, [], _example.QuestionSet, "2027/28", Build.BySam).Value;

        var note = Assert.Single(next.PlanNotes);
        Assert.Equal(("A", "Ask the treasurer", Build.ByOlwen.By), (note.Key, note.Value.Text, note.Value.ChangedBy));
    }
}
