using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Application.People;

/// <summary>A person who is being changed, with their roles.</summary>
/// <param name="Person">The person.</param>
/// <param name="Roles">Their roles.</param>
/// <param name="Now">The time of the change.</param>
public sealed record EditedPerson(Person Person, HashSet<string> Roles, DateTimeOffset Now)
{
    internal bool IsActiveAdministrator => Person.IsActive && Roles.Contains(People.Roles.Administrator);

    /// <summary>The person as the audit calls them.</summary>
    public string DisplayName => $"{Person.Name} ({Person.Email})";

    /// <summary>Ends the links to set a password that the person was sent, and their sessions, at the next time that the host looks at the stamp.</summary>
    public void EndSessions() => Person.SecurityStamp = Person.NewStamp(Now);
}

/// <summary>How a change of a person ended.</summary>
/// <param name="IsFound">Whether there is such a person.</param>
/// <param name="Faults">Why nothing was changed; empty when it was.</param>
public sealed record PersonOutcome(bool IsFound, IReadOnlyList<Fault> Faults)
{
    /// <summary>Whether the change was stored.</summary>
    public bool IsDone => IsFound && Faults.Count == 0;
}

/// <summary>
/// What every change of a person by an administrator has in common: load, let the deed change, see that an administrator is left, and store all of it at
/// once, unless somebody else was faster.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="user">The administrator.</param>
/// <param name="time">The clock.</param>
public sealed class PersonEditor(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time)
{
    /// <summary>What a lost race is told.</summary>
    public const string Stale = "Somebody else changed this person after you opened the page. Nothing of yours was stored. Check what is shown now and try again";

    /// <summary>What whoever lost the role, or was deactivated, is told while their session lasts.</summary>
    internal static Fault NotAnAdministrator { get; } = new("person", "You are not an administrator any more. Sign in again");

    /// <summary>Changes a person.</summary>
    /// <param name="id">The person.</param>
    /// <param name="basedOn">The concurrency stamp of what the administrator saw; none does not compare.</param>
    /// <param name="stamp">The change, and its line in the audit; answers with faults to change nothing.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<PersonOutcome> RunAsync(
        Guid id, string? basedOn, Func<EditedPerson, IReadOnlyList<Fault>> stamp, CancellationToken cancellationToken)
    {
        var found = await db.Users.Where(p => p.Id == id || p.Id == user.Id).ToListAsync(cancellationToken);
        var roles = await db.UserRoles.Where(r => r.UserId == id || r.UserId == user.Id).ToListAsync(cancellationToken);
        if (InHand(found, roles, user.Id) is not { IsActiveAdministrator: true } actor)
        {
            return new PersonOutcome(true, [NotAnAdministrator]);
        }

        if (InHand(found, roles, id) is not { } edited)
        {
            return new PersonOutcome(false, []);
        }

        if (basedOn is not null && basedOn != edited.Person.ConcurrencyStamp)
        {
            return new PersonOutcome(true, [new Fault("person", Stale)]);
        }

        var wasAdministrator = edited.IsActiveAdministrator;
        var faults = stamp(edited);
        if (faults.Count == 0 && wasAdministrator && !edited.IsActiveAdministrator)
        {
            faults = [.. new[] { await FaultInEndingAdministrationAsync(id, cancellationToken) }.OfType<Fault>()];

            // The one who does it is the witness that an administrator is left: should somebody end theirs at the same moment, one of the two saves fails.
            actor.Person.ConcurrencyStamp = Person.NewStamp(actor.Now);
        }

        if (faults.Count > 0)
        {
            db.ChangeTracker.Clear();
            return new PersonOutcome(true, faults);
        }

        return await SaveWithRetryAsync(edited, roles, cancellationToken);
    }

    private EditedPerson? InHand(List<Person> people, List<IdentityUserRole<Guid>> roles, Guid id) =>
        people.Find(p => p.Id == id) is { } person
            ? new EditedPerson(person, [.. roles.Where(r => r.UserId == id).Select(r => Roles.NameOf(r.RoleId))], time.GetUtcNow())
            : null;

    private async Task<Fault?> FaultInEndingAdministrationAsync(Guid id, CancellationToken cancellationToken)
    {
        var administrator = Roles.IdOf(Roles.Administrator);
        var others = await db.Users.CountAsync(
            p => p.Id != id && p.DeactivatedAt == null && db.UserRoles.Any(r => r.UserId == p.Id && r.RoleId == administrator), cancellationToken);
        return PersonRules.FaultInEndingAdministration(id == user.Id, others);
    }

    private async Task<PersonOutcome> SaveWithRetryAsync(EditedPerson edited, List<IdentityUserRole<Guid>> before, CancellationToken cancellationToken)
    {
        edited.Person.ConcurrencyStamp = Person.NewStamp(edited.Now);
        var own = before.Where(r => r.UserId == edited.Person.Id).ToList();
        db.UserRoles.RemoveRange(own.Where(r => !edited.Roles.Contains(Roles.NameOf(r.RoleId))));
        db.UserRoles.AddRange(edited.Roles.Select(Roles.IdOf).Except(own.Select(r => r.RoleId)).Select(r => new IdentityUserRole<Guid> { UserId = edited.Person.Id, RoleId = r }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new PersonOutcome(true, []);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new PersonOutcome(true, [new Fault("person", Stale)]);
        }
    }
}
