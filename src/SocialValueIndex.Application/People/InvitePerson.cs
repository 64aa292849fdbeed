using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.People;

/// <summary>What came of making a link for somebody.</summary>
/// <param name="PersonId">The person; none when there is none.</param>
/// <param name="Faults">Why no link was made; empty when one was.</param>
/// <param name="Link">The link.</param>
/// <param name="Delivery">What became of the e-mail with it.</param>
public sealed record LinkOutcome(Guid? PersonId, IReadOnlyList<Fault> Faults, PasswordLink? Link = null, MailDelivery? Delivery = null);

/// <summary>Makes a person and sends them a link with which they set a password.</summary>
/// <param name="db">The database.</param>
/// <param name="people">Knows who is there, and how names are compared.</param>
/// <param name="links">Makes the link.</param>
/// <param name="mailer">Sends it.</param>
/// <param name="audit">Writes down who did it.</param>
/// <param name="user">The administrator.</param>
/// <param name="time">The clock.</param>
public sealed class InvitePerson(
    SocialValueIndexDbContext db, UserManager<Person> people, PasswordLinks links, IMailer mailer, Audit audit, ICurrentUser user, TimeProvider time)
{
    /// <summary>Invites somebody. The person is stored before the e-mail is sent, so an e-mail that fails loses nothing.</summary>
    /// <param name="email">The e-mail address.</param>
    /// <param name="details">Name, roles and organisation.</param>
    /// <param name="site">The address of the site, for the link.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<LinkOutcome> RunAsync(string? email, PersonDetails details, Uri site, CancellationToken cancellationToken)
    {
        if (!await IsByAnAdministratorAsync(cancellationToken))
        {
            return new LinkOutcome(null, [PersonEditor.NotAnAdministrator]);
        }

        var organisation = await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == details.OrganisationId, cancellationToken);
        Fault[] faults = [.. new[] { PersonRules.FaultInEmail(email) }.OfType<Fault>(), .. PersonRules.FaultsIn(details, organisation)];
        if (faults.Length > 0)
        {
            return new LinkOutcome(null, faults);
        }

        if (await SaveWithRetryAsync(PersonRules.Tidy(email), details, organisation, cancellationToken) is not { } person)
        {
            return new LinkOutcome(null, [new Fault("email", "There is somebody with this email address already. Look for them in the list of people")]);
        }

        var link = await links.MakeAsync(person, site);
        return new LinkOutcome(person.Id, [], link, await mailer.SendAsync(PasswordLinks.MailFor(person, link)));
    }

    private Task<bool> IsByAnAdministratorAsync(CancellationToken cancellationToken)
    {
        var administrator = Roles.IdOf(Roles.Administrator);
        return db.Users.AnyAsync(
            p => p.Id == user.Id && p.DeactivatedAt == null && db.UserRoles.Any(r => r.UserId == p.Id && r.RoleId == administrator), cancellationToken);
    }

    private async Task<Person?> SaveWithRetryAsync(string email, PersonDetails details, Organisation? organisation, CancellationToken cancellationToken)
    {
        if (await people.FindByNameAsync(email) is not null)
        {
            return null;
        }

        var person = Person.Invited(people, email, details, time.GetUtcNow());
        db.Users.Add(person);
        db.UserRoles.AddRange(details.Roles.Select(r => new IdentityUserRole<Guid> { UserId = person.Id, RoleId = Roles.IdOf(r) }));
        audit.Write(
            AuditKind.PersonInvited, person.Id, $"{person.Name} ({email})", null, $"{Roles.DisplayName(details.Roles)}; {organisation?.Name ?? "no organisation"}", organisation?.Id);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return person;
        }
        catch (DbUpdateException)
        {
            // The unique user name refuses the second of two invitations at the same moment.
            db.ChangeTracker.Clear();
            if (await people.FindByNameAsync(email) is null)
            {
                throw;
            }

            return null;
        }
    }
}
