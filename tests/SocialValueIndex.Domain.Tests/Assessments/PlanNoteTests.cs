using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Domain.Tests.Assessments;

public class PlanNoteTests
{
    private readonly Example _example = new();

    private string? Note => _example.Assessment.PlanNotes.GetValueOrDefault("A")?.Text;

    private (string? Fault, PlanNote? Conflict) Write(string text, string? basedOn, ChangeStamp stamp) => _example.Assessment.WritePlanNote(_example.A, text, basedOn, stamp);

    [Fact]
    public void Write_OfAFirstNote_KeepsItWithWhoAndWhen()
    {
        Assert.Equal((null, null), Write("Ask finance.", ContentHash.Compute(""), Build.BySam));

        Assert.Equal(new PlanNote("Ask finance.", Build.BySam.At, Build.BySam.By, "A"), _example.Assessment.PlanNotes["A"]);
    }

    [Fact]
    public void Write_WhenAColleagueWroteMeanwhile_IsAConflictThatShowsTheColleaguesNote()
    {
        Write("Theirs", null, Build.ByOlwen);

        var (fault, conflict) = Write("Mine", ContentHash.Compute(""), Build.BySam);

        Assert.Null(fault);
        Assert.Equal(new PlanNote("Theirs", Build.ByOlwen.At, Build.ByOlwen.By, "A"), conflict);
        Assert.Equal("Theirs", Note);
        Assert.Equal(2, _example.Assessment.Events.Count);
    }

    [Fact]
    public void Write_WithTheFingerprintOfTheColleaguesNote_KeepsMine()
    {
        Write("Theirs", null, Build.ByOlwen);

        Assert.Equal((null, null), Write("Mine", ContentHash.Compute("Theirs"), Build.BySam));
        Assert.Equal("Mine", Note);
    }

    [Fact]
    public void Write_OfWhatTheColleagueAlsoWrote_IsNoConflictAndNoEvent()
    {
        Write("The same", null, Build.ByOlwen);

        Assert.Equal((null, null), Write("The same", ContentHash.Compute(""), Build.BySam));
        Assert.Equal(Build.ByOlwen.By, _example.Assessment.PlanNotes["A"].ChangedBy);
        Assert.Equal(2, _example.Assessment.Events.Count);
    }

    [Fact]
    public void Write_OfNothingOverANote_EmptiesItAndRemembersWho()
    {
        Write("Theirs", null, Build.ByOlwen);

        Assert.Equal((null, null), Write("", ContentHash.Compute("Theirs"), Build.BySam));
        Assert.Equal(new PlanNote("", Build.BySam.At, Build.BySam.By, "A"), _example.Assessment.PlanNotes["A"]);
    }

    [Fact]
    public void Write_OfNothingWhereNothingIs_ChangesNothing()
    {
        Assert.Equal((null, null), Write("", null, Build.BySam));

        Assert.Empty(_example.Assessment.PlanNotes);
        Assert.Equal(1, _example.Assessment.Revision);
    }

    [Fact]
    public void Write_WithAForgedFingerprintWhereNobodyWrote_KeepsMine()
    {
        Assert.Equal((null, null), Write("Mine", "not a fingerprint", Build.BySam));
        Assert.Equal("Mine", Note);
    }

    [Fact]
    public void Write_AfterCompletion_IsAllowed()
    {
        _example.Assessment.Complete(Build.ByOlwen);

        Assert.Equal((null, null), Write("Done in May.", null, Build.BySam));
        Assert.Equal("Done in May.", Note);
    }

    [Fact]
    public void Write_ByAPersonWhoChangedNothing_LeavesTheColleaguesNote()
    {
        Write("First", null, Build.ByOlwen);
        Write("Second", null, Build.ByOlwen);

        Assert.Equal((null, null), Write("First", ContentHash.Compute("First"), Build.BySam));
        Assert.Equal("Second", Note);
    }

    [Theory]
    [InlineData(4000, null)]
    [InlineData(4001, "The note has 4,001 characters. Shorten it to 4,000 characters or fewer")]
    public void Write_OfALongNote_IsRefusedBeyond4000Characters(int length, string? fault)
    {
        Assert.Equal((fault, null), Write(new string('x', length), null, Build.BySam));
        Assert.Equal(fault is null ? length : null, Note?.Length);
    }
}
