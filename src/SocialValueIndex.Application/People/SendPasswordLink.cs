using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>
/// Sends a person a fresh link to set a password: the invitation again, or a reset. Earlier links end, and their sessions.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="editor">Loads, checks and stores.</param>
/// <param name="links">Makes the link.</param>
/// <param name="outbox">Takes the e-mail with it.</param>
/// <param name="policy">Who has a password.</param>
/// <param name="user">The administrator.</param>
public sealed class SendPasswordLink(
    SocialValueIndexDbContext db,
    PersonEditor editor,
    PasswordLinks links,
    Outbox outbox,
    PasswordPolicy policy,
    ICurrentUser user
)
{
    /// <summary>Sends it.</summary>
    /// <param name="id">The person.</param>
    /// <param name="basedOn">The concurrency stamp of what the administrator saw.</param>
    /// <param name="byHand">Whether the administrator passes the link on, and no e-mail is sent.</param>
    /// <param name="site">The address of the site, for the link.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<Outcome<SentLink>> RunAsync(Guid id, string? basedOn, bool byHand, Uri site, CancellationToken cancellationToken)
    {
        var isClosed = await db.Organisations.AnyAsync(
            o => o.ClosedAt != null && db.Users.Any(p => p.Id == id && p.OrganisationId == o.Id),
            cancellationToken
        );
        var by = await db.Users.Where(p => p.Id == user.Id).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken);
        SentLink? sent = null;
        var outcome = await editor.RunAsync(
            id,
            basedOn,
            async edited =>
            {
                if (FaultIn(edited.Person, isClosed) is { } fault)
                {
                    return new Refusal.Invalid(new Fault("person", fault));
                }

                sent = await MakeAsync(edited, byHand, by, site);
                return Outcome.Done;
            },
            cancellationToken
        );
        return outcome.Refusal is { } refusal ? refusal : sent!;
    }

    private string? FaultIn(Person person, bool isClosed) =>
        isClosed ? "The person’s organisation is closed. Reopen it first"
        : !person.IsActive ? "The person is deactivated. Reactivate them first"
        : !person.IsInvited && policy.ProviderFor(person.Email) is { } provider
            ? $"The person has no password here: they sign in with {provider}"
        : null;

    private async Task<SentLink> MakeAsync(EditedPerson edited, bool byHand, string? by, Uri site)
    {
        var person = edited.Person;
        edited.EndSessions();
        edited.Record(new PasswordLinkMade(person.IsInvited ? PasswordLinkReason.Invitation : PasswordLinkReason.Reset));
        var link = await links.MakeAsync(person, site);
        var isMailed = !byHand && outbox.Add(person, links.MailFor(person, link, by), link.Lifespan);
        return new SentLink(person.Id, link, isMailed);
    }
}
