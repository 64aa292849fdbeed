using SocialValueIndex.Domain.Actions;
using static SocialValueIndex.Domain.Tests.Actions.Register;

namespace SocialValueIndex.Domain.Tests.Actions;

public class TrackedActionTests
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

    public TrackedActionTests() => _action = _register.Row("A2-Leader");

    private Outcome<ActionChange> Save(ActionValues values, string? basedOn = null) => Save(new ProposedAction(values, basedOn));

    private static IReadOnlyList<ActionConflict> Conflicts(Outcome outcome) => outcome.Refusal!.Theirs<IReadOnlyList<ActionConflict>>()!;

    private Outcome<ActionChange> Save(ProposedAction proposed) => _action.Change(proposed, id => id == Lee, Today, Build.BySam);

    [Fact]
    public void Start_OfAnAction_KnowsWhoseItIsAndHasNothing()
    {
        Assert.Equal(_register.Assessment.OrganisationId, _action.OrganisationId);
        Assert.Equal(_register.Assessment.Id, _action.AssessmentId);
        Assert.Equal(
            ("A", "A2", MaturityLevel.Leader, "A2 to Leader"),
            (_action.AreaCode, _action.QuestionCode, _action.Level, _action.Text)
        );
        Assert.Equal(ActionValues.None, _action.Values);
        Assert.Equal(0, _action.Revision);
        Assert.Empty(_action.Comments);
        Assert.Empty(_action.Links);
    }

    [Fact]
    public void Change_OfEveryField_KeepsThemAndSaysOldAndNew()
    {
        var outcome = Save(
            new ProposedAction(Full, ActionValues.None.Fingerprint())
            {
                Comment = " Asked finance.\r\n",
                LinkToAdd = " https://example.gov.uk/a?b=c ",
            }
        );

        Assert.True(outcome.IsDone);
        Assert.Equal(Full, _action.Values);
        Assert.Equal([new ActionComment(Build.BySam.By, Build.BySam.At, "Asked finance.")], _action.Comments);
        Assert.Equal(["https://example.gov.uk/a?b=c"], _action.Links);
        Assert.Equal((1, Build.BySam.By, Build.BySam.At), (_action.Revision, _action.ChangedBy, _action.ChangedAt));
        Assert.Equal(
            new ActionChange(_action.Reference)
            {
                Owner = new(ActionOwner.Nobody, Full.Owner),
                Due = new(null, Full.Due),
                Status = new(ActionStatus.NotStarted, ActionStatus.InProgress),
                Reason = new("", Full.Reason),
                Cost = new(null, 1500m),
                Comment = "Asked finance.",
                LinkAdded = "https://example.gov.uk/a?b=c",
            },
            outcome.Value
        );
    }

    [Fact]
    public void Change_OfOneField_SaysNothingOfTheOthers()
    {
        Save(Full);

        var outcome = Save(Full with { Due = null });

        Assert.Equal(new ActionChange(_action.Reference) { Due = new(Full.Due, null) }, outcome.Value);
    }

    [Fact]
    public void Change_ToWhatIsThere_IsNoChange()
    {
        var filled = new ProposedAction(Full, null) { Comment = "Asked.", LinkToAdd = "https://example.gov.uk" };
        Save(filled);

        var outcome = Save(
            filled with
            {
                Values = Full with { Reason = " Waits for the contract\n", Cost = 1500.00m },
                LinkToRemove = "https://example.org",
            }
        );

        Assert.True(outcome.IsDone);
        Assert.True(outcome.Value.IsNone);
        Assert.Equal(1, _action.Revision);
        Assert.Single(_action.Comments);
        Assert.Single(_action.Links);
    }

    [Fact]
    public void Change_WithComments_AppendsThemAndKeepsTheOnesBefore()
    {
        Save(new ProposedAction(ActionValues.None, null) { Comment = "First." });
        _action.Change(new ProposedAction(ActionValues.None, null) { Comment = "First." }, _ => true, Today, Build.ByOlwen);
        Save(new ProposedAction(ActionValues.None, null) { Comment = "First." });

        Assert.Equal([Build.BySam.By, Build.ByOlwen.By, Build.BySam.By], _action.Comments.Select(c => c.By));
        Assert.All(_action.Comments, c => Assert.Equal("First.", c.Text));
    }

    [Fact]
    public void Change_RemovingALink_SaysWhichAndLeavesTheOthers()
    {
        Save(new ProposedAction(ActionValues.None, null) { LinkToAdd = "https://example.org/1" });
        Save(new ProposedAction(ActionValues.None, null) { LinkToAdd = "https://example.org/2" });

        var outcome = Save(new ProposedAction(ActionValues.None, null) { LinkToRemove = "https://example.org/1" });

        Assert.Equal("https://example.org/1", outcome.Value.LinkRemoved);
        Assert.Equal(["https://example.org/2"], _action.Links);
    }

    [Fact]
    public void DoneOn_IsTheDayOnWhichItWasMarkedDoneAsLongAsItIs()
    {
        _register.Given("A2-Leader", v => v with { Status = ActionStatus.Done }, Today);
        _register.Given("A2-Leader", v => v with { Cost = 5 }, Today.AddDays(1));
        Assert.Equal(Today, _action.DoneOn);

        _register.Given("A2-Leader", v => v with { Status = ActionStatus.InProgress }, Today.AddDays(2));
        Assert.Null(_action.DoneOn);

        _register.Given("A2-Leader", v => v with { Status = ActionStatus.Done }, Today.AddDays(3));
        Assert.Equal(Today.AddDays(3), _action.DoneOn);
    }

    [Fact]
    public void Reason_WhenTheStatusChanges_IsKept()
    {
        Save(Full with { Status = ActionStatus.NotPlanned });
        Save(Full with { Status = ActionStatus.InProgress });

        Assert.Equal(Full.Reason, _action.Reason);
    }

    [Fact]
    public void Change_OfOtherFieldsThanAColleague_KeepsBoth()
    {
        var seen = _action.Values.Fingerprint();
        Save(Full with { Cost = null });

        var outcome = Save(ActionValues.None with { Cost = 20 }, seen);

        Assert.Equal(Full with { Cost = 20 }, _action.Values);
        Assert.Equal(new ActionChange(_action.Reference) { Cost = new(null, 20) }, outcome.Value);
    }

    [Fact]
    public void Change_OfTheSameFieldAsAColleague_ShowsTheirsAndChangesNothing()
    {
        var seen = _action.Values.Fingerprint();
        Save(Full);

        var mine = ActionValues.None with { Due = new DateOnly(2027, 6, 30), Status = ActionStatus.InProgress };
        var outcome = _action.Change(new ProposedAction(mine, seen) { Comment = "Mine." }, _ => true, Today, Build.ByOlwen);

        Assert.False(outcome.IsDone);
        Assert.Equal([new ActionConflict(ActionFields.Due, Full, Build.BySam.By, Build.BySam.At)], Conflicts(outcome));
        Assert.Equal((Full, 1), (_action.Values, _action.Revision));
        Assert.Empty(_action.Comments);
    }

    [Fact]
    public void Change_ThatUndoesNothingButWhatAColleagueChanged_LeavesTheirs()
    {
        var seen = _action.Values.Fingerprint();
        Save(Full);

        Assert.True(Save(ActionValues.None, seen).Value.IsNone);
        Assert.Equal(Full, _action.Values);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("....")]
    public void Change_BasedOnSomethingMalformed_OverwritesNothing(string basedOn)
    {
        Save(Full);

        var outcome = Save(Full with { Cost = 1 }, basedOn);

        Assert.Equal([ActionFields.Cost], Conflicts(outcome).Select(c => c.Field));
        Assert.Equal(Full, _action.Values);
    }

    [Fact]
    public void Change_WithAFault_ChangesNothing()
    {
        var outcome = Save(new ProposedAction(Full with { Cost = -1 }, null) { Comment = "Mine." });

        Assert.Equal([new Fault(ActionFields.Cost, "Enter a cost of £0 or more")], outcome.Faults);
        Assert.Equal(ActionValues.None, _action.Values);
        Assert.Empty(_action.Comments);
        Assert.Equal(0, _action.Revision);
    }

    [Fact]
    public void Fingerprint_OfValuesThatDifferInAnything_Differs()
    {
        ActionValues[] values =
        [
            ActionValues.None,
            ActionValues.None with
            {
                Owner = ActionOwner.Person(Lee),
            },
            ActionValues.None with
            {
                Owner = ActionOwner.Named(Lee.ToString()),
            },
            ActionValues.None with
            {
                Due = Today,
            },
            ActionValues.None with
            {
                Status = ActionStatus.Done,
            },
            ActionValues.None with
            {
                Reason = "Done",
            },
            ActionValues.None with
            {
                Cost = 0,
            },
            ActionValues.None with
            {
                Cost = 0.1m,
            },
        ];

        Assert.Equal(values.Length, values.Select(v => v.Fingerprint()).Distinct().Count());
        Assert.Equal((ActionValues.None with { Cost = 1500m }).Fingerprint(), (ActionValues.None with { Cost = 1500.00m }).Fingerprint());
    }
}
