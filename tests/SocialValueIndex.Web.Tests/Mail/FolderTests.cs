using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MimeKit;
using SocialValueIndex.Application.Development;
using SocialValueIndex.Application.People;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Mail;

/// <summary>E-mails in Development, which become files in the application's folder.</summary>
public sealed class FolderTests() : WebTest(Environments.Development, TestDatabase.CreateWithoutQuestionSet()), IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("social-value-index-");

    private string Folder => Path.Combine(_root.FullName, "App_Data", "mail");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task Invite_InDevelopment_WritesTheEmailToAFileAndSaysWhere()
    {
        using var app = InFolder();

        var page = await InviteAsync(await AdministratorAsync(app), "olwen@example.gov.uk");
        Assert.True((await app.SendNextAsync())!.IsTaken);

        var file = Assert.Single(Directory.GetFiles(Folder));
        Assert.EndsWith(".eml", file, StringComparison.Ordinal);
        Assert.Contains($"it is written to {Folder}.", page.Text, StringComparison.Ordinal);
        var mail = await MimeMessage.LoadAsync(file, Token);
        Assert.Equal(("Olwen Officer", "olwen@example.gov.uk"), (mail.To.Mailboxes.Single().Name, mail.To.Mailboxes.Single().Address));
        Assert.Equal("Your invitation to the Social Value Maturity Index", mail.Subject);
        Assert.Contains(page.Value("link")!, mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emails_OfTheSameMoment_AreFilesOfTheirOwn()
    {
        using var app = InFolder();
        var admin = await AdministratorAsync(app);

        for (var i = 0; i < 5; i++)
        {
            await InviteAsync(admin, $"officer{i}@council.gov.uk");
            await app.SendNextAsync();
        }

        Assert.Equal(5, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public async Task Invite_WhenTheFileCannotBeWritten_ShowsTheLinkAndTriesAgain()
    {
        using var app = InFolder();
        var admin = await AdministratorAsync(app);
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        await File.WriteAllTextAsync(Folder, "A file where the folder should be", Token);

        var page = await InviteAsync(admin, "olwen@example.gov.uk");
        var delivery = await app.SendNextAsync();

        Assert.Equal("The person is invited", page.Notice);
        Assert.Contains(PasswordLinks.Path, page.Value("link"), StringComparison.Ordinal);
        Assert.Equal(nameof(IOException), delivery!.Fault);
        var emails = await admin.OpenAsync("/admin/emails");
        Assert.Contains("Once: IOException", emails.Find("table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outbox_ThatSomebodyWatches_IsCounted()
    {
        using var app = InFolder(sends: true);
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        var counts = new ConcurrentDictionary<string, long>();
        var waiting = new TaskCompletionSource();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name.StartsWith("svi.emails.", StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, value, _, _) =>
            {
                counts[instrument.Name] = value;
                if (instrument.Name == "svi.emails.given_up" && counts.GetValueOrDefault("svi.emails.waiting") == 1)
                {
                    waiting.TrySetResult();
                }
            }
        );
        listener.Start();
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        await File.WriteAllTextAsync(Folder, "A file where the folder should be", Token);

        await InviteAsync(await AdministratorAsync(app), "olwen@example.gov.uk");
        await waiting.Task.WaitAsync(Token);

        Assert.Equal((1, 1, 0), (counts["svi.emails.failed"], counts["svi.emails.waiting"], counts["svi.emails.given_up"]));
    }

    private WebApplicationFactory<Program> InFolder(bool sends = false) =>
        App.WithWebHostBuilder(b =>
            (sends ? b : b.WithoutSender())
                .UseContentRoot(_root.FullName)
                .UseSetting("Database:Provider", "Sqlite")
                .UseSetting("Serilog:MinimumLevel:Default", "Warning")
        );

    private static async Task<Browser> AdministratorAsync(WebApplicationFactory<Program> app)
    {
        var browser = new Browser(app.CreateClient(new() { AllowAutoRedirect = false }));
        await (await browser.OpenAsync("/account/sign-in")).PressAsync(
            "Sign in",
            ("email", "admin@example.gov.uk"),
            ("password", DevelopmentData.Password)
        );
        return browser;
    }

    private static async Task<Page> InviteAsync(Browser admin, string email)
    {
        var form = await admin.OpenAsync("/admin/people/invite");
        var council = form
            .Document.QuerySelectorAll("select[name=organisation] option")
            .Select(o => o.GetAttribute("value"))
            .Last(v => !string.IsNullOrEmpty(v))!;
        return await form.PressAsync(
            "Invite",
            ("email", email),
            ("name", "Olwen Officer"),
            ("roles", Roles.Officer),
            ("organisation", council)
        );
    }
}
