using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Assignments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Assessments;

public class AssignAreaTests : UseCaseTest
{
    private static readonly DateOnly Due = new(2026, 5, 1);

    [Fact]
    public async Task Assign_ToAColleague_IsShownTellsThemAndIsInTheHistory()
    {
        var (olwen, sam, assessment) = await PeopleAsync();

        Assert.True((await AssignAsync(olwen, assessment, new Assignee(sam.Id, Due))).IsDone);

        var shown = Assert.Single(await AsAsync(olwen, (ReadAssignments read) => read.RunAsync(assessment.Id, Token)));
        Assert.Equal(("A", new Assignee(sam.Id, Due), "Sam Officer"), (shown.Key, shown.Value.Assignee, shown.Value.Name));
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal(sam.Email, mail.To);
        Assert.Contains("Olwen Officer asks you to answer area A", mail.Text.Body, StringComparison.Ordinal);
        Assert.Contains("by 1 May 2026:", mail.Text.Body, StringComparison.Ordinal);
        Assert.Contains($"{Site}assessments/{assessment.Id}/areas/A", mail.Text.Body, StringComparison.Ordinal);
        await using var db = Database.CreateContext(TestData.UserFor(olwen));
        var entry = await db.History.SingleAsync(e => e.Kind == nameof(AreaAssigned), Token);
        Assert.Equal(new AreaAssigned("A", null, null, sam.Id, Due), entry.Details);
        Assert.Equal((olwen.Id, assessment.Id), (entry.By!.Value, entry.SubjectId));
    }

    [Fact]
    public async Task Assign_OfWhatIsStoredAlready_ChangesAndSendsNothing()
    {
        var (olwen, sam, assessment) = await PeopleAsync();
        await AssignAsync(olwen, assessment, new Assignee(sam.Id, Due));

        await AssignAsync(olwen, assessment, new Assignee(sam.Id, Due));

        Assert.Single(await MailsAsync());
        Assert.Equal(1, Assert.Single(await RowsAsync()).Revision);
    }

    [Fact]
    public async Task Assign_ToNobodyFirst_StoresNothing()
    {
        var (olwen, _, assessment) = await PeopleAsync();

        Assert.True((await AssignAsync(olwen, assessment, Assignee.Nobody)).IsDone);

        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task Assign_ToOneself_SendsNothing()
    {
        var (olwen, _, assessment) = await PeopleAsync();

        await AssignAsync(olwen, assessment, new Assignee(olwen.Id, null));

        Assert.Empty(await MailsAsync());
        Assert.Single(await RowsAsync());
    }

    [Fact]
    public async Task Assign_BasedOnWhatAColleagueChangedMeanwhile_IsAConflictAndStoresNothing()
    {
        var (olwen, sam, assessment) = await PeopleAsync();
        await AssignAsync(sam, assessment, new Assignee(sam.Id, Due));

        var outcome = await AssignAsync(olwen, assessment, new Assignee(olwen.Id, null), Assignee.Nobody.Fingerprint());

        Assert.IsType<Refusal.Conflict>(outcome.Refusal, exactMatch: false);
        Assert.Equal(new Assignee(sam.Id, Due), Assert.Single(await RowsAsync()).Assignee);
        var stored = new Assignee(sam.Id, Due).Fingerprint();
        Assert.True((await AssignAsync(olwen, assessment, new Assignee(olwen.Id, null), stored)).IsDone);
    }

    [Fact]
    public async Task Assign_ByTwoAtTheSameMoment_KeepsTheFirstAndAsksTheSecond()
    {
        var (olwen, sam, assessment) = await PeopleAsync();
        var nobody = Assignee.Nobody.Fingerprint();

        var outcome = await AsAsync(
            olwen,
            (AssignArea assign) => assign.RunAsync(assessment.Id, "A", new Assignee(olwen.Id, null), nobody, Site, Token),
            new BeforeSave(() => AssignAsync(sam, assessment, new Assignee(sam.Id, Due), nobody))
        );

        Assert.IsType<Refusal.Conflict>(outcome.Refusal, exactMatch: false);
        Assert.Equal(sam.Id, Assert.Single(await RowsAsync()).PersonId);
    }

    [Fact]
    public async Task Assign_OfWhatBreaksARule_IsRefusedBesideTheField()
    {
        var (olwen, sam, assessment) = await PeopleAsync();
        var stranger = await Data.CreateOfficerAsync();

        Assert.Equal("person", await FieldAsync(new Assignee(stranger.Id, Due)));
        Assert.Equal("person", await FieldAsync(new Assignee(Guid.NewGuid(), Due)));
        Assert.Equal("person", await FieldAsync(new Assignee(null, Due)));
        Assert.Equal("due", await FieldAsync(new Assignee(sam.Id, new DateOnly(1999, 12, 31))));
        Assert.Empty(await RowsAsync());

        async Task<string> FieldAsync(Assignee wanted) => Assert.Single((await AssignAsync(olwen, assessment, wanted)).Faults).Field;
    }

    [Fact]
    public async Task Assign_OfAnAreaThatIsNotThere_IsGone()
    {
        var (olwen, sam, assessment) = await PeopleAsync();
        var stranger = await Data.CreateOfficerAsync();

        Assert.IsType<Refusal.Gone>((await AssignAsync(stranger, assessment, new Assignee(stranger.Id, null))).Refusal);
        var outcome = await AsAsync(
            olwen,
            (AssignArea assign) => assign.RunAsync(assessment.Id, "no such area", new Assignee(sam.Id, null), null, Site, Token)
        );
        Assert.IsType<Refusal.Gone>(outcome.Refusal);
    }

    [Fact]
    public async Task Assign_OfACompletedAssessment_IsRefused()
    {
        var (olwen, sam, assessment) = await PeopleAsync();
        await AsAsync<CompleteAssessment>(olwen, complete => complete.RunAsync(assessment.Id, null, true, Site, Token));

        var outcome = await AssignAsync(olwen, assessment, new Assignee(sam.Id, null));

        Assert.IsType<Refusal.ReadOnly>(outcome.Refusal, exactMatch: false);
    }

    private async Task<(Person Olwen, Person Sam, Assessment Assessment)> PeopleAsync()
    {
        var council = await Data.CreateOrganisationAsync();
        var olwen = await Data.CreatePersonAsync(council, "Olwen Officer");
        return (olwen, await Data.CreatePersonAsync(council, "Sam Officer"), await Data.CreateAssessmentAsync(olwen));
    }

    private Task<Outcome<Area>> AssignAsync(Person by, Assessment assessment, Assignee wanted, string? basedOn = null) =>
        AsAsync(by, (AssignArea assign) => assign.RunAsync(assessment.Id, "A", wanted, basedOn, Site, Token));

    private async Task<List<AreaAssignment>> RowsAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.AreaAssignments.IgnoreQueryFilters().AsNoTracking().ToListAsync(Token);
    }
}
