using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.SigningIn;

/// <summary>Who the organisation's own sign-in says that somebody is.</summary>
/// <param name="Issuer">The provider, as it calls itself.</param>
/// <param name="Subject">What it knows the person by, for ever.</param>
/// <param name="VerifiedEmail">Their e-mail address, where the provider says that it is verified.</param>
/// <param name="Roles">The roles that it gives them here; none where roles are given here.</param>
public sealed record ProviderIdentity(string Issuer, string Subject, string? VerifiedEmail, IReadOnlyCollection<string>? Roles);

/// <summary>
/// Finds the person that the provider recognised: by its subject, or the first time by the verified e-mail address that they were invited
/// with. Where the provider gives roles, they replace ours.
/// </summary>
public sealed class SignInThroughProvider(SocialValueIndexDbContext db, UserManager<Person> people, PasswordLinks links, TimeProvider time)
{
    /// <summary>Finds the person.</summary>
    /// <returns>
    /// None where nobody is invited with that address, they may not sign in, or the provider gives them no role that fits.
    /// </returns>
    public async Task<Person?> RunAsync(ProviderIdentity identity, CancellationToken cancellationToken)
    {
        var person = await LinkedAsync(identity, cancellationToken) ?? await InvitedAsync(identity, cancellationToken);
        if (person is null || !await links.MaySignInAsync(person) || !await TakeRolesAsync(person, identity.Roles, cancellationToken))
        {
            db.ChangeTracker.Clear();
            return null;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return person;
        }
        catch (DbUpdateException)
        {
            // The same person in another tab at the same moment. They try again.
            db.ChangeTracker.Clear();
            return null;
        }
    }

    private Task<Person?> LinkedAsync(ProviderIdentity identity, CancellationToken cancellationToken) =>
        (
            from login in db.UserLogins
            where login.LoginProvider == identity.Issuer && login.ProviderKey == identity.Subject
            join found in db.Users on login.UserId equals found.Id
            select found
        ).FirstOrDefaultAsync(cancellationToken);

    private async Task<Person?> InvitedAsync(ProviderIdentity identity, CancellationToken cancellationToken)
    {
        if (
            identity.VerifiedEmail is not { } email
            || await people.FindByNameAsync(PersonRules.Tidy(email)) is not { } person
            || await db.UserLogins.AnyAsync(l => l.UserId == person.Id && l.LoginProvider == identity.Issuer, cancellationToken)
        )
        {
            return null;
        }

        var now = time.GetUtcNow().UtcDateTime;
        db.UserLogins.Add(
            new IdentityUserLogin<Guid>
            {
                UserId = person.Id,
                LoginProvider = identity.Issuer,
                ProviderKey = identity.Subject,
            }
        );
        person.AcceptedAt ??= now;
        person.EmailConfirmed = true;
        person.Record(new ProviderLinked(), new ChangeStamp(person.Id, now));
        return person;
    }

    private async Task<bool> TakeRolesAsync(Person person, IReadOnlyCollection<string>? given, CancellationToken cancellationToken)
    {
        if (given is null)
        {
            return true;
        }

        var organisation = await db.Organisations.FirstOrDefaultAsync(o => o.Id == person.OrganisationId, cancellationToken);
        var details = new PersonDetails(person.Name, given, person.OrganisationId);
        if (PersonRules.FaultsIn(details, organisation, stays: true).Count > 0)
        {
            return false;
        }

        var rows = await db.UserRoles.Where(r => r.UserId == person.Id).ToListAsync(cancellationToken);
        var before = rows.ConvertAll(r => Roles.NameOf(r.RoleId));
        if (!before.ToHashSet().SetEquals(given) && !await IsLastAdministratorAsync(person, before, given, cancellationToken))
        {
            db.UserRoles.RemoveRange(rows);
            db.UserRoles.AddRange(given.Distinct().Select(r => new IdentityUserRole<Guid> { UserId = person.Id, RoleId = Roles.IdOf(r) }));
            Change(person, organisation?.Name, before, given);
        }

        return true;
    }

    private void Change(Person person, string? organisation, List<string> before, IReadOnlyCollection<string> given)
    {
        var now = time.GetUtcNow();
        person.SecurityStamp = Person.NewStamp(now);
        person.ConcurrencyStamp = Person.NewStamp(now);
        person.Record(
            new PersonChanged(
                new PersonState(person.Name, [.. Roles.All.Where(before.Contains)], organisation),
                new PersonState(person.Name, [.. Roles.All.Where(given.Contains)], organisation)
            ),
            new ChangeStamp(Guid.Empty, now.UtcDateTime)
        );
    }

    /// <summary>Somebody has to be left who can let people in, whatever the provider says.</summary>
    private async Task<bool> IsLastAdministratorAsync(
        Person person,
        List<string> before,
        IReadOnlyCollection<string> given,
        CancellationToken cancellationToken
    )
    {
        var administrator = Roles.IdOf(Roles.Administrator);
        return before.Contains(Roles.Administrator)
            && !given.Contains(Roles.Administrator)
            && !await db.Users.AnyAsync(
                p => p.Id != person.Id && p.DeactivatedAt == null && db.UserRoles.Any(r => r.UserId == p.Id && r.RoleId == administrator),
                cancellationToken
            );
    }
}
