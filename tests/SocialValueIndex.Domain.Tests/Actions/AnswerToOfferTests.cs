using SocialValueIndex.Domain.Actions;
using static SocialValueIndex.Domain.MaturityLevel;
using static SocialValueIndex.Domain.Tests.Actions.Register;

namespace SocialValueIndex.Domain.Tests.Actions;

public class AnswerToOfferTests
{
    private readonly Register _register = Example();

    private MaturityLevel? Offered(string reference) =>
        _register.Row(reference).AnswerToOffer(_register.Assessment, _register.QuestionSet)?.Level;

    [Fact]
    public void Offer_OfADoneAction_IsTheAnswerThatItReachesAndChangesNothing()
    {
        _register.Given("A2-Mature", v => v with { Status = ActionStatus.Done });

        Assert.Equal(Mature, Offered("A2-Mature"));
        Assert.Equal(NonCompliant, _register.Assessment.AnswerTo("A2").Present);
    }

    [Theory]
    [InlineData(ActionStatus.NotStarted)]
    [InlineData(ActionStatus.InProgress)]
    [InlineData(ActionStatus.NotPlanned)]
    public void Offer_OfAnActionThatIsNotDone_IsNone(ActionStatus status)
    {
        _register.Given("A2-Mature", v => v with { Status = status, Reason = "No money" });

        Assert.Null(Offered("A2-Mature"));
    }

    [Theory]
    [InlineData(Mature, Leader)]
    [InlineData(Leader, Leader)]
    [InlineData(null, Leader)]
    [InlineData(NonCompliant, Follower)]
    public void Offer_WhereTheAnswerCannotBeRaisedSoFar_IsNone(MaturityLevel? present, MaturityLevel target)
    {
        _register.Given("A2-Mature", v => v with { Status = ActionStatus.Done });
        _register.Answer("A2", present, target);

        Assert.Null(Offered("A2-Mature"));
    }

    [Fact]
    public void Offer_AfterCompletion_IsNone()
    {
        _register.Given("A2-Mature", v => v with { Status = ActionStatus.Done });
        _register.Assessment.Complete(_register.QuestionSet, Build.ByOlwen, withGaps: true);

        Assert.Null(Offered("A2-Mature"));
    }

    [Fact]
    public void Offer_OfAnotherAssessment_IsRefused()
    {
        var other = Example();

        Assert.Throws<ArgumentException>(() => _register.Row("A2-Mature").AnswerToOffer(other.Assessment, other.QuestionSet));
        Assert.Throws<ArgumentException>(() => _register.Row("A2-Mature").AnswerToOffer(_register.Assessment, other.QuestionSet));
    }
}
