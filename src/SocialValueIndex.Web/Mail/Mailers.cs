using MailKit.Net.Smtp;
using MimeKit;
using SocialValueIndex.Application.Mail;

namespace SocialValueIndex.Web.Mail;

/// <summary>Sends e-mails through the mail server of the settings.</summary>
internal sealed partial class SmtpMailer(MailSettings settings, ILogger<SmtpMailer> logger) : IMailer
{
    private const int TimeoutMilliseconds = 20_000;

    public bool CanSend => true;

    public async Task<MailDelivery> SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, cancellationToken);
            if (!string.IsNullOrEmpty(settings.UserName))
            {
                await client.AuthenticateAsync(settings.UserName, settings.Password ?? "", cancellationToken);
            }

            await client.SendAsync(Mime.Write(message, settings.From!), cancellationToken);
            await client.DisconnectAsync(true, cancellationToken);
            return new MailDelivery(MailDeliveryState.Sent);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A mail server can fail in more ways than there are exceptions to name. Its words can hold addresses, so only the kind is logged.
            NotSent(logger, exception.GetType().Name, (exception as SmtpCommandException)?.StatusCode.ToString());
            return new MailDelivery(MailDeliveryState.Failed);
        }
    }

    [LoggerMessage(LogLevel.Error, "The mail server did not take an e-mail: {Kind} {Status}")]
    private static partial void NotSent(ILogger logger, string kind, string? status);
}

/// <summary>Writes e-mails to a folder, in Development: nobody gets one by mistake.</summary>
internal sealed class FolderMailer(string folder, TimeProvider time) : IMailer
{
    public bool CanSend => true;

    public async Task<MailDelivery> SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var name = FormattableString.Invariant($"{time.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.CreateVersion7(time.GetUtcNow()).ToString("N")[^8..]}.eml");
        var path = Path.Combine(folder, name);
        await Mime.Write(message, "social-value-index@example.gov.uk").WriteToAsync(path, cancellationToken);
        return new MailDelivery(MailDeliveryState.Written, path);
    }
}

/// <summary>Where no mail server is set.</summary>
internal sealed class NoMailer : IMailer
{
    public bool CanSend => false;

    public Task<MailDelivery> SendAsync(MailMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(new MailDelivery(MailDeliveryState.NoServer));
}

internal static class Mime
{
    public static MimeMessage Write(MailMessage message, string from)
    {
        var mime = new MimeMessage { Subject = message.Subject, Body = new TextPart("plain") { Text = message.Body } };
        mime.From.Add(MailboxAddress.Parse(from));
        mime.To.Add(new MailboxAddress(message.Name, message.To));
        return mime;
    }
}
