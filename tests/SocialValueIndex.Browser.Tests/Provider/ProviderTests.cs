using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Application.People;
using SocialValueIndex.Browser.Tests.Pages;
using SocialValueIndex.Domain.History;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SocialValueIndex.Browser.Tests.Provider;

/// <summary>Signing in through a real OpenID Connect provider, and out.</summary>
public abstract class ProviderJourney : Journey
{
    private readonly RunningProvider _provider;

    private protected ProviderJourney(BrowserFixture fixture, RunningProvider provider, params (string Name, string Value)[] settings)
        : base(
            fixture,
            [
                ("SignIn:Oidc:Authority", provider.Address.GetLeftPart(UriPartial.Authority)),
                ("SignIn:Oidc:ClientId", "social-value-index"),
                ("SignIn:Oidc:ClientSecret", "a secret between the two"),
                ("SignIn:Oidc:DisplayName", "Example Council account"),
                .. settings,
            ]
        ) => _provider = provider;

    private protected RunningProvider Provider => _provider;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await _provider.StartAsync(Site);
    }

    public override async ValueTask DisposeAsync()
    {
        _provider.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<Visitor> ArriveAsync() => VisitByNameAsync(_provider.Address);

    /// <summary>Presses the one button, and enters a name at the provider.</summary>
    protected static async Task SignInAtProviderAsync(Visitor visitor, string name, string address = "/account/sign-in")
    {
        await visitor.Page.GotoAsync(address);
        await new SignInPage(visitor).ArriveAsync();
        await new SignInPage(visitor).Button("Sign in with Example Council account").ClickAsync();
        await visitor.Page.Locator("input[name=login]").FillAsync(name);
        await visitor.Page.Locator("input[name=password]").FillAsync("anything");
        await visitor.Page.Locator("button[type=submit]").ClickAsync();
    }

    protected Task<List<string>> KindsAsync() =>
        InAsync((SocialValueIndexDbContext db) => db.History.IgnoreQueryFilters().OrderBy(e => e.At).Select(e => e.Kind).ToListAsync());
}

public sealed class ProviderTests : ProviderJourney
{
    public ProviderTests(BrowserFixture fixture)
        : base(fixture, new RunningProvider()) { }

    [Fact]
    public async Task SignIn_OfAnInvitedPerson_LinksThemBySubjectAndSignsOutAtBothEnds()
    {
        await using var officer = await ArriveAsync();
        await SignInAtProviderAsync(officer, "officer", "/my-work");
        await new AdminPage(officer, "My work").ArriveAsync();
        Assert.Contains(nameof(ProviderLinked), await KindsAsync());

        await new AdminPage(officer, "My work").Button("Sign out").ClickAsync();
        await officer.Page.Locator("button[value=yes]").ClickAsync();
        await new SignInPage(officer).WaitAsync();
        await Expect((await new SignInPage(officer).ArriveAsync()).Notice).ToContainTextAsync("You have signed out");

        // Signed out there too: the provider asks who it is again. The address is another one by now, the subject the same.
        await ChangeEmailAsync("officer@example.gov.uk", "renamed@example.gov.uk");
        await SignInAtProviderAsync(officer, "officer");
        await new AssessmentsPage(officer).ArriveAsync();
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("unverified")]
    public async Task SignIn_OfSomebodyWhoIsNotInvited_SaysWhomToAsk(string name)
    {
        await using var visitor = await ArriveAsync();
        visitor.ExpectsFailedRequests = true;
        await SignInAtProviderAsync(visitor, name);

        var page = await new AdminPage(visitor, "You cannot use this service yet").ArriveAsync();
        await Expect(page.Link("Sign in with another account")).ToBeVisibleAsync();
        await visitor.Page.GotoAsync("/assessments");
        await new SignInPage(visitor).ArriveAsync();
    }

    [Fact]
    public async Task SignIn_WhileTheProviderIsDown_SaysSoAndPasswordsStillWork()
    {
        await using var officer = await ArriveAsync();
        officer.ExpectsFailedRequests = true;
        Provider.Stop();
        await officer.Page.GotoAsync("/account/sign-in");
        await new SignInPage(officer).Button("Sign in with Example Council account").ClickAsync();

        await new AdminPage(officer, "We could not sign you in").ArriveAsync();
        await officer.Page.GotoAsync("/account/sign-in");
        await new SignInPage(officer).SignInAsync(Officer, DevelopmentData.Password);
    }

