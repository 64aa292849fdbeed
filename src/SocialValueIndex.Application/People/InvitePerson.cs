using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Application.People;

/// <summary>A link that was made for somebody.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Link">The link.</param>
/// <param name="IsMailed">Whether an e-mail with it is on its way. Where not, somebody has to pass the link on.</param>
public sealed record SentLink(Guid PersonId, PasswordLink Link, bool IsMailed);

/// <summary>Makes a person and sends them a link with which they set a password.</summary>
/// <param name="db">The database.</param>
/// <param name="people">Knows who is there, and how names are compared.</param>
/// <param name="links">Makes the link.</param>
/// <param name="outbox">Takes the e-mail with it.</param>
/// <param name="user">The administrator.</param>
/// <param name="time">The clock.</param>
public sealed class InvitePerson(
    SocialValueIndexDbContext db,
    UserManager<Person> people,
    PasswordLinks links,
    Outbox outbox,
    ICurrentUser user,
    TimeProvider time
)
{
    /// <summary>Invites somebody. The e-mail is stored with the person, so neither comes without the other.</summary>
    /// <param name="email">The e-mail address.</param>
    /// <param name="details">Name, roles and organisation.</param>
    /// <param name="site">The address of the site, for the link.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<Outcome<SentLink>> RunAsync(string? email, PersonDetails details, Uri site, CancellationToken cancellationToken)
    {
        var by = await InvitersNameAsync(details, cancellationToken);
        if (by is null)
        {
            return new Refusal.Invalid(PersonEditor.NotAnAdministrator);
        }

        var organisation = await db
            .Organisations.AsNoTracking()
            .FirstOrDefaultAsync(o => o.Id == details.OrganisationId, cancellationToken);
        Fault[] faults = [.. new[] { PersonRules.FaultInEmail(email) }.OfType<Fault>(), .. PersonRules.FaultsIn(details, organisation)];
        if (faults.Length > 0)
        {
            return new Refusal.Invalid(faults);
        }

        return await SaveAsync(PersonRules.Tidy(email), details, organisation, by, site, cancellationToken) is { } sent
            ? sent
            : new Refusal.Invalid(new Fault("email", ChangeEmail.Taken));
    }

    /// <summary>
    /// The name of who invites, if they may: an administrator anybody, an officer a colleague, as officer or procurement lead, where their
    /// organisation lets officers invite.
    /// </summary>
    private Task<string?> InvitersNameAsync(PersonDetails details, CancellationToken cancellationToken)
    {
        var (administrator, officer) = (Roles.IdOf(Roles.Administrator), Roles.IdOf(Roles.Officer));
        var isForColleagues = details.Roles.All(r => r is Roles.Officer or Roles.ProcurementLead);
        return db
            .Users.Where(p =>
                p.Id == user.Id
                && p.DeactivatedAt == null
                && (
                    db.UserRoles.Any(r => r.UserId == p.Id && r.RoleId == administrator)
                    || (
                        isForColleagues
                        && p.OrganisationId == details.OrganisationId
                        && db.UserRoles.Any(r => r.UserId == p.Id && r.RoleId == officer)
                        && db.Organisations.Any(o => o.Id == p.OrganisationId && o.OfficersMayInvite && o.ClosedAt == null)
                    )
                )
            )
            .Select(p => p.Name)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<SentLink?> SaveAsync(
        string email,
        PersonDetails details,
        Organisation? organisation,
        string by,
        Uri site,
        CancellationToken cancellationToken
    )
    {
        if (await people.FindByNameAsync(email) is not null)
        {
            return null;
        }

        var sent = await AddAsync(email, details, organisation, by, site);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return sent;
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

    /// <summary>Adds a person, and the e-mail to them, to what the next save stores.</summary>
    internal async Task<SentLink> AddAsync(string email, PersonDetails details, Organisation? organisation, string by, Uri site)
    {
        var person = Person.Invited(people, email, details, time.GetUtcNow());
        db.Users.Add(person);
        db.UserRoles.AddRange(details.Roles.Select(r => new IdentityUserRole<Guid> { UserId = person.Id, RoleId = Roles.IdOf(r) }));
        person.Record(
            new PersonInvited([.. Roles.All.Where(details.Roles.Contains)], organisation?.Name),
            new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime)
        );
        var link = await links.MakeAsync(person, site);
        return new SentLink(person.Id, link, outbox.Add(person, links.MailFor(person, link, by), link.Lifespan));
    }
}
