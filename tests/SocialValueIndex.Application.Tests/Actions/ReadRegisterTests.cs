using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Actions;

public class ReadRegisterTests : RegisterTest
{
    private const string Touched = """
        {
          "ref": "A2-Leader", "area": "A", "question": "A2", "level": "Leader",
          "action": "Ensure that your policy requires Social Value both above and below the OJEU threshold.",
          "inPlan": true, "owner": "Olwen Officer", "due": "2026-03-31", "status": "InProgress", "overdue": true, "reason": null,
          "cost": 1500.00, "doneOn": null,
          "comments": [{ "by": "Olwen Officer", "at": "2026-04-01T09:30:00Z", "text": "Asked." }],
          "links": ["https://example.gov.uk"]
        }
        """;

    [Fact]
    public async Task Register_Of300ActionsOf20Assessments_TakesOneCommandAndMyWorkFour()
    {
        var (officer, first) = await ExampleAsync();
        var lead = await ColleagueAsync(officer);
        var today = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        for (var i = 0; i < 20; i++)
        {
            var id = i == 0 ? first : (await Data.CreateAssessmentAsync(officer, $"Period {i}", Example)).Id;
            var open = (await RegisterAsync(officer, id)).Register.Entries.Take(15).Select(e => e.Reference);
            var edits = open.Select(
                (r, n) =>
                    new ActionEdit(
                        r,
                        v => new ProposedAction(
                            v with
                            {
                                Owner = ActionOwner.Person(lead.Id),
                                Due =
                                    n < 5 ? today.AddDays(-1)
                                    : n < 9 ? today.AddDays(30)
                                    : n < 12 ? today.AddDays(31)
                                    : null,
                            },
                            null
                        )
                    )
            );
            Assert.True((await EditAsync(officer, id, [.. edits])).IsDone);
        }

        var counter = new CommandCounter();
        await using var instance = Instance(TestData.UserFor(lead), counter);
        await RequestAsync(instance, (ReadRegister read) => read.RunAsync(first, Token));
        counter.Reset();

        var register = await RequestAsync(instance, (ReadRegister read) => read.RunAsync(first, Token));
        var registerCommands = counter.Count;
        counter.Reset();
        var work = await RequestAsync(instance, (ReadMyWork read) => read.RunAsync(Token));

        Assert.Equal((1, 4), (registerCommands, counter.Count));
        Assert.Equal(5, register!.Register.OverdueCount);
        Assert.Equal((100, 80, 60, 60), (work.Overdue.Count, work.DueSoon.Count, work.Later.Count, work.WithoutDate.Count));
    }

    [Fact]
    public async Task Register_WithTheList_TakesOneCommandAndListsAsTheListDoes()
    {
        var (officer, first) = await ExampleAsync();
        await ChangeAsync(officer, first, "A2-Leader", v => v with { Owner = ActionOwner.Person(officer.Id) });
        await Data.CreateAssessmentAsync(officer, "Next year", Example);
        await Data.CreateAssessmentAsync(await Data.CreateOfficerAsync(), "Of others", Example);
        var counter = new CommandCounter();
        await using var instance = Instance(TestData.UserFor(officer), counter);
        await RequestAsync(instance, (ReadRegister read) => read.WithListAsync(first, Token));
        counter.Reset();

        var read = await RequestAsync(instance, (ReadRegister read) => read.WithListAsync(first, Token));

        Assert.Equal(1, counter.Count);
        var (reading, listed) = Assert.NotNull(read);
        Assert.Equal(
            (await RequestAsync(instance, (ListAssessments list) => list.RunAsync(Token))).OrderBy(a => a.Id),
            listed.OrderBy(a => a.Id)
        );
        Assert.Equal(2, listed.Count);
        Assert.Equal(first, reading.Assessment.Assessment.Id);
        Assert.Equal(officer.Id, reading.Register.Find(Ref("A2-Leader"))!.Values.Owner.PersonId);
        Assert.Null(await RequestAsync(instance, (ReadRegister read) => read.WithListAsync(Guid.NewGuid(), Token)));
    }

    [Fact]
    public async Task Register_OfAnotherOrganisation_IsNone()
    {
        var (officer, id) = await ExampleAsync();
        await ChangeAsync(officer, id, "A2-Leader", v => v with { Owner = ActionOwner.Person(officer.Id) });
        var neighbour = await Data.CreateOfficerAsync();
        await Data.CreateAssessmentAsync(neighbour, "Their own", Example);

        foreach (var user in (KnownUser[])[TestData.UserFor(neighbour), KnownUser.Nobody, new(officer.Id, null)])
        {
            await using var instance = Instance(user);
            Assert.Null(await RequestAsync(instance, (ReadRegister read) => read.RunAsync(id, Token)));
            Assert.Null(await RequestAsync(instance, (ReadRegister read) => read.WithListAsync(id, Token)));
        }
    }

