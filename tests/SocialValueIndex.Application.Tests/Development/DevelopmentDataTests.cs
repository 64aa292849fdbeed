using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Application.People;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Development;

public class DevelopmentDataTests : UseCaseTest
{
    [Fact]
    public async Task Create_InAFreshDatabase_MakesTheCouncilThatGivesTheUsersDocument()
    {
        await CreateAsync();

        var officer = await PersonAsync("officer@example.gov.uk");
        var summary = Assert.Single(await AsAsync(officer, (ListAssessments list) => list.RunAsync(Token)));
        var reading = await ReadAsync(officer, summary.Id);
        Assert.Equal(("Example Borough Council", "2026/27"), (reading.OrganisationName, summary.Period));
        Assert.Equal(Content.ExampleActionPlan, PlanFile.Write(reading.Plan));
    }

    [Fact]
    public async Task Create_InAFreshDatabase_MakesThreePeopleWhoCanSignIn()
    {
        await CreateAsync();

        await using var instance = Instance(KnownUser.Nobody);
        await using var scope = instance.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        foreach (
            var (email, role, hasOrganisation) in ((string, string, bool)[])
                [
                    ("officer@example.gov.uk", Roles.Officer, true),
                    ("lead@example.gov.uk", Roles.ProcurementLead, true),
                    ("admin@example.gov.uk", Roles.Administrator, false),
                ]
        )
        {
            var person = await people.FindByEmailAsync(email);
            Assert.NotNull(person);
            Assert.True(await people.CheckPasswordAsync(person, "Maturity-Index-2012"));
            Assert.Equal([role], await people.GetRolesAsync(person));
            Assert.Equal(hasOrganisation, person.OrganisationId is not null);
        }
    }

    [Fact]
    public async Task Create_ASecondTime_ChangesNothing()
    {
        await CreateAsync();
        await CreateAsync();

        var officer = await PersonAsync("officer@example.gov.uk");
        Assert.Single(await AsAsync(officer, (ListAssessments list) => list.RunAsync(Token)));
        await using var db = Database.CreateContext(KnownUser.Nobody);
        Assert.Equal((1, 3), (await db.Organisations.CountAsync(Token), await db.Users.CountAsync(Token)));
    }

    [Fact]
    public async Task Create_WhereThereIsACouncilAlready_ChangesNothing()
    {
        await Data.CreateOrganisationAsync();

        await CreateAsync();

        await using var db = Database.CreateContext(KnownUser.Nobody);
        Assert.Equal((1, 0), (await db.Organisations.CountAsync(Token), await db.Users.CountAsync(Token)));
    }

    [Fact]
    public async Task Create_InADatabaseThatTriesAgainByItself_MakesTheCouncil()
    {
        var options = new DbContextOptionsBuilder<SocialValueIndexDbContext>();
        Database.Use(options);
        if (!TestDatabase.IsServerChosen)
        {
            options.UseSqlite(o => o.ExecutionStrategy(d => new TryAgain(d)));
        }

        await CreateAsync(Instance(KnownUser.Nobody, () => new SocialValueIndexDbContext(options.Options).For(KnownUser.Nobody)));

        Assert.Single(await AsAsync(await PersonAsync("officer@example.gov.uk"), (ListAssessments list) => list.RunAsync(Token)));
    }

    private Task CreateAsync() => CreateAsync(Instance(KnownUser.Nobody));

    private static async Task CreateAsync(ServiceProvider host)
    {
        await using var instance = host;
        await using var scope = instance.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DevelopmentData>().SeedAsync(Token);
    }

    private async Task<Person> PersonAsync(string email)
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.Users.SingleAsync(p => p.Email == email, Token);
    }

    /// <summary>As SQL Server's own strategy does, it refuses a transaction that it could not begin again.</summary>
    private sealed class TryAgain(ExecutionStrategyDependencies dependencies)
        : ExecutionStrategy(dependencies, maxRetryCount: 1, TimeSpan.Zero)
    {
        protected override bool ShouldRetryOn(Exception exception) => false;
    }
}
