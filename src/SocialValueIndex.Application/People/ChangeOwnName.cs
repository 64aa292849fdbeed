using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>Changes the name of the person who is signed in.</summary>
public sealed class ChangeOwnName(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time)
{
    /// <summary>Changes it. Refused as invalid, or as a conflict where somebody changes the person at the same moment.</summary>
    public async Task<Outcome> RunAsync(string? name, CancellationToken cancellationToken)
    {
        if (PersonRules.FaultInOwnName(name) is { } fault)
        {
            return new Refusal.Invalid(fault);
        }

        var person = await db.Users.SingleAsync(p => p.Id == user.Id, cancellationToken);
        var (before, tidy) = (await StateAsync(person, cancellationToken), PlainText.SingleLine(name));
        if (person.Name == tidy)
        {
            return Outcome.Done;
        }

        var (subject, now) = (person.Subject, time.GetUtcNow());
        person.Name = tidy;
        person.ConcurrencyStamp = Person.NewStamp(now);
        person.Record(subject, new PersonChanged(before, before with { Name = tidy }), new ChangeStamp(person.Id, now.UtcDateTime));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Refusal.Conflict(
                new Fault("name", "Your account was changed at the same moment, so your name is not saved. Try again")
            );
        }
    }

    private async Task<PersonState> StateAsync(Person person, CancellationToken cancellationToken)
    {
        var roles = await db.UserRoles.Where(r => r.UserId == person.Id).Select(r => r.RoleId).ToListAsync(cancellationToken);
        var organisation = await db
            .Organisations.Where(o => o.Id == person.OrganisationId)
            .Select(o => o.Name)
            .FirstOrDefaultAsync(cancellationToken);
        return new PersonState(person.Name, [.. Roles.All.Where(r => roles.Contains(Roles.IdOf(r)))], organisation);
    }
}
