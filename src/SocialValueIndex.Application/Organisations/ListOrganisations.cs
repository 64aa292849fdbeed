using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Application.Organisations;

/// <summary>Every organisation, by name.</summary>
/// <param name="db">The database.</param>
public sealed class ListOrganisations(SocialValueIndexDbContext db)
{
    /// <summary>Lists them.</summary>
    public async Task<IReadOnlyList<OrganisationSummary>> RunAsync(CancellationToken cancellationToken) =>
        await All().OrderBy(o => o.Name).ToListAsync(cancellationToken);

    /// <summary>One of them; none if there is none of that id.</summary>
    public async Task<OrganisationSummary?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await All().FirstOrDefaultAsync(o => o.Id == id, cancellationToken);

    // How much work an organisation has done is no part of its work, so this count goes past the filter by organisation.
    private IQueryable<OrganisationSummary> All() =>
        db
            .Organisations.IgnoreQueryFilters()
            .Select(o => new OrganisationSummary
            {
                Id = o.Id,
                Name = o.Name,
                ClosedAt = o.ClosedAt,
                Revision = o.Revision,
                NeedsSignOff = o.NeedsSignOff,
                People = db.Users.Count(p => p.OrganisationId == o.Id && p.DeactivatedAt == null),
                Assessments = db.Assessments.Count(a => a.OrganisationId == o.Id),
            });
}

/// <summary>An organisation as administrators see it.</summary>
public sealed record OrganisationSummary
{
    /// <summary>The organisation.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>When it was closed (UTC), while it is.</summary>
    public DateTime? ClosedAt { get; init; }

    /// <summary>Whether its assessments need sign-off.</summary>
    public bool NeedsSignOff { get; init; }

    /// <summary>Counts its changes.</summary>
    public int Revision { get; init; }

    /// <summary>How many active people it has.</summary>
    public int People { get; init; }

    /// <summary>How many assessments it has.</summary>
    public int Assessments { get; init; }
}
