using SocialValueIndex.Domain.Actions;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Actions;

public class ActionReferenceTests
{
    [Theory]
    [InlineData("A2-Leader", "A2", Leader)]
    [InlineData("a-1-x-Follower", "a-1-x", Follower)]
    [InlineData("--Mature", "-", Mature)]
    public void TryParse_OfAReference_IsTheQuestionAndTheLevel(string text, string code, MaturityLevel level)
    {
        Assert.True(ActionReference.TryParse(text, out var reference));
        Assert.Equal(new ActionReference(code, level), reference);
        Assert.Equal(text, reference.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A2")]
    [InlineData("-Leader")]
    [InlineData("A2-")]
    [InlineData("A2-leader")]
    [InlineData("A2-3")]
    [InlineData("A2-NonCompliant")]
    [InlineData("A2-Leader ")]
    [InlineData(" A2-Leader")]
    [InlineData("A 2-Leader")]
    [InlineData("A2–Leader")]
    [InlineData("Ä2-Leader")]
    [InlineData("A2345678901-Leader")]
    public void TryParse_OfAnythingElse_IsRefused(string? text)
    {
        Assert.False(ActionReference.TryParse(text, out var reference));
        Assert.Null(reference);
    }

    [Fact]
    public void TryParse_OfWhatIsWritten_IsTheSameReference() =>
        Assert.All(
            WorkedExample.QuestionSet().Questions.SelectMany(q => q.Options.Skip(1), (q, o) => new ActionReference(q.Code, o.Level)),
            reference => Assert.Equal(reference, Register.Ref(reference.ToString()))
        );
}
