using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Accounts;

public sealed class SignInTests : WebTest
{
    private const string Refused =
        "The email address or the password is wrong. Check both and try again. After 5 wrong passwords you have to wait, longer each time";

    [Fact]
    public async Task SignIn_WithTheRightPassword_OpensTheAssessments()
    {
        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);

        var next = await TryAsync($"  {officer.Email!.ToUpperInvariant()} \u200B", Password);

        Assert.Equal("/assessments", next.Address);
        Assert.Equal(HttpStatusCode.OK, next.Status);
    }

    [Fact]
    public async Task SignIn_OfAnAdministrator_OpensAdministration()
    {
        var administrator = await CreatePersonAsync(null, "Ada Administrator", Roles.Administrator);

        Assert.Equal("/admin", (await TryAsync(administrator.Email!, Password)).Address);
    }

    [Fact]
    public async Task SignIn_WithAWrongPasswordOrAnUnknownAddress_SaysTheSame()
    {
        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);

        var wrong = await TryAsync(officer.Email!, "wrong");
        var unknown = await TryAsync("nobody@example.gov.uk", "wrong");

        Assert.Equal([("email", Refused)], wrong.Errors);
        Assert.Equal([("email", Refused)], unknown.Errors);
        Assert.Equal(officer.Email, wrong.Value("email"));
        Assert.Equal("", wrong.Value("password"));
        Assert.StartsWith("Error: Sign in - ", wrong.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithNothingTyped_AsksForBoth()
    {
        var page = await TryAsync("", "");

        Assert.Equal([("email", "Enter your email address"), ("password", "Enter your password")], page.Errors);
        Assert.All(page.Errors, e => Assert.Equal(e.Message, page.ErrorBeside(e.Id)));
    }

    [Theory]
    [InlineData("/assessments/new", "/assessments/new")]
    [InlineData("https://evil.example/", "/assessments")]
    [InlineData("//evil.example", "/assessments")]
    [InlineData("/\\evil.example", "/assessments")]
    [InlineData("\\\\evil.example", "/assessments")]
    [InlineData("javascript:alert(1)", "/assessments")]
    [InlineData("/\t/evil.example", "/assessments")]
    [InlineData("~//evil.example", "/assessments")]
    public async Task SignIn_WithAWayBack_StaysOnThisSite(string returnUrl, string expected)
    {
        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);
        var page = await App.OpenBrowser().OpenAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        var next = await page.PressAsync("Sign in", ("email", officer.Email!), ("password", Password));

        Assert.Equal(WebApp.SecureAddress + expected, next.Response.RequestMessage!.RequestUri!.ToString());
    }

    [Fact]
    public async Task SignIn_OnTheWayToAPage_LeadsThereAlsoAfterAMistake()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);
        var page = await App.OpenBrowser().OpenAsync($"{assessment}/results");
        Assert.Equal("Sign in", page.Heading);

        page = await page.PressAsync("Sign in", ("email", officer.Person!.Email!), ("password", "wrong"));
        page = await page.PressAsync("Sign in", ("password", Password));

        Assert.Equal($"{assessment}/results", page.Address);
    }

    [Theory]
    [InlineData("https://index.example.gov.uk/admin/people?text=o", "/admin/people?text=o")]
    [InlineData("https://evil.example/admin/people", "/admin")]
    [InlineData("https://index.example.gov.uk:444/admin/people", "/admin")]
    [InlineData("https://index.example.gov.uk//evil.example", "/admin")]
    [InlineData("nonsense", "/admin")]
    [InlineData(null, "/admin")]
    public async Task SignIn_AfterAFormWasSentWithoutASession_LeadsBackToThePageWithTheForm(string? referer, string expected)
    {
        var administrator = await CreatePersonAsync(null, "Ada Administrator", Roles.Administrator);
        var browser = App.OpenBrowser();
        using var request = Browser.Post("/admin/question-sets/1/draft", []);
        if (referer is not null)
        {
            request.Headers.TryAddWithoutValidation("Referer", referer);
        }

        var page = await browser.FollowAsync(await browser.SendAsync(request));
        Assert.Equal("Sign in", page.Heading);
        var next = await page.PressAsync("Sign in", ("email", administrator.Email!), ("password", Password));

        Assert.Equal((HttpStatusCode.OK, expected), (next.Status, next.Address));
    }

    /// <summary>A hash takes long enough to be told by the clock from no hash.</summary>
    [Theory]
    [InlineData("a wrong password")]
    [InlineData("an unknown address")]
    [InlineData("no password yet")]
    [InlineData("deactivated")]
    [InlineData("a closed organisation")]
    public async Task SignIn_ThatIsRefused_HashesOnePasswordWhateverTheReason(string reason)
    {
        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);
        await ChangeStoredAsync(officer, (person, council) => ChangeSoThat(reason, person, council));
        var hasher = new CountingHasher();
        using var app = App.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddSingleton<IPasswordHasher<Person>>(hasher)));
        var browser = new Browser(app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false }));
        var email = reason == "an unknown address" ? "nobody@example.gov.uk" : officer.Email!;

        var page = await (await browser.OpenAsync("/account/sign-in")).PressAsync(
            "Sign in",
            ("email", email),
            ("password", reason == "a wrong password" ? "wrong" : Password)
        );

        Assert.Equal([("email", Refused)], page.Errors);
        Assert.Equal(1, hasher.Count);
    }

    private static void ChangeSoThat(string reason, Person person, Organisation council)
    {
        var now = DateTimeOffset.UtcNow;
        switch (reason)
        {
            case "no password yet":
                (person.PasswordHash, person.AcceptedAt) = (null, null);
                break;
            case "deactivated":
                person.DeactivatedAt = now.UtcDateTime;
                break;
            case "a closed organisation":
                council.Close(new ChangeStamp(person.Id, now.UtcDateTime));
                break;
        }
    }

    private async Task<Page> TryAsync(string email, string password) =>
        await (await App.OpenBrowser().OpenAsync("/account/sign-in")).PressAsync("Sign in", ("email", email), ("password", password));

    private async Task ChangeStoredAsync(Person person, Action<Person, Organisation> change)
    {
        await using var db = Database.CreateContext(KnownUser.Nobody);
        change(
            await db.Users.SingleAsync(p => p.Id == person.Id, Token),
            await db.Organisations.SingleAsync(o => o.Id == person.OrganisationId, Token)
        );
        await db.SaveChangesAsync(Token);
    }

    /// <summary>Stands in for the real one, and counts what would take time.</summary>
    private sealed class CountingHasher : IPasswordHasher<Person>
    {
        private int _count;

        public int Count => _count;

        public string HashPassword(Person user, string password)
        {
            Interlocked.Increment(ref _count);
            return password;
        }

        public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _count);
            return PasswordVerificationResult.Failed;
        }
    }
}
