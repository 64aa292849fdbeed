namespace SocialValueIndex.Application.Mail;

/// <summary>What an e-mail says, in plain text.</summary>
/// <param name="Subject">What it is about; up to <see cref="OutboxMessage.SubjectMaxLength"/> characters.</param>
/// <param name="Body">The text.</param>
public sealed record MailText(string Subject, string Body);

/// <summary>A plain text e-mail to one person.</summary>
/// <param name="Id">What it is known by. One that is sent again has the same, so that mail servers and mailboxes can recognise it.</param>
/// <param name="To">The address.</param>
/// <param name="Name">The name of whoever gets it.</param>
/// <param name="Text">What it says.</param>
public sealed record MailMessage(Guid Id, string To, string Name, MailText Text);

/// <summary>What became of an e-mail.</summary>
/// <param name="Fault">
/// Why it was not taken: the kind of the failure, never the server's words, which can hold addresses. None when it was taken.
/// </param>
public sealed record MailDelivery(string? Fault = null)
{
    /// <summary>Whether it was taken.</summary>
    public bool IsTaken => Fault is null;
}

/// <summary>
/// Hands e-mails over. Only the outbox calls it. It answers instead of throwing when an e-mail is not taken, and nobody can call it back,
/// so that what became of the e-mail is known; it gives up by itself within <see cref="OutboxMessage.Lease"/>.
/// </summary>
public interface IMailer
{
    /// <summary>Whether e-mails reach anybody: false where no mail server is set.</summary>
    bool CanSend { get; }

    /// <summary>The folder that e-mails are written to instead of being sent, as in Development; none where they are sent.</summary>
    string? Folder { get; }

    /// <summary>Hands one over, or says why not.</summary>
    Task<MailDelivery> SendAsync(MailMessage message);
}
