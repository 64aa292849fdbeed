using System.Text;
using CsCheck;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

public class AnswerValuesTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" \r\n\t ", "")]
    [InlineData("\u200b\u2060 \ufeff", "")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    [InlineData("  Policy 2025. ", "Policy 2025.")]
    [InlineData("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("a\0b\u0007c\u007fd\u009be", "abcde")]
    [InlineData("a\ufffeb\uffffc", "abc")]
    [InlineData("£5m – “café” 🌱", "£5m – “café” 🌱")]
    public void Tidy_OfAText_IsTheTextAsItIsKept(string? typed, string kept) => Assert.Equal(kept, PlainText.Normalize(typed));

    [Fact]
    public void Tidy_OfHalfACharacter_IsWhatEveryDatabaseAndFileWouldMakeOfIt()
    {
        var tidy = PlainText.Normalize("a" + (char)0xd83d + "b" + (char)0xdf31);

        Assert.Equal("a\ufffdb\ufffd", tidy);
        Assert.Equal(tidy, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(tidy)));
    }

    [Fact]
    public void Tidy_OfATidyText_ChangesNothing() => Gen.String.Sample(text =>
    {
        var tidy = PlainText.Normalize(text);
        Assert.Equal(tidy, PlainText.Normalize(tidy));
    });

    [Fact]
    public void Fingerprint_OfDifferentAnswers_Differs()
    {
        MaturityLevel?[] levels = [null, .. MaturityLevels.All];
        var answers = (from present in levels from target in levels from note in (string[])["", " ", "0", "|", "1|2"] select Build.Answer(present, target, note)).ToList();

        Assert.Equal(answers.Count, answers.Select(a => a.Fingerprint()).Distinct().Count());
    }

    [Fact]
    public void Fingerprint_OfEqualAnswers_IsEqual() =>
        Assert.Equal(Build.Answer(Follower, Leader, "Note").Fingerprint(), (Build.Answer(Mature, Leader) with { Present = Follower, Note = "Note" }).Fingerprint());

    [Fact]
    public void Fingerprint_OfAnyText_Is16HexadecimalDigits() => Gen.String.Sample(text => Assert.Matches("^[0-9a-f]{16}$", ContentHash.Compute(text)));

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(Follower, null, false)]
    [InlineData(null, Follower, false)]
    [InlineData(NonCompliant, NonCompliant, true)]
    public void IsComplete_WithBothHalves_Only(MaturityLevel? present, MaturityLevel? target, bool complete) =>
        Assert.Equal(complete, Build.Answer(present, target).IsComplete);
}
