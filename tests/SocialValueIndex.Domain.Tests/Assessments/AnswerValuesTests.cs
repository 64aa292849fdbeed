using CsCheck;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Assessments;

public class AnswerValuesTests
{
    [Fact]
    public void Fingerprint_OfDifferentAnswers_Differs()
    {
        MaturityLevel?[] levels = [null, .. MaturityLevels.All];
        var answers = (
            from present in levels
            from target in levels
            from note in (string[])["", " ", "0", "|", "1|2"]
            select Build.Answer(present, target, note)
        ).ToList();

        Assert.Equal(answers.Count, answers.Select(a => a.Fingerprint()).Distinct().Count());
    }

    [Fact]
    public void Fingerprint_OfEqualAnswers_IsEqual() =>
        Assert.Equal(
            Build.Answer(Follower, Leader, "Note").Fingerprint(),
            (Build.Answer(Mature, Leader) with { Present = Follower, Note = "Note" }).Fingerprint()
        );

    [Fact]
    public void Fingerprint_OfAnyText_Is16HexadecimalDigits() =>
        Gen.String.Sample(text => Assert.Matches("^[0-9a-f]{16}$", ContentHash.Compute(text)));

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(Follower, null, false)]
    [InlineData(null, Follower, false)]
    [InlineData(NonCompliant, NonCompliant, true)]
    public void IsComplete_WithBothHalves_Only(MaturityLevel? present, MaturityLevel? target, bool complete) =>
        Assert.Equal(complete, Build.Answer(present, target).IsComplete);
}
