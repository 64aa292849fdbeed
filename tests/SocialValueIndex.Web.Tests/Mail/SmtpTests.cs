using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Mail;

/// <summary>Invitations by a real mail server on this machine: what it gets, and what becomes of them when it does not take them.</summary>
public sealed partial class SmtpTests : WebTest
{
    private const string OnItsWay = "An email with the link is on its way.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Invite_WithAMailServer_SendsThePersonALinkThatSetsThePassword()
    {
        await using var server = new LoopbackSmtp();
        using var app = WithMail(server.Port);

        var page = await InviteAsync(await AdministratorAsync(app), "Siân O’Officer");
        Assert.True((await app.SendNextAsync())!.IsTaken);

        Assert.StartsWith(OnItsWay, TextOf(page), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("#link"));
        Assert.Equal(
            ["MAIL FROM:<index@council.gov.uk>", "RCPT TO:<olwen@example.gov.uk>"],
            server.Commands.Where(c => c.Contains(':', StringComparison.Ordinal)).Select(c => c.Split(' ', 3)).Select(c => $"{c[0]} {c[1]}")
        );
        var mail = Assert.Single(server.Mails);
        Assert.Equal("index@council.gov.uk", Assert.Single(mail.From.Mailboxes).Address);
        Assert.Equal(("Siân O’Officer", "olwen@example.gov.uk"), (mail.To.Mailboxes.Single().Name, mail.To.Mailboxes.Single().Address));
        Assert.Equal("Your invitation to the Social Value Maturity Index", mail.Subject);
        Assert.StartsWith("Dear Siân O’Officer,", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("Set your password", (await App.OpenBrowser().OpenAsync(LinkIn(mail.TextBody ?? "").PathAndQuery)).Heading);
        AssertNothingPrivateInLog();
    }

    [Fact]
    public async Task Invite_WithoutAUserName_DoesNotSignInAtTheMailServer()
    {
        await using var server = new LoopbackSmtp();
        using var app = WithMail(server.Port);

        await InviteAsync(await AdministratorAsync(app));
        await app.SendNextAsync();

        Assert.Single(server.Mails);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invite_WithAUserName_SignsInAtTheMailServerFirst()
    {
        await using var server = new LoopbackSmtp();
        using var app = WithMail(server.Port, ("UserName", "index"), ("Password", "Secretpassword"));

        await InviteAsync(await AdministratorAsync(app));
        await app.SendNextAsync();

        Assert.Single(server.Mails);
        Assert.Equal($"AUTH PLAIN {Convert.ToBase64String(Encoding.ASCII.GetBytes("\0index\0Secretpassword"))}", server.Commands[1]);
        AssertNothingPrivateInLog();
    }

    [Theory]
    [InlineData("EHLO")]
    [InlineData("AUTH")]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    [InlineData(".")]
    public async Task Email_WhenTheMailServerRefuses_WaitsAndIsShown(string command)
    {
        await using var server = new LoopbackSmtp { Refuses = command };
        using var app = WithMail(server.Port, ("UserName", "index"), ("Password", "Secretpassword"));

        await AssertWaitsAsync(app, () => app.SendNextAsync());

        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("")]
    [InlineData("EHLO")]
    [InlineData("DATA")]
    public async Task Email_WhenTheMailServerHangsUp_WaitsAndIsShown(string command)
    {
        await using var server = new LoopbackSmtp { HangsUpAt = command };
        using var app = WithMail(server.Port);

        await AssertWaitsAsync(app, () => app.SendNextAsync());
    }

    [Fact]
    public async Task Email_WhenTheMailServerHangsUpAfterTakingIt_IsSent()
    {
        await using var server = new LoopbackSmtp { HangsUpAt = "QUIT" };
        using var app = WithMail(server.Port);
        await InviteAsync(await AdministratorAsync(app));

        Assert.True((await app.SendNextAsync())!.IsTaken);

        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Email_WhenTheMailServerFallsSilentAfterTakingIt_IsSent()
    {
        await using var server = new LoopbackSmtp { FallsSilentAt = "QUIT" };
        using var app = WithMail(server.Port);
        await InviteAsync(await AdministratorAsync(app));
        var sending = app.SendNextAsync();

        await Task.WhenAny(server.Silence, sending);
        App.Time.Advance(Patience);

        Assert.True((await sending)!.IsTaken);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Email_WhenNoMailServerIsThere_WaitsAndIsShown()
    {
        using var app = WithMail(LoopbackSmtp.DeadPort());

        await AssertWaitsAsync(app, () => app.SendNextAsync());
    }

    [Fact]
    public async Task Email_WhenTheMailServerSaysNothing_WaitsAfterHalfAMinute()
    {
        await using var server = new LoopbackSmtp { FallsSilentAt = "" };
        using var app = WithMail(server.Port);

        await AssertWaitsAsync(
            app,
            async () =>
            {
                var sending = app.SendNextAsync();
                await Task.WhenAny(server.Silence, sending);
                App.Time.Advance(Patience);
                return await sending;
            }
        );
    }

    [Fact]
    public async Task Email_WhenTheMailServerCannotProtectTheConnection_TellsItNothing()
    {
        await using var server = new LoopbackSmtp();
        using var app = WithMail(server.Port, ("Security", "StartTls"), ("UserName", "index"), ("Password", "Secretpassword"));

        await AssertWaitsAsync(app, () => app.SendNextAsync());

        Assert.All(server.Commands, c => Assert.Matches("^(EHLO|QUIT)", c));
    }

    [Fact]
    public async Task Email_ThatIsSentAgain_HasTheSameMessageId()
    {
        await using var server = new LoopbackSmtp();
        using var app = WithMail(server.Port);
        await using var scope = app.Services.CreateAsyncScope();
        var mailer = scope.ServiceProvider.GetRequiredService<IMailer>();
        var message = new MailMessage(Guid.NewGuid(), "olwen@example.gov.uk", "Olwen Officer", new MailText("Hello", "Text"));

        await mailer.SendAsync(message);
        await mailer.SendAsync(message);

        Assert.Equal([$"{message.Id:N}@council.gov.uk"], server.Mails.Select(m => m.MessageId).Distinct());
    }

    [Fact]
    public async Task Invite_WithTheSenderInTheBackground_IsSentAtOnce()
    {
        await using var server = new LoopbackSmtp();
        using var app = WithMail(server.Port, false);

        await InviteAsync(await AdministratorAsync(app));

        await server.FirstMail.WaitAsync(Token);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Person_WithAMailServer_CanBeGivenALinkByHand()
    {
        await using var server = new LoopbackSmtp();
        using var app = WithMail(server.Port);
        var page = await InviteAsync(await AdministratorAsync(app));
        await app.SendNextAsync();

        var again = await page.PressAsync("Show me a link to pass on instead");

        Assert.StartsWith("No email is sent.", TextOf(again), StringComparison.Ordinal);
        Assert.StartsWith($"{WebApp.SecureAddress}{PasswordLinks.Path}?", again.Value("link"), StringComparison.Ordinal);
        Assert.Null(await app.SendNextAsync());
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Email_ThatWasGivenUp_IsShownAndSentAgainByHand()
    {
        var mailer = new FakeMailer { Fault = "SmtpCommandException MailboxUnavailable" };
        using var app = App.WithWebHostBuilder(b => b.WithoutSender().ConfigureTestServices(s => s.AddSingleton<IMailer>(mailer)));
        await InviteAsync(await AdministratorAsync(app));
        App.Time.Advance(OutboxMessage.Patience);
        await app.SendNextAsync();
        var admin = await AdministratorAsync(app);

        var page = await admin.OpenAsync("/admin/emails");
        Assert.Contains("SmtpCommandException MailboxUnavailable", page.Find("table").TextContent, StringComparison.Ordinal);
        Assert.Contains("(1 now)", (await admin.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        mailer.Fault = null;
        var again = await page.PressAsync("Try again to send “Your invitation to the Social Value Maturity Index” to Olwen Officer");
        Assert.Equal("The email is tried again", again.Notice);
        Assert.Contains("Not yet", again.Find("table").TextContent, StringComparison.Ordinal);

        Assert.True((await app.SendNextAsync())!.IsTaken);
        Assert.Contains("No emails are waiting to be sent.", (await admin.OpenAsync("/admin/emails")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Email_ToAnotherAddress_IsShownWithIt()
    {
        var mailer = new FakeMailer { Fault = "SmtpCommandException MailboxUnavailable" };
        using var app = App.WithWebHostBuilder(b => b.WithoutSender().ConfigureTestServices(s => s.AddSingleton<IMailer>(mailer)));
        var officer = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);
        var admin = await AdministratorAsync(app);
        await (await admin.OpenAsync($"/admin/people/{officer.Id}/email")).PressAsync("Send the link", ("email", "new@example.gov.uk"));

        var row = (await admin.OpenAsync("/admin/emails")).Find("tbody tr").TextContent;

        Assert.Contains("new@example.gov.uk", row, StringComparison.Ordinal);
        Assert.DoesNotContain(officer.Email!, row, StringComparison.Ordinal);
    }

    private static Uri LinkIn(string text) => new(Link().Match(text).Value);

    private static string TextOf(Page page) => page.All("#link-notice p")[0];

    private WebApplicationFactory<Program> WithMail(int port, params (string Name, string Value)[] settings) =>
        WithMail(port, true, settings);

    private WebApplicationFactory<Program> WithMail(int port, bool isSentByHand, params (string Name, string Value)[] settings) =>
        App.WithWebHostBuilder(builder =>
        {
            _ = isSentByHand ? builder.WithoutSender() : builder;
            builder.UseSetting("PublicUrl", WebApp.SecureAddress);
            (string Name, string Value)[] usual =
            [
                ("Host", "127.0.0.1"),
                ("Port", port.ToString(CultureInfo.InvariantCulture)),
                ("From", "index@council.gov.uk"),
                ("Security", "None"),
            ];
            foreach (var (name, value) in usual.Concat(settings))
            {
                builder.UseSetting($"Mail:{name}", value);
            }
        });

    private async Task<Browser> AdministratorAsync(WebApplicationFactory<Program> app)
    {
        var person = await CreatePersonAsync(null, "Ada Administrator", Roles.Administrator);
        return await new Browser(
            app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false })
        ).SignInAsync(person);
    }

    private async Task<Page> InviteAsync(Browser admin, string name = "Olwen Officer")
    {
        var council = await CouncilAsync();
        var form = await admin.OpenAsync("/admin/people/invite");
        return await form.PressAsync(
            "Invite",
            ("email", "olwen@example.gov.uk"),
            ("name", name),
            ("roles", Roles.Officer),
            ("organisation", council.Id.ToString())
        );
    }

    private async Task AssertWaitsAsync(WebApplicationFactory<Program> app, Func<Task<MailDelivery?>> send)
    {
        var admin = await AdministratorAsync(app);
        var page = await InviteAsync(admin);
        Assert.Equal((HttpStatusCode.OK, "The person is invited"), (page.Status, page.Notice));
        Assert.StartsWith(OnItsWay, TextOf(page), StringComparison.Ordinal);

        var delivery = await send();

        Assert.False(delivery!.IsTaken);
        Assert.Contains(
            $"Once: {delivery.Fault}",
            (await admin.OpenAsync("/admin/emails")).Find("table").TextContent,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "The mail server did not take an e-mail",
            Assert.Single(App.Log.Events, e => e.Level >= LogEventLevel.Error).RenderMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
        AssertNothingPrivateInLog();
    }

    private void AssertNothingPrivateInLog()
    {
        var log = App.Log.Text;
        Assert.Contains("/admin/people/invite", log, StringComparison.Ordinal);
        Assert.DoesNotContain("olwen", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("officer", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("token=", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Secretpassword", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.ASCII.GetBytes("\0index\0Secretpassword")), log, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"https://\S+")]
    private static partial Regex Link();
}
