using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Serilog.Events;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Mail;

/// <summary>A mail server that refuses, hangs up or says nothing: the email waits, and is shown.</summary>
public sealed class SmtpFaultTests : SmtpTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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
}
