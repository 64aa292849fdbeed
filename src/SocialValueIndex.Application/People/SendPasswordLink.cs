using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>
/// Sends a person a fresh link to set a password: the invitation again, or a reset. Earlier links end, and within minutes their sessions.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="links">Makes the link.</param>
/// <param name="mailer">Sends it.</param>
public sealed class SendPasswordLink(SocialValueIndexDbContext db, PersonEditor editor, PasswordLinks links, IMailer mailer)
{
    /// <summary>Sends it.</summary>
    /// <param name="id">The person.</param>
    /// <param name="basedOn">The concurrency stamp of what the administrator saw.</param>
    /// <param name="site">The address of the site, for the link.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<Outcome<SentLink>> RunAsync(Guid id, string? basedOn, Uri site, CancellationToken cancellationToken)
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
                    return new Refusal.Invalid(new Fault(
                        "person",
                        isClosed ? "The person’s organisation is closed. Reopen it first" : "The person is deactivated. Reactivate them first"));
                }

                edited.EndSessions();
                edited.Record(new PasswordLinkMade(person.IsInvited ? PasswordLinkReason.Invitation : PasswordLinkReason.Reset));
                return Outcome.Done;
            },
            cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            return refusal;
        }

        var link = await links.MakeAsync(person!, site);
        return new SentLink(id, link, await mailer.SendAsync(PasswordLinks.MailFor(person!, link)));
    }
}
