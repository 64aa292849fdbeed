using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.People;

/// <summary>What people are told where passwords are closed to all but the administrators that the settings name.</summary>
public class ClosedPasswordTests : PeopleTest
{
    private const string Provider = "Example Council account";

    private static readonly PasswordPolicy Closed = new(false, ["ada@example.gov.uk", "bea@example.gov.uk"], Provider);

    [Fact]
    public async Task Invitation_OfSomebodyWithoutAPassword_TellsThemToSignInWithTheProvider()
    {
        var (ada, _) = await BeginAsync();

        var mail = Assert.Single(await MailsAsync());
        Assert.Contains("Ada Administrator invited you", mail.Text.Body, StringComparison.Ordinal);
        Assert.Contains($"choose “Sign in with {Provider}”:\n\n{Site}account/sign-in\n", mail.Text.Body, StringComparison.Ordinal);
        Assert.Contains("You need no password", mail.Text.Body, StringComparison.Ordinal);
        Assert.Contains("the email address olwen@example.gov.uk", mail.Text.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Set a password", mail.Text.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("token", mail.Text.Body, StringComparison.OrdinalIgnoreCase);

        var again = await ClosedAsync(ada, (SendPasswordLink send) => send.RunAsync(IdOf("olwen"), null, false, Site, Token));
        Assert.Equal((Provider, null), (again.Value.Link.Provider, again.Value.Link.Holds));
        Assert.Equal(mail.Text.Body, (await MailsAsync())[^1].Text.Body);
    }

    [Fact]
    public async Task Invitation_OfANamedAdministrator_HasALinkToSetAPassword()
    {
        var (ada, _) = await BeginAsync();

        var sent = await ClosedAsync(
            ada,
            (InvitePerson invite) =>
                invite.RunAsync("bea@example.gov.uk", new PersonDetails("Bea", [Roles.Administrator], null), Site, Token)
        );

        Assert.Equal(PasswordLinks.Path, sent.Value.Link.Address.AbsolutePath);
        Assert.Contains(await MailsAsync(), m => m.Text.Body.Contains("Set a password first", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invitation_WherePasswordsAreOpenBesideAProvider_NamesBothWays()
    {
        var ada = await AdministratorAsync();
        var council = await Data.CreateOrganisationAsync();

        await AsAsync(
            ada,
            (InvitePerson invite) =>
                invite.RunAsync("olwen@example.gov.uk", new PersonDetails("Olwen", [Roles.Officer], council.Id), Site, Token),
            new PasswordPolicy(true, [], Provider)
        );

        var body = Assert.Single(await MailsAsync()).Text.Body;
        Assert.Contains("Set a password first", body, StringComparison.Ordinal);
        Assert.Contains(
            $"You need no password if you choose “Sign in with {Provider}” here:\n\n{Site}account/sign-in\n",
            body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task PasswordReset_OfSomebodyWithoutAPassword_IsRefusedAndSendsNothing()
    {
        var (ada, olwen) = await BeginAsync();
        await AcceptAsync(olwen);
        var before = (await MailsAsync()).Count;

        var outcome = await ClosedAsync(ada, (SendPasswordLink send) => send.RunAsync(olwen.Id, null, false, Site, Token));

        Assert.Equal(
            $"The person has no password here: they sign in with {Provider}",
            Assert.Single(outcome.Faults.Select(f => f.Message))
        );
        Assert.Equal(before, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task EmailsAboutAnotherAddress_OfSomebodyWithoutAPassword_SayNothingOfOne()
    {
        var (ada, olwen) = await BeginAsync();
        await AcceptAsync(olwen);
        var before = (await MailsAsync()).Count;

        var sent = await ClosedAsync(ada, (ChangeEmail change) => change.RunAsync(olwen.Id, null, "new@example.gov.uk", Site, Token));
        var query = System.Web.HttpUtility.ParseQueryString(sent.Value!.Address.Query);
        var confirmed = await ClosedAsync(ada, (ConfirmEmail confirm) => confirm.RunAsync(olwen.Id, query["token"], Token));

        Assert.Equal(new ConfirmedEmail("new@example.gov.uk", false), confirmed.Value);
        var mails = (await MailsAsync()).Skip(before).ToList();
        Assert.Equal(2, mails.Count);
        Assert.All(mails, m => Assert.DoesNotContain("password", m.Text.Body, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(mails, m => m.Text.Body.Contains("You sign in as before", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CreateAdministrator_WhoIsNotNamed_GivesNoLinkThatWouldNotWork()
    {
        await using var instance = Instance(KnownUser.Nobody, s => s.AddSingleton(Closed));

        var link = await RequestAsync(instance, (CreateAdministrator create) => create.RunAsync("cyd@example.gov.uk", "Cyd", Site, Token));

        Assert.Equal((Provider, PasswordLinks.SignInPath), (link.Value.Provider, link.Value.Address.AbsolutePath));
    }

    private async Task<(Person Ada, Person Olwen)> BeginAsync()
    {
        var ada = await AdministratorAsync();
        var council = await Data.CreateOrganisationAsync();
        await ClosedAsync(
            ada,
            (InvitePerson invite) =>
                invite.RunAsync("olwen@example.gov.uk", new PersonDetails("Olwen Officer", [Roles.Officer], council.Id), Site, Token)
        );
        return (ada, await FindAsync("olwen@example.gov.uk"));
    }

    private async Task AcceptAsync(Person person)
    {
        await using var instance = Instance(KnownUser.Nobody);
        var identity = new ProviderIdentity("https://login.example", "1", person.Email, null);
        Assert.NotNull(await RequestAsync(instance, (SignInThroughProvider signIn) => signIn.RunAsync(identity, Token)));
    }

    private Guid IdOf(string name)
    {
        using var db = Database.CreateContext(KnownUser.Nobody);
        return db.Users.Single(p => p.Email == $"{name}@example.gov.uk").Id;
    }

    private Task<T> ClosedAsync<TUseCase, T>(Person person, Func<TUseCase, Task<T>> work)
        where TUseCase : class => AsAsync(person, work, Closed);

    private async Task<T> AsAsync<TUseCase, T>(Person person, Func<TUseCase, Task<T>> work, PasswordPolicy policy)
        where TUseCase : class
    {
        await using var instance = Instance(TestData.UserFor(person), s => s.AddSingleton(policy));
        return await RequestAsync(instance, work);
    }
}
