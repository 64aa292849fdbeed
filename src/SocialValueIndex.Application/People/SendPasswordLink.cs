using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.People;

/// <summary>Sends a person a fresh link to set a password: the invitation again, or a reset. Earlier links end, and within minutes their sessions.</summary>
/// <param name="db">The database.</param>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="links">Makes the link.</param>
/// <param name="mailer">Sends it.</param>
/// <param name="audit">Writes down who did it.</param>
public sealed class SendPasswordLink(SocialValueIndexDbContext db, PersonEditor editor, PasswordLinks links, IMailer mailer, Audit audit)
{
    /// <summary>Sends it.</summary>
    /// <param name="id">The person.</param>
    /// <param name="basedOn">The concurrency stamp of what the administrator saw.</param>
    /// <param name="site">The address of the site, for the link.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<LinkOutcome> RunAsync(Guid id, string? basedOn, Uri site, CancellationToken cancellationToken)
    {
        var isClosed = await db.Organisations.AnyAsync(o => o.ClosedAt != null && db.Users.Any(p => p.Id == id && p.OrganisationId == o.Id), cancellationToken);
        Person? person = null;
        var outcome = await editor.RunAsync(
            id,
            basedOn,
            edited =>
            {
                person = edited.Person;
                if (!person.IsActive || isClosed)
                {
                    return [new Fault("person", isClosed ? "The person’s organisation is closed. Reopen it first" : "The person is deactivated. Reactivate them first")];
                }

                edited.EndSessions();
                audit.Write(AuditKind.PasswordLinkMade, id, edited.DisplayName, null, person.PasswordHash is null ? "Invitation" : "Reset", person.OrganisationId);
                return [];
            },
            cancellationToken);
        if (!outcome.IsDone)
        {
            return new LinkOutcome(outcome.IsFound ? id : null, outcome.Faults);
        }

        var link = await links.MakeAsync(person!, site);
        return new LinkOutcome(id, [], link, await mailer.SendAsync(PasswordLinks.MailFor(person!, link)));
    }
}
