using SocialValueIndex.Domain.Actions;
using static SocialValueIndex.Domain.Tests.Actions.Register;

namespace SocialValueIndex.Domain.Tests.Actions;

/// <summary>What cannot be kept about an action, and what just can.</summary>
public class TrackedActionRefusalTests
{
    private static readonly ActionValues Full = new(
        ActionOwner.Person(Lee),
        new DateOnly(2027, 3, 31),
        ActionStatus.InProgress,
        "Waits for the contract",
        1500m
    );

    private readonly Register _register = Example();

    private readonly TrackedAction _action;

    public TrackedActionRefusalTests() => _action = _register.Row("A2-Leader");

    private Outcome<ActionChange> Save(ActionValues values, string? basedOn = null) => Save(new ProposedAction(values, basedOn));

    private Outcome<ActionChange> Save(ProposedAction proposed) => _action.Change(proposed, id => id == Lee, Today, Build.BySam);

    private Outcome<ActionChange> Add(string comment, string link) =>
        Save(new ProposedAction(_action.Values, null) { Comment = comment, LinkToAdd = link });

    public static TheoryData<string, ActionValues> Refused =>
        new()
        {
            { ActionFields.OwnerName, ActionValues.None with { Owner = new ActionOwner(Lee, "Finance") } },
            { ActionFields.Owner, ActionValues.None with { Owner = ActionOwner.Person(Guid.NewGuid()) } },
            { ActionFields.OwnerName, ActionValues.None with { Owner = ActionOwner.Named(new('x', ActionRules.OwnerNameMaxLength + 1)) } },
            { ActionFields.Due, ActionValues.None with { Due = new DateOnly(1999, 12, 31) } },
            { ActionFields.Due, ActionValues.None with { Due = new DateOnly(2100, 1, 1) } },
            { ActionFields.Status, ActionValues.None with { Status = (ActionStatus)4 } },
            { ActionFields.Reason, ActionValues.None with { Status = ActionStatus.NotPlanned } },
            { ActionFields.Reason, ActionValues.None with { Status = ActionStatus.NotPlanned, Reason = " \r\n\u200b" } },
            { ActionFields.Reason, ActionValues.None with { Reason = new string('x', ActionRules.ReasonMaxLength + 1) } },
            { ActionFields.Cost, ActionValues.None with { Cost = -0.01m } },
            { ActionFields.Cost, ActionValues.None with { Cost = 0.005m } },
            { ActionFields.Cost, ActionValues.None with { Cost = ActionRules.CostMax + 0.01m } },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Change_ToWhatIsNotAllowed_IsRefusedAtItsField(string field, ActionValues values)
    {
        Assert.Equal([field], Save(values).Faults.Select(f => f.Field));
        Assert.Equal(0, _action.Revision);
    }

    [Fact]
    public void Change_ToWhatIsJustAllowed_IsKept()
    {
        Assert.True(
            Save(
                new ActionValues(
                    ActionOwner.Named(new string('x', ActionRules.OwnerNameMaxLength)),
                    ActionRules.DueMax,
                    ActionStatus.NotPlanned,
                    new string('x', ActionRules.ReasonMaxLength),
                    ActionRules.CostMax
                )
            ).IsDone
        );
        Assert.True(Save(ActionValues.None with { Due = ActionRules.DueMin, Cost = 0.00m }).IsDone);
    }

    [Fact]
    public void Change_OfAnActionWhoseOwnerLeft_AsksForNoOtherOwner()
    {
        var gone = ActionOwner.Person(Guid.NewGuid());
        _register.Given("A2-Leader", v => v with { Owner = gone });

        Assert.True(Save(_action.Values with { Cost = 1 }).IsDone);
        Assert.Equal(gone, _action.Owner);
    }

    [Fact]
    public void Reason_ThatAColleagueNeeds_CannotBeEmptied()
    {
        Save(Full);
        var seen = _action.Values.Fingerprint();
        Save(Full with { Status = ActionStatus.NotPlanned });

        Assert.Equal([ActionFields.Reason], Save(Full with { Reason = "" }, seen).Faults.Select(f => f.Field));
    }

    [Theory]
    [InlineData("http://example.org")]
    [InlineData("HTTPS://example.gov.uk/minutes?id=1#item-4")]
    [InlineData("https://例え.jp/é")]
    public void Link_ToAWebPage_IsKeptAsTyped(string address)
    {
        Assert.True(Add("", address).IsDone);
        Assert.Equal([address], _action.Links);
    }

    [Theory]
    [InlineData("www.example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://example.org/a")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//example.org")]
    [InlineData("https:example.org")]
    [InlineData("https://")]
    [InlineData("https://www.gov.uk@example.org/")]
    [InlineData("https://example.org/a b")]
    [InlineData("https:\\\\example.org")]
    [InlineData("\\\\server\\share")]
    public void Link_ToAnythingElse_IsRefused(string address) =>
        Assert.Equal([ActionFields.Link], Add("", address).Faults.Select(f => f.Field));

    [Fact]
    public void CommentsAndLinks_BeyondTheirLimits_AreRefused()
    {
        Assert.Equal(
            [ActionFields.Comment, ActionFields.Link],
            Add(new string('x', ActionRules.CommentMaxLength + 1), "https://example.org/" + new string('x', ActionRules.LinkMaxLength))
                .Faults.Select(f => f.Field)
        );

        for (var i = 0; i < ActionRules.MaxComments; i++)
        {
            var link = i < ActionRules.MaxLinks ? $"https://example.org/{i}" : "";
            Assert.True(Add($"Comment {i}", link).IsDone);
        }

        Assert.Equal([ActionFields.Comment, ActionFields.Link], Add("One more", "https://example.org/more").Faults.Select(f => f.Field));
    }
}
