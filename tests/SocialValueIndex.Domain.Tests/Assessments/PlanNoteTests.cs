using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Domain.Tests.Assessments;

public class PlanNoteTests
{
    private readonly Example _example = new();

    private string? Note => _example.Assessment.PlanNotes.GetValueOrDefault("A")?.Text;

    private (string? Fault, PlanNote? Conflict) Write(string text, string? seen, Deed deed) => _example.Assessment.WritePlanNote(_example.A, text, seen, deed);

    [Fact]
    public void Write_OfAFirstNote_KeepsItWithWhoAndWhen()
    {
        Assert.Equal((null, null), Write("Ask finance.", AnswerValues.FingerprintOf(""), Make.Sam));

        Assert.Equal(new PlanNote("Ask finance.", Make.Sam.At, Make.Sam.By, "A"), _example.Assessment.PlanNotes["A"]);
    }

    [Fact]
    public void Write_WhenAColleagueWroteMeanwhile_IsAConflictThatShowsTheColleaguesNote()
    {
        Write("Theirs", null, Make.Olwen);

        var (fault, conflict) = Write("Mine", AnswerValues.FingerprintOf(""), Make.Sam);

        Assert.Null(fault);
        Assert.Equal(new PlanNote("Theirs", Make.Olwen.At, Make.Olwen.By, "A"), conflict);
        Assert.Equal("Theirs", Note);
        Assert.Equal(2, _example.Assessment.Events.Count);
    }

    [Fact]
    public void Write_WithTheFingerprintOfTheColleaguesNote_KeepsMine()
    {
        Write("Theirs", null, Make.Olwen);

        Assert.Equal((null, null), Write("Mine", AnswerValues.FingerprintOf("Theirs"), Make.Sam));
        Assert.Equal("Mine", Note);
    }

    [Fact]
    public void Write_OfWhatTheColleagueAlsoWrote_IsNoConflictAndNoEvent()
    {
        Write("The same", null, Make.Olwen);

        Assert.Equal((null, null), Write("The same", AnswerValues.FingerprintOf(""), Make.Sam));
        Assert.Equal(Make.Olwen.By, _example.Assessment.PlanNotes["A"].ChangedBy);
        Assert.Equal(2, _example.Assessment.Events.Count);
    }

    [Fact]
    public void Write_OfNothingOverANote_EmptiesItAndRemembersWho()
    {
        Write("Theirs", null, Make.Olwen);

        Assert.Equal((null, null), Write("", AnswerValues.FingerprintOf("Theirs"), Make.Sam));
        Assert.Equal(new PlanNote("", Make.Sam.At, Make.Sam.By, "A"), _example.Assessment.PlanNotes["A"]);
    }

    [Fact]
    public void Write_OfNothingWhereNothingIs_ChangesNothing()
    {
        Assert.Equal((null, null), Write("", null, Make.Sam));

        Assert.Empty(_example.Assessment.PlanNotes);
        Assert.Equal(1, _example.Assessment.Revision);
    }

    [Fact]
    public void Write_WithAForgedFingerprintWhereNobodyWrote_KeepsMine()
    {
        Assert.Equal((null, null), Write("Mine", "not a fingerprint", Make.Sam));
        Assert.Equal("Mine", Note);
    }

    [Fact]
    public void Write_AfterCompletion_IsAllowed()
    {
        _example.Assessment.Complete(Make.Olwen);

        Assert.Equal((null, null), Write("Done in May.", null, Make.Sam));
        Assert.Equal("Done in May.", Note);
    }

    [Fact]
    public void Write_ByAPersonWhoChangedNothing_LeavesTheColleaguesNote()
    {
        Write("First", null, Make.Olwen);
        Write("Second", null, Make.Olwen);

        Assert.Equal((null, null), Write("First", AnswerValues.FingerprintOf("First"), Make.Sam));
        Assert.Equal("Second", Note);
    }

    [Theory]
    [InlineData(4000, null)]
    [InlineData(4001, "The note has 4,001 characters. Shorten it to 4,000 characters or fewer")]
    public void Write_OfALongNote_IsRefusedBeyond4000Characters(int length, string? fault)
    {
        Assert.Equal((fault, null), Write(new string('x', length), null, Make.Sam));
        Assert.Equal(fault is null ? length : null, Note?.Length);
    }
}
