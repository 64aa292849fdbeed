using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Serilog.Events;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Mail;

/// <summary>Invitations by a real mail server on this machine: what it gets, and what the administrator is told when it does not take it.</summary>
public sealed partial class SmtpTests : WebTest
{
    private const string NotSent = "The email could not be sent. Copy the link and pass it on to the person, or try again later.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Invite_WithAMailServer_SendsThePersonALinkThatSetsThePassword()
    {
        await using var server = new LoopbackSmtp();
        using var app = WithMail(server.Port);

        var page = await InviteAsync(await AdministratorAsync(app), "Siân O’Officer");

        Assert.StartsWith("The email with the link is sent.", TextOf(page), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("#link"));
        Assert.Equal(["MAIL FROM:<index@council.gov.uk>", "RCPT TO:<olwen@example.gov.uk>"], server.Commands.Where(c => c.Contains(':', StringComparison.Ordinal)).Select(c => c.Split(' ', 3)).Select(c => $"{c[0]} {c[1]}"));
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

        Assert.Single(server.Mails);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invite_WithAUserName_SignsInAtTheMailServerFirst()
    {
        await using var server = new LoopbackSmtp();
        using var app = WithMail(server.Port, ("UserName", "index"), ("Password", "Secretpassword"));

        await InviteAsync(await AdministratorAsync(app));

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
    public async Task Invite_WhenTheMailServerRefuses_SaysSoAndShowsTheLink(string command)
    {
        await using var server = new LoopbackSmtp { Refuses = command };
        using var app = WithMail(server.Port, ("UserName", "index"), ("Password", "Secretpassword"));

        AssertLinkToPassOn(await InviteAsync(await AdministratorAsync(app)));

        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("")]
    [InlineData("EHLO")]
    [InlineData("DATA")]
    public async Task Invite_WhenTheMailServerHangsUp_SaysSoAndShowsTheLink(string command)
    {
        await using var server = new LoopbackSmtp { HangsUpAt = command };
        using var app = WithMail(server.Port);

        AssertLinkToPassOn(await InviteAsync(await AdministratorAsync(app)));
    }

    [Fact]
    public async Task Invite_WhenTheMailServerHangsUpAfterTakingTheEmail_SaysThatItIsSent()
    {
        await using var server = new LoopbackSmtp { HangsUpAt = "QUIT" };
        using var app = WithMail(server.Port);

        var page = await InviteAsync(await AdministratorAsync(app));

        Assert.Single(server.Mails);
        Assert.StartsWith("The email with the link is sent.", TextOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_WhenTheMailServerFallsSilentAfterTakingTheEmail_SaysThatItIsSent()
    {
        await using var server = new LoopbackSmtp { FallsSilentAt = "QUIT" };
        using var app = WithMail(server.Port);
        var invitation = InviteAsync(await AdministratorAsync(app));

        await Task.WhenAny(server.Silence, invitation);
        App.Time.Advance(Patience);

        var page = await invitation;
        Assert.Single(server.Mails);
        Assert.StartsWith("The email with the link is sent.", TextOf(page), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("#link"));
    }

    [Fact]
    public async Task Invite_WhenNoMailServerIsThere_SaysSoAndShowsTheLink()
    {
        using var app = WithMail(LoopbackSmtp.DeadPort());

        AssertLinkToPassOn(await InviteAsync(await AdministratorAsync(app)));
    }

    [Fact]
    public async Task Invite_WhenTheMailServerSaysNothing_WaitsHalfAMinuteAndShowsTheLink()
    {
        await using var server = new LoopbackSmtp { FallsSilentAt = "" };
        using var app = WithMail(server.Port);
        var invitation = InviteAsync(await AdministratorAsync(app));

        await Task.WhenAny(server.Silence, invitation);
        App.Time.Advance(Patience);

        AssertLinkToPassOn(await invitation);
    }

    [Fact]
    public async Task Invite_WhenTheMailServerCannotProtectTheConnection_TellsItNothing()
    {
        await using var server = new LoopbackSmtp();
        using var app = WithMail(server.Port, ("Security", "StartTls"), ("UserName", "index"), ("Password", "Secretpassword"));

        AssertLinkToPassOn(await InviteAsync(await AdministratorAsync(app)));

        Assert.All(server.Commands, c => Assert.Matches("^(EHLO|QUIT)", c));
    }

    private static Uri LinkIn(string text) => new(Link().Match(text).Value);

    private static string TextOf(Page page) => page.All("#link-notice p")[0];

    private WebApplicationFactory<Program> WithMail(int port, params (string Name, string Value)[] settings) => App.WithWebHostBuilder(builder =>
    {
        builder.UseSetting("PublicUrl", WebApp.SecureAddress);
        (string Name, string Value)[] usual = [("Host", "127.0.0.1"), ("Port", port.ToString(CultureInfo.InvariantCulture)), ("From", "index@council.gov.uk"), ("Security", "None")];
        foreach (var (name, value) in usual.Concat(settings))
        {
            builder.UseSetting($"Mail:{name}", value);
        }
    });

    private async Task<Browser> AdministratorAsync(WebApplicationFactory<Program> app)
    {
        var person = await CreatePersonAsync(null, "Ada Administrator", Roles.Administrator);
        return await new Browser(app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false })).SignInAsync(person);
    }

    private async Task<Page> InviteAsync(Browser admin, string name = "Olwen Officer")
    {
        var council = await CouncilAsync();
        var form = await admin.OpenAsync("/admin/people/invite");
        return await form.PressAsync("Invite", ("email", "olwen@example.gov.uk"), ("name", name), ("roles", Roles.Officer), ("organisation", council.Id.ToString()));
    }

    private void AssertLinkToPassOn(Page page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("The person is invited", page.Notice);
        Assert.StartsWith(NotSent, TextOf(page), StringComparison.Ordinal);
        Assert.StartsWith($"{WebApp.SecureAddress}{PasswordLinks.Path}?", page.Value("link"), StringComparison.Ordinal);
        Assert.StartsWith("The mail server did not take an e-mail", Assert.Single(App.Log.Events, e => e.Level >= LogEventLevel.Error).RenderMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
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
