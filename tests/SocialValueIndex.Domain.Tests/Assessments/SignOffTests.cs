using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

/// <summary>An assessment that somebody else has to sign off.</summary>
public class SignOffTests
{
    private readonly Example _example = new();

    private Assessment Assessment => _example.Assessment;

    [Fact]
    public void Complete_WhereSignOffIsNeeded_WaitsAndIsReadOnly()
    {
        Complete();

        Assert.Equal((AssessmentState.AwaitingSignOff, true), (Assessment.State, Assessment.IsCompleted));
        Assert.Equal((Build.ByOlwen.By, Build.ByOlwen.At), (Assessment.CompletedBy, Assessment.CompletedAt));
        Assert.IsType<SignOffRequested>(Assessment.PendingHistory[^1].Details);
        Assert.IsType<Refusal.ReadOnly>(_example.Change(Build.ByOlwen, ("A1", Build.Answer(Follower), null)).Refusal);
        Assert.IsType<Refusal.ReadOnly>(Assessment.Archive(Build.ByOlwen).Refusal);
    }

    [Fact]
    public void Complete_Twice_IsOnce()
    {
        Complete();
        var lines = Assessment.PendingHistory.Count;

        Complete();

        Assert.Equal(lines, Assessment.PendingHistory.Count);
    }

    [Fact]
    public void Complete_OfOneThatWaits_OnceNoSignOffIsNeededAnyMore_CompletesIt()
    {
        Complete();

        Assert.True(Assessment.Complete(_example.QuestionSet, Build.BySam, withGaps: true).IsDone);

        Assert.Equal(
            (AssessmentState.Completed, Build.BySam.By, (Guid?)null),
            (Assessment.State, Assessment.CompletedBy, Assessment.ApprovedBy)
        );
    }

    [Fact]
    public void Approve_BySomebodyElse_CompletesIt()
    {
        Complete();

        Assert.True(Assessment.Approve(" Well done. ", Assessment.Fingerprint(), Build.BySam).IsDone);
        Assert.True(Assessment.Approve(null, Assessment.Fingerprint(), Build.BySam).IsDone);

        Assert.Equal(AssessmentState.Completed, Assessment.State);
        Assert.Equal((Build.ByOlwen.By, Build.BySam.By), (Assessment.CompletedBy, Assessment.ApprovedBy));
        Assert.Equal([new SignOffGiven("Well done.")], Assessment.PendingHistory.Select(e => e.Details).OfType<SignOffGiven>());
    }

    [Fact]
    public void Decide_OnWhatThePersonCompleted_IsRefused()
    {
        Complete();

        var outcomes = new[] { Assessment.Approve(null, null, Build.ByOlwen), Assessment.SendBack("No", null, Build.ByOlwen) };

        Assert.All(outcomes, o => Assert.Equal("decision", Assert.Single(o.Faults).Field));
        Assert.Equal(AssessmentState.AwaitingSignOff, Assessment.State);
    }

    [Fact]
    public void Decide_OnWhatDoesNotWait_OrIsNotWhatThePersonSaw_IsAConflict()
    {
        Assert.IsType<Refusal.Conflict>(Assessment.Approve(null, null, Build.BySam).Refusal);
        Assert.IsType<Refusal.Conflict>(Assessment.SendBack("No", null, Build.BySam).Refusal);
        Complete();
        Assert.IsType<Refusal.Conflict>(Assessment.Approve(null, "others", Build.BySam).Refusal);
        Assessment.Reopen("A slip", Build.ByOlwen);
        Assert.IsType<Refusal.Conflict>(Assessment.Approve(null, null, Build.BySam).Refusal);

        Assert.Equal(AssessmentState.InProgress, Assessment.State);
    }

    [Fact]
    public void SendBack_WithAComment_OpensItAndKeepsTheComment()
    {
        Complete();

        Assert.True(Assessment.SendBack("  Look at area B.\r\n", null, Build.BySam).IsDone);
        Assert.True(Assessment.SendBack("Look at area B.", null, Build.BySam).IsDone);

        Assert.Equal(new OpenedAgain("Look at area B.", Build.BySam.At, Build.BySam.By, true), Assessment.OpenedAgain);
        Assert.Equal((AssessmentState.InProgress, (Guid?)null), (Assessment.State, Assessment.CompletedBy));
        Assert.Equal(new AssessmentSentBack("Look at area B."), Assessment.PendingHistory[^1].Details);
        Assert.Single(Assessment.PendingHistory, e => e.Details is AssessmentSentBack);
        Complete();
        Assert.Null(Assessment.OpenedAgain);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n")]
    [InlineData("long")]
    public void Reason_ThatIsMissingOrTooLong_IsRefused(string? text)
    {
        var typed = text == "long" ? new string('x', OpenedAgain.MaxLength + 1) : text;
        Complete();

        Assert.Equal("comment", Assert.Single(Assessment.SendBack(typed, null, Build.BySam).Faults).Field);
        Assert.Equal("reason", Assert.Single(Assessment.Reopen(typed, Build.BySam).Faults).Field);
        if (text == "long")
        {
            Assert.Equal("comment", Assert.Single(Assessment.Approve(typed, null, Build.BySam).Faults).Field);
        }

        Assert.Equal(AssessmentState.AwaitingSignOff, Assessment.State);
    }

    [Fact]
    public void Reopen_OfOneThatIsSignedOff_ForgetsWhoSignedItOff()
    {
        Complete();
        Assessment.Approve(null, null, Build.BySam).EnsureDone();

        Assessment.Reopen("The policy was adopted.", Build.ByOlwen).EnsureDone();

        Assert.Null(Assessment.ApprovedBy);
        Assert.Equal(new AssessmentReopened("The policy was adopted."), Assessment.PendingHistory[^1].Details);
        Assert.Equal((false, "The policy was adopted."), (Assessment.OpenedAgain!.IsSentBack, Assessment.OpenedAgain.Why));
    }

    private void Complete() => Assessment.Complete(_example.QuestionSet, Build.ByOlwen, withGaps: true, needsSignOff: true).EnsureDone();
}
