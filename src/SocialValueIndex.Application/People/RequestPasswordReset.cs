using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.People;

/// <summary>
/// Sends a link to whoever forgot their password. It says nothing to the one who asks, who can be anybody. Whoever never had one was invited, and an
/// invitation that has ended is only renewed by an administrator.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="people">Finds the person.</param>
/// <param name="links">Makes the link.</param>
/// <param name="mailer">Sends it.</param>
/// <param name="audit">Writes down that it was sent.</param>
/// <param name="time">The clock.</param>
public sealed class RequestPasswordReset(
    SocialValueIndexDbContext db, UserManager<Person> people, PasswordLinks links, IMailer mailer, Audit audit, TimeProvider time)
{
    /// <summary>How long a second request for the same person does nothing, so that nobody's inbox can be filled.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Sends it, if there is such a person with a password and they may sign in. It leaves sessions and other links as they are: whoever asks has proved nothing.</summary>
    public async Task RunAsync(string email, Uri site, CancellationToken cancellationToken)
    {
        if (await people.FindByNameAsync(PersonRules.Tidy(email)) is not { PasswordHash: not null } person || !await links.MaySignInAsync(person))
        {
            return;
        }

        var since = time.GetUtcNow().UtcDateTime - Pause;
        if (await db.AuditEntries.AnyAsync(e => e.SubjectId == person.Id && e.Kind == AuditKind.PasswordLinkMade && e.By == null && e.At > since, cancellationToken))
        {
            return;
        }

        audit.Write(AuditKind.PasswordLinkMade, person.Id, $"{person.Name} ({person.Email})", null, "Forgotten password", person.OrganisationId);
        await db.SaveChangesAsync(cancellationToken);
        await mailer.SendAsync(PasswordLinks.MailFor(person, await links.MakeAsync(person, site)));
    }
}
