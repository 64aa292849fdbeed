using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.SigningIn;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>Makes an administrator, or lets one in again. Only for whoever runs the server: no page calls it.</summary>
/// <param name="db">The database.</param>
/// <param name="people">Finds and stores the person.</param>
/// <param name="links">Makes the link.</param>
/// <param name="limits">Counts wrong passwords.</param>
/// <param name="time">The clock.</param>
public sealed class CreateAdministrator(
    SocialValueIndexDbContext db,
    UserManager<Person> people,
    PasswordLinks links,
    AttemptLimits limits,
    TimeProvider time
)
{
    private ChangeStamp Stamp => new(Guid.Empty, time.GetUtcNow().UtcDateTime);

    /// <summary>Makes the administrator, or reactivates and unlocks them, and makes a link. Earlier links end.</summary>
    /// <param name="email">The e-mail address.</param>
    /// <param name="name">The name that others see.</param>
    /// <param name="site">The address of the site, for the link.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<Outcome<PasswordLink>> RunAsync(string? email, string? name, Uri site, CancellationToken cancellationToken)
    {
        var details = new PersonDetails(PlainText.SingleLine(name), [Roles.Administrator], null);
        if (PersonRules.FaultInEmail(email) is { } fault)
        {
            return new Refusal.Invalid(fault);
        }

        if (PersonRules.FaultsIn(details, null) is [var first, ..])
        {
            return new Refusal.Invalid(first);
        }

        var address = PersonRules.Tidy(email);
        var person = await people.FindByNameAsync(address);
        if (person is not null && !await people.IsInRoleAsync(person, Roles.Administrator))
        {
            return new Refusal.Invalid(
                new Fault("email", "This address belongs to somebody who is not an administrator. Use another address")
            );
        }

        person = person is null ? await CreateAsync(address, details, cancellationToken) : await LetInAsync(person, cancellationToken);
        return await links.MakeAsync(person, site);
    }

    private async Task<Person> CreateAsync(string email, PersonDetails details, CancellationToken cancellationToken)
    {
        var person = Person.Invited(people, email, details, time.GetUtcNow());
        db.Users.Add(person);
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = person.Id, RoleId = Roles.IdOf(Roles.Administrator) });
        person.Record(new PersonInvited([Roles.Administrator], null), Stamp);
        await db.SaveChangesAsync(cancellationToken);
        return person;
    }

    private async Task<Person> LetInAsync(Person person, CancellationToken cancellationToken)
    {
        if (!person.IsActive)
        {
            person.Record(new PersonReactivated(), Stamp);
        }

        person.DeactivatedAt = null;
        person.SecurityStamp = Person.NewStamp(time.GetUtcNow());
        person.ConcurrencyStamp = Person.NewStamp(time.GetUtcNow());
        person.Record(new PasswordLinkMade(PasswordLinkReason.Server), Stamp);
        await db.SaveChangesAsync(cancellationToken);
        await limits.ForgetAllAsync(person.Id, cancellationToken);
        return person;
    }
}
