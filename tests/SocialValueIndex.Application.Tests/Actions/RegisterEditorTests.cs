using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Actions;

public class RegisterEditorTests : RegisterTest
{
    private static readonly DateOnly March = new(2027, 3, 31);

    [Fact]
    public async Task Change_OfEveryField_IsStoredWithItsHistoryOldAndNew()
    {
        var (officer, id) = await ExampleAsync();
        var lead = await ColleagueAsync(officer);
        var values = new ActionValues(ActionOwner.Person(lead.Id), March, ActionStatus.InProgress, "Waits", 1500.5m);

        var edit = new ActionEdit(
            Ref("A2-Leader"),
            _ => new ProposedAction(values, null) { Comment = "Asked.", LinkToAdd = "https://example.gov.uk" }
        );
        var outcome = await EditAsync(officer, id, [edit]);

        Assert.True(outcome.IsDone);
        var entry = await EntryAsync(officer, id, "A2-Leader");
        Assert.Equal(values, entry.Values);
        Assert.Equal([new ActionComment(officer.Id, Time.GetUtcNow().UtcDateTime, "Asked.")], entry.Tracked!.Comments);
        Assert.Equal(["https://example.gov.uk"], entry.Tracked.Links);
        var found = await AsAsync(officer, (ReadRegister read) => read.FindAsync(id, Ref("A2-Leader"), Token));
        var line = Assert.Single(found!.History);
        Assert.Equal((officer.Id, officer.OrganisationId, SubjectType.Action), (line.By, line.OrganisationId, line.SubjectType));
        Assert.Equal(
            [
                "Owner changed from ‘nobody’ to ‘Lee Lead’",
                "Due date changed from ‘no date’ to ‘31 March 2027’",
                "Status changed from ‘Not started’ to ‘In progress’",
                "Reason changed from ‘nothing’ to ‘Waits’",
                "Cost changed from ‘no cost’ to ‘£1,500.50’",
                "Comment added",
                "Link added: https://example.gov.uk",
            ],
            ActionHistory.Lines(line, found.Reading)
        );
    }

    [Fact]
    public async Task Change_OfAnActionThatNobodyAsksFor_IsGone()
    {
        var (officer, id) = await ExampleAsync();

        Assert.IsType<Refusal.Gone>((await ChangeAsync(officer, id, "A1-Follower", v => v with { Due = March })).Refusal);
        var stranger = await Data.CreateOfficerAsync();
        Assert.IsType<Refusal.Gone>((await ChangeAsync(stranger, id, "A2-Leader", v => v with { Due = March })).Refusal);
        Assert.Equal(0, await RowsAsync(officer));
    }

    [Fact]
    public async Task Change_ThatChangesNothing_StoresNothing()
    {
        var (officer, id) = await ExampleAsync();

        Assert.Empty((await ChangeAsync(officer, id, "A2-Leader", v => v)).Value);

        Assert.Equal(0, await RowsAsync(officer));
    }

    [Fact]
    public async Task Change_ToAnOwnerOfAnotherOrganisation_IsRefused()
    {
        var (officer, id) = await ExampleAsync();
        var stranger = await Data.CreateOfficerAsync();

        var outcome = await ChangeAsync(officer, id, "A2-Leader", v => v with { Owner = ActionOwner.Person(stranger.Id) });

        Assert.Equal([new ActionFault(Ref("A2-Leader"), "owner", "Choose a person of your organisation")], outcome.Faults);
        Assert.Equal(0, await RowsAsync(officer));
    }

    [Fact]
    public async Task Changes_OfWhichOneIsWrong_AreNotStoredAtAll()
    {
        var (officer, id) = await ExampleAsync();

        var outcome = await EditAsync(
            officer,
            id,
            [
                new ActionEdit(Ref("A2-Leader"), v => new ProposedAction(v with { Due = March }, null)),
                new ActionEdit(Ref("A2-Mature"), v => new ProposedAction(v with { Status = ActionStatus.NotPlanned }, null)),
            ]
        );

        Assert.Equal([new ActionFault(Ref("A2-Mature"), "reason", "Enter why the action is not planned")], outcome.Faults);
        Assert.Equal(0, await RowsAsync(officer));
    }

    [Fact]
    public async Task Changes_OfOneActionTwice_AreMalformed()
    {
        var (officer, id) = await ExampleAsync();
        var edit = new ActionEdit(Ref("A2-Leader"), v => new ProposedAction(v with { Due = March }, null));

        Assert.IsType<Refusal.Malformed>((await EditAsync(officer, id, [edit, edit])).Refusal);
    }

