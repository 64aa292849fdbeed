using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Application.People;

/// <summary>Makes an administrator, or lets one in again. Only for whoever runs the server: no page calls it.</summary>
/// <param name="db">The database.</param>
/// <param name="people">Finds and stores the person.</param>
/// <param name="links">Makes the link.</param>
/// <param name="audit">Writes down that it was done.</param>
/// <param name="time">The clock.</param>
public sealed class CreateAdministrator(SocialValueIndexDbContext db, UserManager<Person> people, PasswordLinks links, Audit audit, TimeProvider time)
{
    /// <summary>Makes the administrator, or reactivates and unlocks them, and makes a link. Earlier links end.</summary>
    /// <param name="email">The e-mail address.</param>
    /// <param name="name">The name that others see.</param>
    /// <param name="site">The address of the site, for the link.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<(PasswordLink? Link, Fault? Fault)> RunAsync(string? email, string? name, Uri site, CancellationToken cancellationToken)
    {
        var details = new PersonDetails(PlainText.SingleLine(name), [Roles.Administrator], null);
        if (PersonRules.FaultInEmail(email) is { } fault)
        {
            return (null, fault);
        }

        if (PersonRules.FaultsIn(details, null) is [var first, ..])
        {
            return (null, first);
        }

        var address = PersonRules.Tidy(email);
        var person = await people.FindByNameAsync(address);
        if (person is not null && !await people.IsInRoleAsync(person, Roles.Administrator))
        {
            return (null, new Fault("email", "This address belongs to somebody who is not an administrator. Use another address"));
        }

        person = person is null ? await CreateAsync(address, details, cancellationToken) : await LetInAsync(person, cancellationToken);
        return (await links.MakeAsync(person, site), null);
    }

    private async Task<Person> CreateAsync(string email, PersonDetails details, CancellationToken cancellationToken)
    {
        var person = Person.Invited(people, email, details, time.GetUtcNow());
        db.Users.Add(person);
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = person.Id, RoleId = Roles.IdOf(Roles.Administrator) });
        audit.Write(AuditKind.PersonInvited, person.Id, $"{person.Name} ({email})", null, $"{Roles.Administrator}, on the server");
        await db.SaveChangesAsync(cancellationToken);
        return person;
    }

    private async Task<Person> LetInAsync(Person person, CancellationToken cancellationToken)
    {
        var words = $"{person.Name} ({person.Email})";
        if (!person.IsActive)
        {
            audit.Write(AuditKind.PersonReactivated, person.Id, words, "Deactivated", "Active, on the server");
        }

        person.DeactivatedAt = null;
        person.LockoutEnd = null;
        person.AccessFailedCount = 0;
        person.SecurityStamp = Person.NewStamp(time.GetUtcNow());
        person.ConcurrencyStamp = Person.NewStamp(time.GetUtcNow());
        audit.Write(AuditKind.PasswordLinkMade, person.Id, words, null, "On the server");
        await db.SaveChangesAsync(cancellationToken);
        return person;
    }
}
