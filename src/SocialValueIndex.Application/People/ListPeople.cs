using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;

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
}

/// <summary>A person to choose from a list.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="Organisation">Their organisation's name; none for administrators.</param>
public sealed record PersonName(Guid Id, string Name, string? Organisation);

/// <summary>A page of people.</summary>
/// <param name="People">The people of the page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">Which page it is, from 1.</param>
public sealed record PeoplePage(IReadOnlyList<PersonSummary> People, int Total, int Page)
{
    /// <summary>How many people a page shows.</summary>
    public const int Size = 50;

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>People of every organisation, for administrators.</summary>
/// <param name="db">The database.</param>
public sealed class ListPeople(SocialValueIndexDbContext db)
{
    private const string EscapeCharacter = "\\";

    /// <summary>A page of those of an organisation, or whose name or e-mail address has the text in it, by name.</summary>
    public async Task<PeoplePage> RunAsync(Guid? organisationId, string? text, int page, CancellationToken cancellationToken)
    {
        var people = db.Users.AsQueryable();
        if (organisationId is not null)
        {
            people = people.Where(p => p.OrganisationId == organisationId);
        }

        if (PersonRules.Tidy(text) is { Length: > 0 } words)
        {
            var pattern = $"%{Escape(words)}%";
            people = people.Where(p =>
                EF.Functions.Like(p.Name, pattern, EscapeCharacter) || EF.Functions.Like(p.Email!, pattern, EscapeCharacter)
            );
        }

        var total = await people.CountAsync(cancellationToken);
        var current = Math.Clamp(page, 1, Math.Max(1, (total + PeoplePage.Size - 1) / PeoplePage.Size));
        var rows = await Summaries(
                people.OrderBy(p => p.Name).ThenBy(p => p.Id).Skip((current - 1) * PeoplePage.Size).Take(PeoplePage.Size)
            )
            .ToListAsync(cancellationToken);
        return new PeoplePage(await WithRolesAsync(rows, cancellationToken), total, current);
    }

    /// <summary>Everybody's name and organisation, by name, to choose one.</summary>
    public async Task<IReadOnlyList<PersonName>> NamesAsync(CancellationToken cancellationToken) =>
        await (
            from person in db.Users
            join found in db.Organisations on person.OrganisationId equals found.Id into joined
            from organisation in joined.DefaultIfEmpty()
            orderby person.Name, person.Id
            select new PersonName(person.Id, person.Name, organisation.Name)
        ).ToListAsync(cancellationToken);

    /// <summary>One person; none if there is none of that id.</summary>
    public async Task<PersonSummary?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var rows = await Summaries(db.Users.Where(p => p.Id == id)).ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : (await WithRolesAsync(rows, cancellationToken))[0];
    }

    private static string Escape(string text) =>
        string.Concat(text.Select(c => c is '%' or '_' or '[' or '\\' ? $"{EscapeCharacter}{c}" : c.ToString()));

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
        };

    private async Task<List<PersonSummary>> WithRolesAsync(List<PersonSummary> people, CancellationToken cancellationToken)
    {
        var ids = people.ConvertAll(p => p.Id);
        var roles = (await db.UserRoles.AsNoTracking().Where(r => ids.Contains(r.UserId)).ToListAsync(cancellationToken)).ToLookup(
            r => r.UserId,
            r => Roles.NameOf(r.RoleId)
        );
        return people.ConvertAll(p => p with { Roles = [.. roles[p.Id]] });
    }
}