    [Fact]
    public async Task MyWork_HasOnlyWhatThePersonStillHasToDoAndThePlanAsksFor()
    {
        var (officer, id) = await ExampleAsync();
        var mine = ActionOwner.Person(officer.Id);
        await ChangeAsync(officer, id, "A2-Leader", v => v with { Owner = mine });
        await ChangeAsync(officer, id, "A2-Mature", v => v with { Owner = mine, Status = ActionStatus.Done });
        await ChangeAsync(officer, id, "A3-Leader", v => v with { Owner = mine, Status = ActionStatus.NotPlanned, Reason = "No money" });
        await ChangeAsync(officer, id, "A3-Mature", v => v with { Owner = ActionOwner.Named("Finance") });

        var work = await AsAsync(officer, (ReadMyWork read) => read.RunAsync(Token));

        Assert.Equal(["A2-Leader"], work.WithoutDate.Select(a => a.Entry.Reference.ToString()));
        Assert.Equal(1, work.Count);
    }

    [Fact]
    public async Task Json_OfARegister_HasTheShapeOfTheContract()
    {
        var (officer, id) = await ExampleAsync();
        var edit = new ActionEdit(
            Ref("A2-Leader"),
            v => new ProposedAction(
                new ActionValues(ActionOwner.Person(officer.Id), new DateOnly(2026, 3, 31), ActionStatus.InProgress, "", 1500),
                null
            )
            {
                Comment = "Asked.",
                LinkToAdd = "https://example.gov.uk",
            }
        );
        await EditAsync(officer, id, [edit]);

        var json = JsonNode.Parse(RegisterJson.WriteRegister(await RegisterAsync(officer, id)))!["actions"]!.AsArray();

        var action = json.Single(a => (string?)a!["ref"] == "A2-Leader")!;
        Assert.Equal(JsonNode.Parse(Touched)!.ToJsonString(Relaxed), action.ToJsonString(Relaxed));
        var untouched = json.Single(a => (string?)a!["ref"] == "A2-Mature")!.AsObject().Skip(6);
        Assert.Equal(
            """{"owner":null,"due":null,"status":"NotStarted","overdue":false,"reason":null,"cost":null,"doneOn":null,"""
                + "\"comments\":[],\"links\":[]}",
            new JsonObject(untouched.Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))).ToJsonString()
        );
    }

    [Fact]
    public async Task Colleagues_OfTheSameName_AreToldApart_AndWhoLeftIsNotOffered()
    {
        var (officer, id) = await ExampleAsync();
        var (one, other) = (await ColleagueAsync(officer), await ColleagueAsync(officer));
        var gone = await ColleagueAsync(officer, "Gone Person");
        await ChangeAsync(officer, id, "A2-Leader", v => v with { Owner = ActionOwner.Person(gone.Id) });
        await using (var db = Database.CreateContext(KnownUser.Nobody))
        {
            await db
                .Users.Where(p => p.Id == gone.Id)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.DeactivatedAt, TestData.Now.UtcDateTime), Token);
        }

        var reading = await RegisterAsync(officer, id);

        Assert.Equal(
            new[] { $"Lee Lead ({one.Email})", $"Lee Lead ({other.Email})", "Olwen Officer" }.Order(StringComparer.Ordinal),
            reading.Colleagues.Select(c => c.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal("Gone Person", reading.NameOf(ActionOwner.Person(gone.Id)));
    }

    [Fact]
    public async Task Names_OfWhoReopenedTheAssessmentAndLeftForAnotherOrganisation_AreKnown()
    {
        var (officer, id) = await ExampleAsync();
        var gone = await ColleagueAsync(officer, "Gone Person");
        var other = await Data.CreateOrganisationAsync();
        await using (var db = Database.CreateContext(TestData.UserFor(officer)))
        {
            var assessment = await db.Assessments.SingleAsync(a => a.Id == id, Token);
            var set = await db.QuestionSets.AsNoTracking().SingleAsync(q => q.Id == assessment.QuestionSetId, Token);
            var stamp = new ChangeStamp(gone.Id, TestData.Now.UtcDateTime);
            assessment.Complete(set, stamp, withGaps: true, needsSignOff: false).EnsureDone();
            assessment.Reopen("A slip", stamp).EnsureDone();
            await db.SaveChangesAsync(Token);
            await db.Users.Where(p => p.Id == gone.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.OrganisationId, other.Id), Token);
        }

        var reading = await RegisterAsync(officer, id);

        Assert.Equal("Gone Person", reading.NameOf(gone.Id));
    }

    private static System.Text.Json.JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
