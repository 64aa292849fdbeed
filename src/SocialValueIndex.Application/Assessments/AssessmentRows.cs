using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Assessments;

/// <summary>A person as readings know them.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their e-mail address.</param>
/// <param name="OrganisationId">Their organisation.</param>
/// <param name="DeactivatedAt">Since when they cannot sign in, if they cannot.</param>
internal sealed record NamedPerson(Guid Id, string Name, string? Email, Guid? OrganisationId, DateTime? DeactivatedAt);

/// <summary>
/// Everything that pages show of one assessment, in one round trip. Each row of the answer is one thing, the assessment, an action or a
/// person, so that the assessment, which is large, comes only once.
/// </summary>
internal sealed class AssessmentRows
{
    private static readonly ConditionalWeakTable<IModel, Queries> Compiled = [];

    /// <summary>The assessment.</summary>
    public Assessment Assessment { get; private set; } = null!;

    /// <summary>The name of its organisation.</summary>
    public string OrganisationName { get; private set; } = "";

    /// <summary>Whether that organisation asks for sign-off.</summary>
    public bool NeedsSignOff { get; private set; }

    /// <summary>Its actions that somebody touched; none where they were not asked for.</summary>
    public List<TrackedAction> Actions { get; } = [];

    /// <summary>The people of the organisation, by name.</summary>
    public List<NamedPerson> People { get; } = [];

    /// <summary>Reads it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">The assessment.</param>
    /// <param name="organisationId">Whose people to read.</param>
    /// <param name="withActions">Whether actions are asked for.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>None where the organisation has no such assessment.</returns>
    public static async Task<AssessmentRows?> ReadAsync(
        SocialValueIndexDbContext db,
        Guid id,
        Guid? organisationId,
        bool withActions,
        CancellationToken cancellationToken
    )
    {
        // A query is compiled for one model, and each provider has its own.
        var queries = Compiled.GetValue(db.Model, _ => new Queries());
        var rows = new AssessmentRows();
        var found = withActions ? queries.WithActions(db, id, organisationId) : queries.WithoutActions(db, id, organisationId);
        await foreach (var row in found.WithCancellation(cancellationToken))
        {
            rows.Add(row);
        }

        rows.People.Sort((a, b) => (a.Name, a.Id).CompareTo((b.Name, b.Id)));
        return rows.Assessment is null ? null : rows;
    }

    /// <summary>Adds those of these people who are not in the organisation, or not any more.</summary>
    public async Task AddPeopleAsync(SocialValueIndexDbContext db, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var missing = ids.Except(People.Select(p => p.Id)).ToArray();
        if (missing.Length > 0)
        {
            People.AddRange(
                await db
                    .Users.Where(p => missing.Contains(p.Id))
                    .Select(p => new NamedPerson(p.Id, p.Name, p.Email, p.OrganisationId, p.DeactivatedAt))
                    .ToListAsync(cancellationToken)
            );
        }
    }

    private void Add(Row row)
    {
        if (row.Assessment is not null)
        {
            (Assessment, OrganisationName, NeedsSignOff) = (row.Assessment, row.OrganisationName!, row.NeedsSignOff is true);
        }
        else if (row.Action is not null)
        {
            Actions.Add(row.Action);
        }
        else if (row.PersonId is { } person)
        {
            People.Add(new NamedPerson(person, row.PersonName!, row.Email, row.PersonOrganisationId, row.DeactivatedAt));
        }
    }

    private sealed record Row(
        Assessment? Assessment,
        string? OrganisationName,
        bool? NeedsSignOff,
        TrackedAction? Action,
        Guid? PersonId,
        string? PersonName,
        string? Email,
        Guid? PersonOrganisationId,
        DateTime? DeactivatedAt
    );

    private sealed class Queries
    {
        public Func<SocialValueIndexDbContext, Guid, Guid?, IAsyncEnumerable<Row>> WithActions { get; } =
            EF.CompileAsyncQuery(
                (SocialValueIndexDbContext db, Guid id, Guid? organisationId) =>
                    (
                        from key in db
                            .Assessments.Where(a => a.Id == id)
                            .Select(a => a.Id)
                            .Concat(db.Actions.Where(a => a.AssessmentId == id).Select(a => a.Id))
                            .Concat(db.Users.Where(p => p.OrganisationId == organisationId).Select(p => p.Id))
                        from assessment in db.Assessments.Where(a => a.Id == key).DefaultIfEmpty()
                        from organisation in db.Organisations.Where(o => o.Id == assessment!.OrganisationId).DefaultIfEmpty()
                        from action in db.Actions.Where(a => a.Id == key).DefaultIfEmpty()
                        from person in db.Users.Where(p => p.Id == key).DefaultIfEmpty()
                        select new Row(
                            assessment,
                            organisation!.Name,
                            organisation.NeedsSignOff,
                            action,
                            (Guid?)person!.Id,
                            person.Name,
                            person.Email,
                            person.OrganisationId,
                            person.DeactivatedAt
                        )
                    ).AsNoTracking()
            );

        public Func<SocialValueIndexDbContext, Guid, Guid?, IAsyncEnumerable<Row>> WithoutActions { get; } =
            EF.CompileAsyncQuery(
                (SocialValueIndexDbContext db, Guid id, Guid? organisationId) =>
                    (
                        from key in db
                            .Assessments.Where(a => a.Id == id)
                            .Select(a => a.Id)
                            .Concat(db.Users.Where(p => p.OrganisationId == organisationId).Select(p => p.Id))
                        from assessment in db.Assessments.Where(a => a.Id == key).DefaultIfEmpty()
                        from organisation in db.Organisations.Where(o => o.Id == assessment!.OrganisationId).DefaultIfEmpty()
                        from person in db.Users.Where(p => p.Id == key).DefaultIfEmpty()
                        select new Row(
                            assessment,
                            organisation!.Name,
                            organisation.NeedsSignOff,
                            null,
                            (Guid?)person!.Id,
                            person.Name,
                            person.Email,
                            person.OrganisationId,
                            person.DeactivatedAt
                        )
                    ).AsNoTracking()
            );
    }
}
