using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Mail;

/// <summary>Invitations by a real mail server on this machine: what it gets.</summary>
public sealed partial class SmtpTests : SmtpTest
{
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

    [GeneratedRegex(@"https://\S+")]
    private static partial Regex Link();
}
