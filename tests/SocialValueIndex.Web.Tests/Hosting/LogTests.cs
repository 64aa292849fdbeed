using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Hosting;

public sealed class LogTests : WebTest
{
    [Fact]
    public async Task Request_OfAnybody_IsOneLineWithUserIdAndTraceId()
    {
        var officer = await OfficerAsync();
        var before = App.Log.Requests.Count;

        await officer.GetAsync("/assessments");
        await App.OpenBrowser().GetAsync("/privacy");

        var lines = App.Log.Requests.Skip(before).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Equal(("GET", "/assessments", "200", officer.Person!.Id.ToString()), Told(lines[0]));
        Assert.Equal(("GET", "/privacy", "200", "nobody"), Told(lines[1]));
        Assert.All(lines, l => Assert.NotNull(l.TraceId));
        Assert.NotEqual(lines[0].TraceId, lines[1].TraceId);
    }

    [Fact]
    public async Task Request_ThatIsRefused_IsOneLineToo()
    {
        var before = App.Log.Requests.Count;

        await App.OpenBrowser().GetAsync("/no/such/page");

        Assert.Equal(("GET", "/no/such/page", "404", "nobody"), Told(Assert.Single(App.Log.Requests.Skip(before))));
    }

    [Fact]
    public async Task HealthProbes_AreNotLogged()
    {
        var before = App.Log.Requests.Count;

        await App.OpenBrowser().GetAsync("/health/live");

        Assert.Equal(before, App.Log.Requests.Count);
    }

    [Fact]
    public async Task Log_OfAWholeVisit_HasNoAddressNameNoteOrQuery()
    {
        var officer = await OfficerAsync("Olwen Secretname");
        var assessment = await AssessmentAsync(officer, "Secretperiod");
        await officer.ForgeAsync($"{assessment}/areas/A?secretquery=1", ("answers[A2].note", "Secretnote"));
        await officer.ForgeAsync(
            $"{assessment}/areas/A",
            ("answers[A2].note", new string('x', 5000) + "Secretnote"),
            ("answers[A2].present", "Secretlevel")
        );
        await officer.ForgeAsync($"{assessment}/areas/A", ("answers[A2]", "Secretnote"));
        await officer.ForgeAsync($"{assessment}/plan", ("area", "A"), ("note", "Secretnote"));
        await officer.SendAsync(Browser.Post($"{assessment}/plan", [("note", "Secretnote")]));
        await App.OpenBrowser().ForgeAsync("/account/sign-in", ("email", "secretaddress@example.gov.uk"), ("password", "Secretpassword"));
        for (var i = 0; i < 6; i++)
        {
            await App.OpenBrowser().ForgeAsync("/account/sign-in", ("email", officer.Person!.Email!), ("password", "Secretpassword"));
        }

        App.LostDatabase.IsLost = true;
        await officer.GetAsync($"{assessment}/areas/A?secretquery=1");

        var log = App.Log.Text;
        Assert.Contains($"{assessment}/areas/A", log, StringComparison.Ordinal);
        Assert.Contains(LostDatabase.Message, log, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(officer.Person!.Email!, log, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Log_OfTwoOrganisationsAddedAtTheSameMoment_HasNoFailureOfTheDatabase()
    {
        await AdministratorAsync();
        var (rivals, isArmed) = (0, false);
        var rival = new BeforeSave(
            async () =>
            {
                // Signing in stores something too.
                if (!isArmed)
                {
                    return;
                }

                (rivals, isArmed) = (rivals + 1, false);
                await Data.CreateOrganisationAsync("Somewhere");
            },
            int.MaxValue
        );
        using var app = App.WithWebHostBuilder(b =>
            b.ConfigureTestServices(s => s.ConfigureDbContext<SocialValueIndexDbContext>(o => o.AddInterceptors(rival)))
        );
        var ada = new Browser(app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false }));
        await ada.SignInAsync(await CreatePersonAsync(null, "Ada Administrator", Roles.Administrator));
        var form = await ada.OpenAsync("/admin/organisations/new");
        Assert.Equal(0, rivals);
        isArmed = true;

        var page = await form.PressAsync("Add", ("name", "Somewhere"));

        Assert.Equal(1, rivals);
        Assert.Contains("already", page.ErrorBeside("name"), StringComparison.Ordinal);

        // SQL Server's message would name what is there already: an organisation or, of two invitations, an address.
        Assert.DoesNotContain("SqliteException", App.Log.Text, StringComparison.Ordinal);
    }

    private static (string? Verb, string? Path, string? Status, string? User) Told(LogEvent line) =>
        (
            RecordedLog.Property(line, "RequestMethod"),
            RecordedLog.Property(line, "RequestPath"),
            RecordedLog.Property(line, "StatusCode"),
            RecordedLog.Property(line, "UserId")
        );
}
