using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>A person who is being changed, with their roles.</summary>
/// <param name="Person">The person.</param>
/// <param name="Roles">Their roles.</param>
/// <param name="Stamp">Who changes them, and when.</param>
public sealed record EditedPerson(Person Person, HashSet<string> Roles, ChangeStamp Stamp)
{
    internal bool IsActiveAdministrator => Person.IsActive && Roles.Contains(People.Roles.Administrator);

    /// <summary>Writes down what is done to the person.</summary>
    public void Record(HistoryDetails details) => Person.Record(details, Stamp);

    /// <summary>
    /// Ends the links to set a password that the person was sent, and their sessions.
    /// </summary>
    public void EndSessions() => Person.SecurityStamp = Person.NewStamp(Stamp.At);
}

/// <summary>
/// What every change of a person by an administrator has in common: load, change, see that an administrator is left, and store all of it at
/// once, unless somebody else was faster.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="user">The administrator.</param>
/// <param name="time">The clock.</param>
public sealed class PersonEditor(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time)
{
    /// <summary>The message when a colleague's change was stored first.</summary>
    public const string Stale =
        "Somebody else changed this person after you opened the page. Your changes are not saved. Check what is shown now and try again";

    /// <summary>What whoever lost the role, or was deactivated, is told while their session lasts.</summary>
    internal static Fault NotAnAdministrator { get; } = new("person", "You are not an administrator any more. Sign in again");

    /// <summary>Changes a person.</summary>
    /// <param name="id">The person.</param>
    /// <param name="basedOn">The concurrency stamp of what the administrator saw; none does not compare.</param>
    /// <param name="verb">The change, and its line in the history.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Refused as gone, as a conflict where somebody else was faster, or as the verb refuses.</returns>
    public Task<Outcome> RunAsync(Guid id, string? basedOn, Func<EditedPerson, Outcome> verb, CancellationToken cancellationToken) =>
        RunAsync(id, basedOn, edited => Task.FromResult(verb(edited)), cancellationToken);

    /// <inheritdoc cref="RunAsync(Guid, string?, Func{EditedPerson, Outcome}, CancellationToken)"/>
    public async Task<Outcome> RunAsync(
        Guid id,
        string? basedOn,
        Func<EditedPerson, Task<Outcome>> verb,
        CancellationToken cancellationToken
    )
    {
        var found = await db.Users.Where(p => p.Id == id || p.Id == user.Id).ToListAsync(cancellationToken);
        var roles = await db.UserRoles.Where(r => r.UserId == id || r.UserId == user.Id).ToListAsync(cancellationToken);
        if (Find(found, roles, user.Id) is not { IsActiveAdministrator: true } actor)
        {
            return new Refusal.Invalid(NotAnAdministrator);
        }

        if (Find(found, roles, id) is not { } edited)
        {
            return new Refusal.Gone();
        }

        if (edited.Person.IsErased)
        {
            return new Refusal.Invalid(new Fault("person", "This person is erased. Invite them again if they come back"));
        }

        if (basedOn is not null && basedOn != edited.Person.ConcurrencyStamp)
        {
            return new Refusal.Conflict(new Fault("person", Stale));
        }

        var wasAdministrator = edited.IsActiveAdministrator;
        var outcome = await verb(edited);
        if (outcome.IsDone && wasAdministrator && !edited.IsActiveAdministrator)
        {
            outcome = await EndAdministrationAsync(id, cancellationToken);

            // The one who does it is the witness that an administrator is left: should somebody end theirs at the same moment, one save
            // fails.
            actor.Person.ConcurrencyStamp = Person.NewStamp(actor.Stamp.At);
        }

        if (outcome.IsDone)
        {
            return await SaveAsync(edited, roles, cancellationToken);
        }

        db.ChangeTracker.Clear();
        return outcome;
    }

    private EditedPerson? Find(List<Person> people, List<IdentityUserRole<Guid>> roles, Guid id) =>
        people.Find(p => p.Id == id) is { } person
            ? new EditedPerson(
                person,
                [.. roles.Where(r => r.UserId == id).Select(r => Roles.NameOf(r.RoleId))],
                new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime)
            )
            : null;

    private async Task<Outcome> EndAdministrationAsync(Guid id, CancellationToken cancellationToken)
    {
        var administrator = Roles.IdOf(Roles.Administrator);
        var others = await db.Users.CountAsync(
            p => p.Id != id && p.DeactivatedAt == null && db.UserRoles.Any(r => r.UserId == p.Id && r.RoleId == administrator),
            cancellationToken
        );
        return PersonRules.FaultInEndingAdministration(id == user.Id, others) is { } fault ? new Refusal.Invalid(fault) : Outcome.Done;
    }

    private async Task<Outcome> SaveAsync(EditedPerson edited, List<IdentityUserRole<Guid>> before, CancellationToken cancellationToken)
    {
        edited.Person.ConcurrencyStamp = Person.NewStamp(edited.Stamp.At);
        var own = before.Where(r => r.UserId == edited.Person.Id).ToList();
        db.UserRoles.RemoveRange(own.Where(r => !edited.Roles.Contains(Roles.NameOf(r.RoleId))));
        db.UserRoles.AddRange(
            edited
                .Roles.Select(Roles.IdOf)
                .Except(own.Select(r => r.RoleId))
                .Select(r => new IdentityUserRole<Guid> { UserId = edited.Person.Id, RoleId = r })
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Refusal.Conflict(new Fault("person", Stale));
        }
    }
}