    [Fact]
    public async Task Change_WhenAColleagueTouchedTheActionFirst_KeepsBothOrAsks()
    {
        var (officer, id) = await ExampleAsync();
        var lead = await ColleagueAsync(officer);
        var basedOn = ActionValues.None.Fingerprint();
        var theirs = new BeforeSave(() => ChangeAsync(lead, id, "A2-Leader", v => v with { Due = March }));

        Assert.True((await ChangeAsync(officer, id, "A2-Leader", v => v with { Status = ActionStatus.InProgress }, null, theirs)).IsDone);
        var outcome = await ChangeAsync(officer, id, "A2-Leader", v => v with { Due = March.AddDays(1) }, basedOn);

        var conflict = Assert.Single(Assert.Single(outcome.Refusal!.Theirs<IReadOnlyList<EditedAction>>()!).Conflicts);
        Assert.Equal(("due", March), (conflict.Field, conflict.Theirs.Due));
        var values = (await EntryAsync(officer, id, "A2-Leader")).Values;
        Assert.Equal((March, ActionStatus.InProgress), (values.Due, values.Status));
        Assert.Equal(1, await RowsAsync(officer));
    }

    [Fact]
    public async Task Change_WhenAColleagueStoredInBetween_BeginsAgain()
    {
        var (officer, id) = await ExampleAsync();
        await ChangeAsync(officer, id, "A2-Leader", v => v with { Cost = 1 });
        var theirs = new BeforeSave(() => ChangeAsync(officer, id, "A2-Leader", v => v with { Due = March }));

        Assert.True((await ChangeAsync(officer, id, "A2-Leader", v => v with { Cost = 2 }, null, theirs)).IsDone);

        var entry = await EntryAsync(officer, id, "A2-Leader");
        Assert.Equal((March, 2m, 3), (entry.Values.Due, entry.Values.Cost, entry.Tracked!.Revision));
    }

    [Fact]
    public async Task Action_WhoseAnswerIsRaisedAndLoweredAgain_ComesBackWithEverythingThatWasTyped()
    {
        var (officer, id) = await ExampleAsync();
        await ChangeAsync(officer, id, "A2-Leader", v => v with { Due = March, Reason = "Kept" });
        var before = await EntryAsync(officer, id, "A2-Leader");

        await AnswerAsync(officer, id, MaturityLevel.Leader);
        var raised = (await RegisterAsync(officer, id)).Register;
        await AnswerAsync(officer, id, MaturityLevel.NonCompliant);

        Assert.Equal(["A2-Leader"], raised.NoLongerInPlan.Select(e => e.Reference.ToString()));
        Assert.DoesNotContain(raised.Entries, e => e.Reference == before.Reference);
        Assert.Equal(before.Values, (await EntryAsync(officer, id, "A2-Leader")).Values);
    }

    [Fact]
    public async Task RaiseAnswer_OfADoneAction_RaisesItOnce()
    {
        var (officer, id) = await ExampleAsync();
        Assert.IsType<Refusal.Gone>((await RaiseAsync(officer, id)).Refusal);
        await ChangeAsync(officer, id, "A2-Leader", v => v with { Due = March });
        Assert.IsType<Refusal.Conflict>((await RaiseAsync(officer, id)).Refusal);
        var done = await ChangeAsync(officer, id, "A2-Leader", v => v with { Status = ActionStatus.Done });

        Assert.Equal(MaturityLevel.Leader, Assert.Single(done.Value).AnswerToOffer!.Level);
        Assert.Equal(MaturityLevel.Leader, (await RaiseAsync(officer, id)).Value.Level);

        Assert.Equal(MaturityLevel.Leader, (await ReadAsync(officer, id)).Assessment.AnswerTo("A2").Present);
        Assert.False((await EntryAsync(officer, id, "A2-Leader")).InPlan);
        Assert.IsType<Refusal.Conflict>((await RaiseAsync(officer, id)).Refusal);
    }

    private Task<Outcome<Option>> RaiseAsync(Person officer, Guid id) =>
        AsAsync(officer, (RaiseAnswer raise) => raise.RunAsync(id, Ref("A2-Leader"), Token));

    private Task AnswerAsync(Person officer, Guid id, MaturityLevel present) =>
        AsAsync(
            officer,
            (SaveAnswers save) => save.RunAsync(id, "A", Post("A2", Answer(present, MaturityLevel.Innovator)), null, null, Token)
        );

    private async Task<int> RowsAsync(Person person)
    {
        await using var db = Database.CreateContext(TestData.UserFor(person));
        return await db.Actions.CountAsync(Token);
    }
}
