using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Data;

/// <summary>Nobody sees another organisation's work, nor learns that it exists.</summary>
public class OrganisationFilterTests : UseCaseTest
{
    [Fact]
    public async Task Queries_ByAnotherOrganisation_FindNothing()
    {
        var (_, neighbour, assessment) = await NeighboursAsync();
        await using var db = Database.CreateContext(TestData.UserFor(neighbour));

        await AssertSeesNothingAsync(db, assessment);
    }

    [Fact]
    public async Task Queries_ByNobodyAndByAnAdministrator_FindNothing()
    {
        var (_, _, assessment) = await NeighboursAsync();
        var administrator = await Data.CreatePersonAsync(organisation: null);
        foreach (var user in (KnownUser[])[KnownUser.Nobody, TestData.UserFor(administrator)])
        {
            await using var db = Database.CreateContext(user);
            await AssertSeesNothingAsync(db, assessment);
        }
    }

    [Fact]
    public async Task Queries_ByAColleague_FindTheAssessmentAndItsHistory()
    {
        var (owner, _, assessment) = await NeighboursAsync();
        await using var db = Database.CreateContext(new KnownUser(Guid.NewGuid(), owner.OrganisationId));

        Assert.Equal(assessment.Id, (await db.Assessments.SingleAsync(Token)).Id);
        Assert.Equal(assessment.Id, (await db.History.SingleAsync(Token)).SubjectId);
    }

    [Fact]
    public async Task Context_ThatIsUsedAgain_WorksForNobodyUntilItIsToldForWhom()
    {
        var (owner, neighbour, assessment) = await NeighboursAsync();
        var options = new DbContextOptionsBuilder<SocialValueIndexDbContext>();
        Database.Use(options);
        var pool = new PooledDbContextFactory<SocialValueIndexDbContext>(options.Options, poolSize: 1);
        SocialValueIndexDbContext first;
        await using (first = pool.CreateDbContext())
        {
            first.For(TestData.UserFor(owner));
            Assert.Equal(assessment.Id, (await first.Assessments.SingleAsync(Token)).Id);
        }

        await using var again = pool.CreateDbContext();

        Assert.Same(first, again);
        await Assert.ThrowsAsync<InvalidOperationException>(() => again.Assessments.ToListAsync(Token));
        await AssertSeesNothingAsync(again.For(TestData.UserFor(neighbour)), assessment);
    }

    [Fact]
    public async Task UseCases_ByAnotherOrganisation_DoNotKnowTheAssessment()
    {
        var (owner, neighbour, assessment) = await NeighboursAsync();

        Assert.Null(await AsAsync(neighbour, (ReadAssessment read) => read.RunAsync(assessment.Id, Token)));
        Assert.Empty(await AsAsync(neighbour, (ListAssessments list) => list.RunAsync(Token)));
        var started = await AsAsync(neighbour, (StartAssessment start) => start.RunAsync("2027/28", assessment.Id, Token));
        Assert.Equal("from", Assert.Single(started.Faults).Field);
        Assert.IsType<Refusal.Gone>(
            (
                await AsAsync(
                    neighbour,
                    (SaveAnswers save) => save.RunAsync(assessment.Id, "A", Post("A2", Answer(MaturityLevel.Mature)), null, null, Token)
                )
            ).Refusal
        );
        Assert.IsType<Refusal.Gone>(
            (await AsAsync(neighbour, (WritePlanNote write) => write.RunAsync(assessment.Id, "A", "Mine", null, Token))).Refusal
        );
        Assert.IsType<Refusal.Gone>(
            (await AsAsync(neighbour, (CompleteAssessment complete) => complete.RunAsync(assessment.Id, null, true, Site, Token))).Refusal
        );
        Assert.IsType<Refusal.Gone>(
            (await AsAsync(neighbour, (ReopenAssessment reopen) => reopen.RunAsync(assessment.Id, "A slip", Token))).Refusal
        );

        Assert.Equal(1, (await ReadAsync(owner, assessment.Id)).Assessment.Revision);
    }

    [Fact]
    public async Task Names_OfThePeopleWhoChangedSomething_AreRead()
    {
        var organisation = await Data.CreateOrganisationAsync("Example Borough Council");
        var olwen = await Data.CreatePersonAsync(organisation, "Olwen");
        var sam = await Data.CreatePersonAsync(organisation, "Sam");
        await Data.CreatePersonAsync(organisation, "Bystander");
        var assessment = await Data.CreateAssessmentAsync(olwen);
        await AsAsync(
            sam,
            (SaveAnswers save) => save.RunAsync(assessment.Id, "A", Post("A2", Answer(MaturityLevel.Mature)), null, null, Token)
        );

        var reading = await ReadAsync(olwen, assessment.Id);

        Assert.Equal("Example Borough Council", reading.OrganisationName);
        Assert.Equal(new Dictionary<Guid, string> { [olwen.Id] = "Olwen", [sam.Id] = "Sam" }, reading.Names);
    }

    private static async Task AssertSeesNothingAsync(SocialValueIndexDbContext db, Assessment assessment)
    {
        Assert.Equal(0, await db.Assessments.CountAsync(Token));
        Assert.Equal(0, await db.History.CountAsync(Token));
        Assert.Null(await db.Assessments.FindAsync([assessment.Id], Token));
        Assert.Null(await db.History.FindAsync([assessment.PendingHistory[0].Id], Token));
        Assert.False(await db.Assessments.AnyAsync(a => a.Id == assessment.Id, Token));
        Assert.Equal(
            0,
            await db.Assessments.Where(a => a.Id == assessment.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Period, "Mine"), Token)
        );
    }

    private async Task<(Person Owner, Person Neighbour, Assessment Assessment)> NeighboursAsync()
    {
        var owner = await Data.CreateOfficerAsync();
        var neighbour = await Data.CreateOfficerAsync();
        return (owner, neighbour, await Data.CreateAssessmentAsync(owner));
    }
}
