using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.People;

/// <summary>A person as administrators see them.</summary>
public sealed record PersonSummary
{
    /// <summary>The person.</summary>
    public required Guid Id { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>Their e-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>Their organisation, if they have one.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Its name.</summary>
    public string? Organisation { get; init; }

    /// <summary>Whether it is closed, so that the person cannot sign in.</summary>
    public bool IsOrganisationClosed { get; init; }

    /// <summary>When they were deactivated (UTC), while they are.</summary>
    public DateTime? DeactivatedAt { get; init; }

    /// <summary>Whether they were invited and have not accepted yet.</summary>
    public bool IsInvited { get; init; }

    /// <summary>Until when they have to wait after wrong passwords (UTC), if they had to.</summary>
    public DateTime? LockoutEnd { get; init; }

    /// <summary>Whether they have an authenticator app or a passkey.</summary>
    public bool HasSecondStep { get; init; }

    /// <summary>Whether they were erased.</summary>
    public bool IsErased => Email.EndsWith(Person.ErasedDomain, StringComparison.Ordinal);

    /// <summary>Changes with every change of the person.</summary>
    public string? Stamp { get; init; }

    /// <summary>Their roles.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>When they last signed in (UTC); none when they did not since that is written down.</summary>
    public DateTime? LastSignInAt { get; init; }

    /// <summary>The address that waits to be confirmed, if one does.</summary>
    public string? PendingEmail { get; init; }

    /// <summary>The account that this one was merged into, if it was.</summary>
    public Guid? MergedIntoId { get; init; }
}

/// <summary>How far a person is with the service.</summary>
public enum PersonStanding
{
    /// <summary>They accepted their invitation and can sign in, unless their organisation is closed.</summary>
    Active,

    /// <summary>They were invited and have not accepted yet.</summary>
    Invited,

    /// <summary>They were deactivated.</summary>
    Deactivated,
}

/// <summary>Which people are wanted; what is left out does not matter.</summary>
/// <param name="OrganisationId">Their organisation.</param>
/// <param name="Text">A part of their name or e-mail address, in any letter case, width and with or without accents.</param>
/// <param name="Standing">How far they are.</param>
public sealed record PeopleWanted(Guid? OrganisationId = null, string? Text = null, PersonStanding? Standing = null);

/// <summary>People of every organisation, for administrators.</summary>
/// <param name="db">The database.</param>
public sealed class ListPeople(SocialValueIndexDbContext db)
{
    private const int Batch = 500;

    /// <summary>A page of those that are wanted, by name.</summary>
    public async Task<Page<PersonSummary>> RunAsync(PeopleWanted wanted, int number, CancellationToken cancellationToken)
    {
        var page = await ByName(Wanted(wanted)).ToPageAsync(number, Summaries, cancellationToken);
        return page.With(await WithRolesAsync(page.Items, cancellationToken));
    }

    /// <summary>All of those that are wanted, by name, read bit by bit.</summary>
    public async IAsyncEnumerable<PersonSummary> AllAsync(PeopleWanted wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var people = ByName(Wanted(wanted));
        for (var read = 0; ; read += Batch)
        {
            var rows = await Summaries(people.Skip(read).Take(Batch)).ToListAsync(cancellationToken);
            foreach (var person in await WithRolesAsync(rows, cancellationToken))
            {
                yield return person;
            }

            if (rows.Count < Batch)
            {
                yield break;
            }
        }
    }

    /// <summary>People whose name or address has a text in it.</summary>
    internal static IQueryable<Person> Matching(IQueryable<Person> people, string? text)
    {
        var (name, address) = (PlainText.SearchKey(text), PersonRules.Tidy(text).ToUpperInvariant());
        if (name.Length == 0)
        {
            return people;
        }

        var (namePattern, addressPattern) = ($"%{LikePattern.Escape(name)}%", $"%{LikePattern.Escape(address)}%");
        return people.Where(p =>
            EF.Functions.Like(p.NormalizedName, namePattern, LikePattern.EscapeCharacter)
            || EF.Functions.Like(p.NormalizedEmail!, addressPattern, LikePattern.EscapeCharacter)
        );
    }

    private static IOrderedQueryable<Person> ByName(IQueryable<Person> people) => people.OrderBy(p => p.NormalizedName).ThenBy(p => p.Id);

    private IQueryable<Person> Wanted(PeopleWanted wanted)
    {
        var people = Matching(db.Users, wanted.Text);
        people = wanted.OrganisationId is { } organisation ? people.Where(p => p.OrganisationId == organisation) : people;
        return wanted.Standing switch
        {
            PersonStanding.Active => people.Where(p => p.DeactivatedAt == null && p.AcceptedAt != null),
            PersonStanding.Invited => people.Where(p => p.DeactivatedAt == null && p.AcceptedAt == null),
            PersonStanding.Deactivated => people.Where(p => p.DeactivatedAt != null),
            _ => people,
        };
    }

    /// <summary>The person with an e-mail address; none if nobody has it.</summary>
    public async Task<PersonSummary?> FindByEmailAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = PersonRules.Tidy(email).ToUpperInvariant();
        var rows = await Summaries(db.Users.Where(p => p.NormalizedEmail == normalized)).ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : (await WithRolesAsync(rows, cancellationToken))[0];
    }

    /// <summary>One person; none if there is none of that id.</summary>
    public async Task<PersonSummary?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var rows = await Summaries(db.Users.Where(p => p.Id == id)).ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : (await WithRolesAsync(rows, cancellationToken))[0];
    }

    private IQueryable<PersonSummary> Summaries(IQueryable<Person> people) =>
        from person in people
        join found in db.Organisations on person.OrganisationId equals found.Id into joined
        from organisation in joined.DefaultIfEmpty()
        select new PersonSummary
        {
            Id = person.Id,
            Name = person.Name,
            Email = person.Email!,
            OrganisationId = person.OrganisationId,
            Organisation = organisation!.Name,
            IsOrganisationClosed = organisation.ClosedAt != null,
            DeactivatedAt = person.DeactivatedAt,
            IsInvited = person.AcceptedAt == null,
            LockoutEnd = db.SignInAttempts.Where(c => c.PersonId == person.Id).Max(c => c.WaitUntil),
            HasSecondStep = person.TwoFactorEnabled || db.UserPasskeys.Any(k => k.UserId == person.Id),
            Stamp = person.ConcurrencyStamp,
            LastSignInAt = person.LastSignInAt,
            PendingEmail = person.PendingEmail,
            MergedIntoId = person.MergedIntoId,
        };

    private async Task<IReadOnlyList<PersonSummary>> WithRolesAsync(
        IReadOnlyList<PersonSummary> people,
        CancellationToken cancellationToken
    )
    {
        var ids = people.Select(p => p.Id).ToList();
        var roles = (await db.UserRoles.AsNoTracking().Where(r => ids.Contains(r.UserId)).ToListAsync(cancellationToken)).ToLookup(
            r => r.UserId,
            r => Roles.NameOf(r.RoleId)
        );
        return [.. people.Select(p => p with { Roles = [.. roles[p.Id]] })];
    }
}
