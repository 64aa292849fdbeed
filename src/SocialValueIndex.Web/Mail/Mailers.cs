using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Web.Hosting;

namespace SocialValueIndex.Web.Mail;

/// <summary>Sends e-mails through the mail server of the settings.</summary>
internal sealed partial class SmtpMailer(MailSettings settings, TimeProvider time, ServiceMetrics metrics, ILogger<SmtpMailer> logger)
    : IMailer
{
    /// <summary>
    /// How long all of it may take: other emails wait, and the outbox's lease ends. MailKit's own limit holds for each step, and a slow
    /// server begins many.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool CanSend => true;

    public string? Folder => null;

    public async Task<MailDelivery> SendAsync(MailMessage message)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        try
        {
            await DeliverAsync(message, timeout.Token);
            return new MailDelivery();
        }
        catch (Exception exception)
        {
            // A mail server can fail in more ways than there are exceptions to name. Its words can hold addresses, so only the kind is
            // logged.
            metrics.EmailFailed();
            var status = (exception as SmtpCommandException)?.StatusCode.ToString();
            NotSent(logger, exception.GetType().Name, status);
            return new MailDelivery(status is null ? exception.GetType().Name : $"{exception.GetType().Name} {status}");
        }
    }

    /// <summary>Signs in at the mail server and leaves. It throws whatever the server or the network answers.</summary>
    public static async Task TryAsync(MailSettings settings, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        await SignInAsync(client, settings, cancellationToken);
        await client.DisconnectAsync(true, cancellationToken);
    }

    private static async Task SignInAsync(SmtpClient client, MailSettings settings, CancellationToken cancellationToken)
    {
        await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, cancellationToken);
        if (!string.IsNullOrEmpty(settings.UserName))
        {
            await client.AuthenticateAsync(settings.UserName, settings.Password ?? "", cancellationToken);
        }
    }

    private async Task DeliverAsync(MailMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        await SignInAsync(client, settings, cancellationToken);
        await client.SendAsync(Mime.Write(message, settings.From!), cancellationToken);
        await SayGoodbyeAsync(client, cancellationToken);
    }

    /// <summary>The e-mail is taken by now: a server that does not say goodbye must not make it be sent again.</summary>
    private static async Task SayGoodbyeAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(true, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ProtocolException)
        {
            // Nothing is left to be done.
        }
    }

    [LoggerMessage(LogLevel.Error, "The mail server did not take an e-mail: {Kind} {Status}")]
    private static partial void NotSent(ILogger logger, string kind, string? status);
}

/// <summary>Writes e-mails to a folder, in Development: nobody gets one by mistake.</summary>
internal sealed partial class FolderMailer(string folder, TimeProvider time, ServiceMetrics metrics, ILogger<FolderMailer> logger) : IMailer
{
    public bool CanSend => true;

    public string? Folder => folder;

    public async Task<MailDelivery> SendAsync(MailMessage message)
    {
        var now = time.GetUtcNow();
        var name = FormattableString.Invariant($"{now:yyyyMMdd-HHmmss}-{Guid.CreateVersion7(now).ToString("N")[^8..]}");
        var (unfinished, path) = (Path.Combine(folder, $"{name}.tmp"), Path.Combine(folder, $"{name}.eml"));
        try
        {
            Directory.CreateDirectory(folder);
            await Mime.Write(message, "social-value-index@example.gov.uk").WriteToAsync(unfinished);

            // Whoever watches the folder never sees half an e-mail.
            File.Move(unfinished, path);
            return new MailDelivery();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            metrics.EmailFailed();
            NotWritten(logger, exception.GetType().Name);
            return new MailDelivery(exception.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "An e-mail could not be written to its folder: {Kind}")]
    private static partial void NotWritten(ILogger logger, string kind);
}

/// <summary>Where no mail server is set.</summary>
internal sealed class NoMailer : IMailer
{
    public bool CanSend => false;

    public string? Folder => null;

    public Task<MailDelivery> SendAsync(MailMessage message) => Task.FromResult(new MailDelivery("No mail server is set"));
}

internal static class Mime
{
    public static MimeMessage Write(MailMessage message, string from)
    {
        var sender = MailboxAddress.Parse(from);
        var mime = new MimeMessage
        {
            // The same when it is sent again, so that mail servers and mailboxes can recognise it.
            MessageId = FormattableString.Invariant($"{message.Id:N}@{sender.Domain}"),
            Subject = message.Text.Subject,
            Body = new TextPart("plain") { Text = message.Text.Body },
        };
        mime.From.Add(sender);
        mime.To.Add(new MailboxAddress(message.Name, message.To));
        return mime;
    }
}
