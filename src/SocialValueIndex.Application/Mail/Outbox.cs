using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Application.Mail;

/// <summary>
/// Takes e-mails in. They are stored with the change that causes them, by the same save, and sent afterwards. What they say is encrypted,
/// because it can hold a link that lets somebody in.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="mailer">Tells whether e-mails reach anybody.</param>
/// <param name="protection">Encrypts what e-mails say.</param>
/// <param name="time">The clock.</param>
public sealed class Outbox(SocialValueIndexDbContext db, IMailer mailer, IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Outbox");

    /// <summary>Adds an e-mail to what the next save stores.</summary>
    /// <param name="person">Who gets it.</param>
    /// <param name="text">What it says.</param>
    /// <param name="usefulFor">How long it is of use; none when it always is.</param>
    /// <param name="address">The address that it goes to, where that is not the person's own.</param>
    /// <returns>Whether it will be on its way: not where no mail server is set.</returns>
    public bool Add(Person person, MailText text, TimeSpan? usefulFor = null, string? address = null)
    {
        if (!mailer.CanSend)
        {
            return false;
        }

        var now = time.GetUtcNow().UtcDateTime;
        db.Outbox.Add(OutboxMessage.Create(person.Id, text.Subject, _protector.Protect(text.Body), now + usefulFor, now, address));
        return true;
    }

    /// <summary>What an e-mail says; none when it is forgotten, or the key that encrypted it is lost.</summary>
    internal string? Read(OutboxMessage message)
    {
        try
        {
            return message.ProtectedBody is { } body ? _protector.Unprotect(body) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