    [Fact]
    public async Task SignIn_ThatThePersonBreaksOff_SaysSoPlainly()
    {
        await using var officer = await ArriveAsync();
        await officer.OpenAsync("/account/sign-in/provider/callback?error=access_denied&state=x");

        await new AdminPage(officer, "We could not sign you in").ArriveAsync();
    }

    [Fact]
    public async Task SignIn_OfSomebodyWhoIsSignedIn_AsksAgainAtTheProvider()
    {
        await using var officer = await ArriveAsync();
        await SignInAtProviderAsync(officer, "officer");
        await new AssessmentsPage(officer).ArriveAsync();

        await SignInAtProviderAsync(officer, "officer", "/account/sign-in?again=true&returnUrl=/account/second-step");

        await new AdminPage(officer, "Second step when you sign in").ArriveAsync();
    }

    private Task<IdentityResult> ChangeEmailAsync(string from, string to) =>
        InAsync(
            async (UserManager<Person> people) =>
            {
                var person = (await people.FindByEmailAsync(from))!;
                (person.Email, person.UserName) = (to, to);
                return await people.UpdateAsync(person);
            }
        );
}

/// <summary>Where the provider also says who may do what, and passwords are closed.</summary>
public sealed class MappedRolesTests : ProviderJourney
{
    public MappedRolesTests(BrowserFixture fixture)
        : base(
            fixture,
            new RunningProvider(),
            ("SignIn:Oidc:RoleClaim", "groups"),
            ("SignIn:Oidc:Roles:svi-leads", Roles.ProcurementLead),
            ("SignIn:Oidc:Roles:svi-officers", Roles.Officer),
            ("SignIn:PasswordsAllowed", "false"),
            ("SignIn:BreakGlass", Administrator)
        ) { }

    [Fact]
    public async Task SignIn_OfSomebodyWithAnotherRoleThere_GivesThemThatOne()
    {
        await using var officer = await ArriveAsync();
        officer.ExpectsFailedRequests = true;
        await SignInAtProviderAsync(officer, "officer");
        await new AssessmentsPage(officer).ArriveAsync();
        await officer.Page.GotoAsync("/assessments/new");
        await Expect(new AdminPage(officer, "").Heading).ToContainTextAsync("You cannot use this page");
        Assert.Contains(nameof(PersonChanged), await KindsAsync());
    }

    [Fact]
    public async Task Account_OfSomebodyWithoutAPassword_SaysHowTheySignIn()
    {
        await using var officer = await ArriveAsync();
        await SignInAtProviderAsync(officer, "officer");
        await new AssessmentsPage(officer).ArriveAsync();

        await officer.OpenAsync("/account");
        var main = officer.Page.GetByRole(AriaRole.Main);
        await Expect(main).ToContainTextAsync("You sign in with");
        await Expect(main).Not.ToContainTextAsync("password", new() { IgnoreCase = true });
        await officer.OpenAsync("/account/sessions");
        await Expect(main).Not.ToContainTextAsync("password", new() { IgnoreCase = true });
        await officer.OpenAsync("/account/change-password");
        await new AdminPage(officer, "You need no password").ArriveAsync();
    }

    [Fact]
    public async Task SignIn_OfSomebodyWithoutARoleThere_IsRefused()
    {
        await using var lead = await ArriveAsync();
        lead.ExpectsFailedRequests = true;
        await SignInAtProviderAsync(lead, "powerless");
        await new AdminPage(lead, "You cannot use this service yet").ArriveAsync();
    }

    [Fact]
    public async Task Passwords_ThatAreClosed_LetInTheNamedAdministratorAlone()
    {
        await using var visitor = await ArriveAsync();
        await visitor.OpenAsync("/account/sign-in");
        await Expect(visitor.Page.GetByLabel("Password")).ToHaveCountAsync(0);
        await new SignInPage(visitor).Link("Sign in with a password").ClickAsync();
        await EnterAsync(visitor, Officer);
        await Expect(new SignInPage(visitor).ErrorSummary).ToContainTextAsync("The email address or the password is wrong");
        await EnterAsync(visitor, Administrator);
        await new AdminPage(visitor, "Administration").ArriveAsync();
    }

    private static async Task EnterAsync(Visitor visitor, string email)
    {
        await visitor.Page.GetByLabel("Email address").FillAsync(email);
        await visitor.Page.GetByLabel("Password").FillAsync(DevelopmentData.Password);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
