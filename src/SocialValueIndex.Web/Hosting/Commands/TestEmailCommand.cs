using MimeKit;
using SocialValueIndex.Application.Mail;

namespace SocialValueIndex.Web.Hosting.Commands;

/// <summary>Sends an e-mail by the way that the service's own e-mails go.</summary>
internal static class TestEmailCommand
{
    public static Command Command { get; } = new("test-email", "--to name@example.gov.uk", ["--to"], [], RunAsync);

    private static async Task<int> RunAsync(WebApplication app, IReadOnlyDictionary<string, string> options)
    {
        var to = options["--to"];
        if (!MailboxAddress.TryParse(to, out var address) || !address.Address.Contains('@', StringComparison.Ordinal))
        {
            return await CommandLine.SayAsync($"\"{to}\" is not an email address.", ExitCode.NotUnderstood);
        }

        var mailer = app.Services.GetRequiredService<IMailer>();
        if (!mailer.CanSend)
        {
            return await CommandLine.SayAsync("No mail server is set. Set Mail:Host.", ExitCode.NotPossible);
        }

        var site = SiteAddress.Read(app.Configuration);
        var text = new MailText(
            "Test email from the Social Value Maturity Index",
            $"Emails of the Social Value Maturity Index reach you.\n\nSite: {site?.AbsoluteUri ?? "PublicUrl is not set"}\n"
        );
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var delivery = await mailer.SendAsync(new MailMessage(Guid.CreateVersion7(now), address.Address, "", text));
        return (delivery.IsTaken, mailer.Folder) switch
        {
            (false, _) => await CommandLine.SayAsync(
                "The mail server did not take the email. The line above says what it answered.",
                ExitCode.NotPossible
            ),
            (true, { } folder) => await CommandLine.SayAsync($"The email is written to {folder}.", ExitCode.Done),
            _ => await CommandLine.SayAsync($"The mail server took an email to {address.Address}. Look whether it arrives.", ExitCode.Done),
        };
    }
}
