namespace SocialValueIndex.Application.Mail;

/// <summary>A plain text e-mail to one person.</summary>
/// <param name="To">The address.</param>
/// <param name="Name">The name of whoever gets it.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Body">What it says.</param>
public sealed record MailMessage(string To, string Name, string Subject, string Body);

/// <summary>What became of an e-mail.</summary>
public enum MailDeliveryState
{
    /// <summary>A mail server took it.</summary>
    Sent,

    /// <summary>It was written to a file, as in Development.</summary>
    Written,

    /// <summary>There is no mail server to send it with.</summary>
    NoServer,

    /// <summary>The mail server did not take it.</summary>
    Failed,
}

/// <summary>What became of an e-mail.</summary>
/// <param name="State">Whether it is on its way.</param>
/// <param name="Place">The file that it was written to, if it was.</param>
public sealed record MailDelivery(MailDeliveryState State, string? Place = null);

/// <summary>
/// Sends e-mails. It answers instead of throwing when one cannot be sent: what the e-mail was about is done already, and stays done. For
/// the same reason
/// nobody can call it back, such as somebody who leaves the page; it gives up by itself.
/// </summary>
public interface IMailer
{
    /// <summary>Whether e-mails reach anybody: false where no mail server is set.</summary>
    bool CanSend { get; }

    /// <summary>Sends one, or says why not.</summary>
    Task<MailDelivery> SendAsync(MailMessage message);
}
