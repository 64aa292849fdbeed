using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Application.Tests.People;

/// <summary>What tests about people share: administrators, and people that they invite.</summary>
public abstract class PeopleTest : UseCaseTest
{
    /// <summary>An administrator, made on the server.</summary>
    protected async Task<Person> AdministratorAsync(string email = "ada@example.gov.uk")
    {
        await ServerAsync(email);
        return await FindAsync(email);
    }

    protected async Task<Outcome<PasswordLink>> ServerAsync(string email)
    {
        await using var instance = Instance(KnownUser.Nobody);
        return await RequestAsync(instance, (CreateAdministrator create) => create.RunAsync(email, "Ada Administrator", Site, Token));
    }

    protected Task<Outcome<SentLink>> InviteAsync(Person by, string email, Organisation? organisation, params string[] roles) =>
        AsAsync(
            by,
            (InvitePerson invite) => invite.RunAsync(email, new PersonDetails("Olwen Officer", roles, organisation?.Id), Site, Token)
        );

    protected async Task<Person> OfficerAsync(Person by, Organisation organisation, string email = "olwen@example.gov.uk")
    {
        Assert.Empty((await InviteAsync(by, email, organisation, Roles.Officer)).Faults);
        return await FindAsync(email);
    }

    protected async Task<Person> FindAsync(string email)
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.Users.AsNoTracking().SingleAsync(p => p.Email == email, Token);
    }

    protected async Task<List<HistoryEntry>> EntriesAsync()
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        return await db.History.IgnoreQueryFilters().AsNoTracking().OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(Token);
    }

    /// <summary>Sets a password as whoever has the link does.</summary>
    protected async Task<Outcome> SetAsync(PasswordLink link, string password = "Three random words 1!")
    {
        var query = System.Web.HttpUtility.ParseQueryString(link.Address.Query);
        await using var instance = Instance(KnownUser.Nobody);
        return await RequestAsync(instance, (SetPassword set) => set.RunAsync(Guid.Parse(query["person"]!), query["token"], password));
    }
}
