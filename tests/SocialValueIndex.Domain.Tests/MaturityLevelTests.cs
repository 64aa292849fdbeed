namespace SocialValueIndex.Domain.Tests;

public class MaturityLevelTests
{
    [Fact]
    public void Find_TheNameOfALevel_GivesTheLevel() =>
        Assert.All(MaturityLevels.All, level => Assert.Equal(level, MaturityLevels.Find(level.ToString())));

    [Theory]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("Follower,Mature")]
    [InlineData("Follower, Mature")]
    [InlineData("follower")]
    [InlineData("FOLLOWER")]
    [InlineData(" Follower")]
    [InlineData("Follower ")]
    [InlineData("Incomplete/Non Compliant")]
    [InlineData("Unknown")]
    [InlineData("")]
    [InlineData(null)]
    public void Find_AnythingElse_GivesNone(string? name) => Assert.Null(MaturityLevels.Find(name));

    [Theory]
    [InlineData("leader", MaturityLevel.Leader)]
    [InlineData("LEAD\u200bER ", MaturityLevel.Leader)]
    [InlineData("NonCompliant", MaturityLevel.NonCompliant)]
    [InlineData("incomplete/non\u00a0compliant", MaturityLevel.NonCompliant)]
    public void Recognize_ALevelAsPeopleWriteIt_GivesIt(string text, MaturityLevel level) =>
        Assert.Equal(level, MaturityLevels.Recognize(text));

    [Theory]
    [InlineData("3")]
    [InlineData("Leader, Mature")]
    [InlineData("Lead er")]
    [InlineData("")]
    [InlineData(null)]
    public void Recognize_AnythingElse_GivesNone(string? text) => Assert.Null(MaturityLevels.Recognize(text));

    [Fact]
    public void Label_OfEachLevel_IsTheWordOfTheUsersDocument() =>
        Assert.Equal(["Incomplete/Non Compliant", "Follower", "Mature", "Leader", "Innovator"], MaturityLevels.All.Select(l => l.Label()));

    [Fact]
    public void Label_OfNoLevel_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => ((MaturityLevel)5).Label());

    [Fact]
    public void Reachable_OfTheLevels_IsEveryOneButTheLowest() =>
        Assert.Equal(
            [MaturityLevel.Follower, MaturityLevel.Mature, MaturityLevel.Leader, MaturityLevel.Innovator],
            MaturityLevels.Reachable
        );
}
