using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Application.Tests.People;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Tests.SigningIn;

public class SignInThroughProviderTests : PeopleTest
{
    private const string Issuer = "https://login.example";

    [Fact]
    public async Task SignIn_OfAnInvitedPerson_AcceptsTheInvitationAndKnowsThemBySubjectFromThen()
    {
        var olwen = await InvitedAsync();

        Assert.Equal(olwen.Id, (await SignInAsync("7", olwen.Email!.ToUpperInvariant()))?.Id);
        await ChangeAsync(olwen, p => (p.Email, p.NormalizedUserName) = ("new@example.gov.uk", "NEW@EXAMPLE.GOV.UK"));

        Assert.Equal(olwen.Id, (await SignInAsync("7", "somebody@else.example"))?.Id);
        var stored = await FindAsync("new@example.gov.uk");
        Assert.True(stored is { IsInvited: false, EmailConfirmed: true });
        Assert.Single(await EntriesAsync(), e => e.Kind == nameof(ProviderLinked));
    }

    [Fact]
    public async Task SignIn_WithTheAddressOfSomebodyWhoIsLinkedAlready_IsRefused()
    {
        var olwen = await InvitedAsync();
        await SignInAsync("7", olwen.Email);

        Assert.Null(await SignInAsync("8", olwen.Email));
        Assert.NotNull(await SignInAsync("7", null));
    }

    [Fact]
    public async Task SignIn_WithoutAVerifiedAddressOrAnInvitation_IsRefusedAndLinksNobody()
    {
        await InvitedAsync();

        Assert.Null(await SignInAsync("7", null));
        Assert.Null(await SignInAsync("7", "nobody@example.gov.uk"));
        await using var db = Database.CreateContext(KnownUser.Nobody);
        Assert.False(await db.UserLogins.AnyAsync(Token));
    }

    [Fact]
    public async Task SignIn_OfSomebodyDeactivated_IsRefused()
    {
        var olwen = await InvitedAsync();
        await ChangeAsync(olwen, p => p.DeactivatedAt = Time.GetUtcNow().UtcDateTime);

        Assert.Null(await SignInAsync("7", olwen.Email));
    }

    [Fact]
    public async Task Roles_OfTheProvider_ReplaceOursAndEndSessions()
    {
        var olwen = await InvitedAsync();

        await SignInAsync("7", olwen.Email, Roles.ProcurementLead, Roles.Officer);
        var before = (await FindAsync(olwen.Email!)).SecurityStamp;
        Time.Advance(TimeSpan.FromMinutes(1));
        await SignInAsync("7", null, Roles.ProcurementLead);
        await SignInAsync("7", null, Roles.ProcurementLead);

        var changes = (await EntriesAsync()).Select(e => e.Details).OfType<PersonChanged>().ToList();
        Assert.Equal([2, 1], changes.Select(c => c.To.Roles.Count));
        Assert.NotEqual(before, (await FindAsync(olwen.Email!)).SecurityStamp);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Roles.Administrator)]
    public async Task Roles_OfTheProvider_ThatDoNotFit_AreRefused(string roles)
    {
        var olwen = await InvitedAsync();

        Assert.Null(await SignInAsync("7", olwen.Email, roles.Split(',', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Roles_OfTheProvider_DoNotTakeTheLastAdministrator()
    {
        var ada = await AdministratorAsync();
        await ChangeAsync(ada, p => p.OrganisationId = null);

        Assert.Null(await SignInAsync("1", ada.Email, Roles.Officer));
        Assert.NotNull(await SignInAsync("1", ada.Email, Roles.Administrator));
    }

    private async Task<Person> InvitedAsync() => await OfficerAsync(await AdministratorAsync(), await Data.CreateOrganisationAsync());

    private async Task ChangeAsync(Person person, Action<Person> change)
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        change(await db.Users.SingleAsync(p => p.Id == person.Id, Token));
        await db.SaveChangesAsync(Token);
    }

    private Task<Person?> SignInAsync(string subject, string? email) => RunAsync(new ProviderIdentity(Issuer, subject, email, null));

    private Task<Person?> SignInAsync(string subject, string? email, params string[] roles) =>
        RunAsync(new ProviderIdentity(Issuer, subject, email, roles));

    private async Task<Person?> RunAsync(ProviderIdentity identity)
    {
        await using var instance = Instance(KnownUser.Nobody);
        return await RequestAsync(instance, (SignInThroughProvider signIn) => signIn.RunAsync(identity, Token));
    }
}
