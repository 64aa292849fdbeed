using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Domain.Tests.Assessments;

public class PlanNoteTests
{
    private readonly Example _example = new();

    private string? Note => _example.Assessment.PlanNotes.GetValueOrDefault("A")?.Text;

    private Outcome Write(string text, string? basedOn, ChangeStamp stamp) =>
        _example.Assessment.WritePlanNote(_example.A, text, basedOn, stamp);

    [Fact]
    public void Write_OfAFirstNote_KeepsItWithWhoAndWhen()
    {
        Assert.True(Write("Ask finance.", ContentHash.Compute(""), Build.BySam).IsDone);

        Assert.Equal(new PlanNote("Ask finance.", Build.BySam.At, Build.BySam.By, "A"), _example.Assessment.PlanNotes["A"]);
    }

    [Fact]
    public void Write_WhenAColleagueWroteMeanwhile_IsAConflictThatShowsTheColleaguesNote()
    {
        Write("Theirs", null, Build.ByOlwen);

        var outcome = Write("Mine", ContentHash.Compute(""), Build.BySam);

        Assert.Equal(new PlanNote("Theirs", Build.ByOlwen.At, Build.ByOlwen.By, "A"), outcome.Refusal?.Theirs<PlanNote>());
        Assert.Empty(outcome.Faults);
        Assert.Equal("Theirs", Note);
        Assert.Equal(2, _example.Assessment.PendingHistory.Count);
    }

    [Fact]
    public void Write_WithTheFingerprintOfTheColleaguesNote_KeepsMine()
    {
        Write("Theirs", null, Build.ByOlwen);

        Assert.True(Write("Mine", ContentHash.Compute("Theirs"), Build.BySam).IsDone);
        Assert.Equal("Mine", Note);
    }

    [Fact]
    public void Write_OfWhatTheColleagueAlsoWrote_IsNoConflictAndNoEvent()
    {
        Write("The same", null, Build.ByOlwen);

        Assert.True(Write("The same", ContentHash.Compute(""), Build.BySam).IsDone);
        Assert.Equal(Build.ByOlwen.By, _example.Assessment.PlanNotes["A"].ChangedBy);
        Assert.Equal(2, _example.Assessment.PendingHistory.Count);
    }

    [Fact]
    public void Write_OfNothingOverANote_EmptiesItAndRemembersWho()
    {
        Write("Theirs", null, Build.ByOlwen);

        Assert.True(Write("", ContentHash.Compute("Theirs"), Build.BySam).IsDone);
        Assert.Equal(new PlanNote("", Build.BySam.At, Build.BySam.By, "A"), _example.Assessment.PlanNotes["A"]);
    }

    [Fact]
    public void Write_OfNothingWhereNothingIs_ChangesNothing()
    {
        Assert.True(Write("", null, Build.BySam).IsDone);

        Assert.Empty(_example.Assessment.PlanNotes);
        Assert.Equal(1, _example.Assessment.Revision);
    }

    [Fact]
    public void Write_WithAForgedFingerprintWhereNobodyWrote_KeepsMine()
    {
        Assert.True(Write("Mine", "not a fingerprint", Build.BySam).IsDone);
        Assert.Equal("Mine", Note);
    }

    [Fact]
    public void Write_AfterCompletion_IsAllowed()
    {
        _example.Assessment.Complete(_example.QuestionSet, Build.ByOlwen, withGaps: true);

        Assert.True(Write("Done in May.", null, Build.BySam).IsDone);
        Assert.Equal("Done in May.", Note);
    }

    [Fact]
    public void Write_ByAPersonWhoChangedNothing_LeavesTheColleaguesNote()
    {
        Write("First", null, Build.ByOlwen);
        Write("Second", null, Build.ByOlwen);

        Assert.True(Write("First", ContentHash.Compute("First"), Build.BySam).IsDone);
        Assert.Equal("Second", Note);
    }

    [Theory]
    [InlineData(4000, null)]
    [InlineData(4001, "The note has 4,001 characters. Shorten it to 4,000 characters or fewer")]
    public void Write_OfALongNote_IsRefusedBeyond4000Characters(int length, string? fault)
    {
        var outcome = Write(new string('x', length), null, Build.BySam);

        Assert.Equal(fault is null ? [] : [new Fault("note.A", fault)], outcome.Faults);
        Assert.Equal(fault is null ? length : null, Note?.Length);
    }
}
