using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Domain.Tests.History;

public class SittingTests
{
    private static readonly Guid AssessmentId = Guid.NewGuid();

    [Fact]
    public void TryExtend_OfFortySavesOfANote_KeepsWhatWasBeforeAndWhatBecame()
    {
        var line = Line(0, ("A2", "", "1"));
        for (var i = 1; i < 40; i++)
        {
            Assert.True(line.TryExtend(Line(i, ("A2", $"{i}", $"{i + 1}"))));
        }

        Assert.Equal(Build.Now, line.At);
        var changed = Assert.IsType<AnswersChanged>(line.Details);
        Assert.Equal(Build.Now.AddMinutes(39), changed.Until);
        Assert.Equal([new AnswerChange("A2", State(""), State("40"))], changed.Answers);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(-1)]
    public void TryExtend_AfterALongPauseOrByAnEarlierLine_IsRefused(int minutes) =>
        AssertRefused(Line(0, ("A2", "", "1")), Line(minutes, ("A2", "1", "2")));

    [Fact]
    public void TryExtend_OfASittingThatIsLong_IsRefused()
    {
        var line = Line(0, ("A2", "", "0"));
        for (var i = 1; i <= 6; i++)
        {
            Assert.True(line.TryExtend(Line(i * 9, ("A2", $"{i - 1}", $"{i}"))));
        }

        AssertRefused(line, Line(60, ("A2", "6", "7")));
    }

    [Fact]
    public void TryExtend_WhereAColleagueChangedTheAnswerInBetween_IsRefused() =>
        AssertRefused(Line(0, ("A2", "", "1")), Line(1, ("A2", "A colleague’s", "2")));

    [Fact]
    public void TryExtend_OfOtherQuestions_IsRefused()
    {
        AssertRefused(Line(0, ("A2", "", "1")), Line(1, ("A3", "1", "2")));
        AssertRefused(Line(0, ("A2", "", "1")), Line(1, ("A2", "1", "2"), ("A3", "", "1")));
        AssertRefused(Line(0, ("A2", "", "1"), ("A3", "", "1")), Line(1, ("A2", "1", "2")));
    }

    [Fact]
    public void TryExtend_BySomebodyElseOrOfAnotherAssessment_IsRefused()
    {
        var line = Line(0, ("A2", "", "1"));
        var details = Line(1, ("A2", "1", "2")).Details;

        AssertRefused(line, HistoryEntry.Record(Subject(AssessmentId), details, Build.BySam));
        AssertRefused(line, HistoryEntry.Record(Subject(Guid.NewGuid()), details, Build.ByOlwen));
    }

    [Fact]
    public void TryExtend_OfAnythingElse_IsRefused()
    {
        var (completed, line) = (
            HistoryEntry.Record(Subject(AssessmentId), new AssessmentCompleted(), Build.ByOlwen),
            Line(0, ("A2", "", "1"))
        );

        AssertRefused(completed, HistoryEntry.Record(Subject(AssessmentId), new AssessmentCompleted(), Build.ByOlwen));
        AssertRefused(line, completed);
    }

    private static void AssertRefused(HistoryEntry line, HistoryEntry later)
    {
        var before = line.Details;

        Assert.False(line.TryExtend(later));
        Assert.Same(before, line.Details);
    }

    private static HistoryEntry Line(int minute, params (string Code, string From, string To)[] notes) =>
        HistoryEntry.Record(
            Subject(AssessmentId),
            new AnswersChanged([.. notes.Select(n => new AnswerChange(n.Code, State(n.From), State(n.To)))]),
            Build.ByOlwen with
            {
                At = Build.Now.AddMinutes(minute),
            }
        );

    private static HistorySubject Subject(Guid id) => new(SubjectType.Assessment, id, "Assessment 2026/27", Guid.NewGuid());

    private static AnswerState State(string note) => new(MaturityLevel.Mature, null, note);
}
