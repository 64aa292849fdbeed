using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Application.Organisations;

/// <summary>Every organisation, by name.</summary>
/// <param name="db">The database.</param>
public sealed class ListOrganisations(SocialValueIndexDbContext db)
{
    /// <summary>A page of those whose name has a text in it, by name.</summary>
    /// <param name="text">The text, in any letter case, width and with or without accents; all organisations where there is none.</param>
    /// <param name="number">Which page, from 1; one that there is not is the nearest.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<Page<OrganisationSummary>> RunAsync(string? text, int number, CancellationToken cancellationToken)
    {
        var pattern = $"%{LikePattern.Escape(PlainText.SearchKey(text))}%";
        return await db
            .Organisations.IgnoreQueryFilters()
            .Where(o => EF.Functions.Like(o.NormalizedName, pattern, LikePattern.EscapeCharacter))
            .OrderBy(o => o.NormalizedName)
            .ToPageAsync(number, Summaries, cancellationToken);
    }

    /// <summary>The names of them all, to choose from.</summary>
    public async Task<IReadOnlyList<NamedOrganisation>> NamesAsync(CancellationToken cancellationToken) =>
        await db
            .Organisations.OrderBy(o => o.NormalizedName)
            .Select(o => new NamedOrganisation(o.Id, o.Name, o.ClosedAt != null))
            .ToListAsync(cancellationToken);

    /// <summary>One of them; none if there is none of that id.</summary>
    public async Task<OrganisationSummary?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await Summaries(db.Organisations.IgnoreQueryFilters().Where(o => o.Id == id)).FirstOrDefaultAsync(cancellationToken);

    // How much work an organisation has done is no part of its work, so its counts go past the filter by organisation.
    private IQueryable<OrganisationSummary> Summaries(IQueryable<Organisation> organisations) =>
        organisations.Select(o => new OrganisationSummary
        {
            Id = o.Id,
            Name = o.Name,
            ClosedAt = o.ClosedAt,
            Revision = o.Revision,
            OfficersMayInvite = o.OfficersMayInvite,
            AssessmentsInProgress = db.Assessments.Count(a => a.OrganisationId == o.Id && a.State == AssessmentState.InProgress),
            NeedsSignOff = o.NeedsSignOff,
            ReportHeadings = o.ReportHeadings,
            People = db.Users.Count(p => p.OrganisationId == o.Id && p.DeactivatedAt == null),
            Assessments = db.Assessments.Count(a => a.OrganisationId == o.Id),
        });
}

/// <summary>An organisation to choose.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsClosed">Whether it is closed.</param>
public sealed record NamedOrganisation(Guid Id, string Name, bool IsClosed);

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

    /// <summary>Its own words for parts of its covering reports.</summary>
    public ImmutableDictionary<ReportPart, ReportHeading> ReportHeadings { get; init; } =
        ImmutableDictionary<ReportPart, ReportHeading>.Empty;

    /// <summary>Counts its changes.</summary>
    public int Revision { get; init; }

    /// <summary>Whether its officers may invite colleagues.</summary>
    public bool OfficersMayInvite { get; init; }

    /// <summary>How many of its assessments are in progress.</summary>
    public int AssessmentsInProgress { get; init; }

    /// <summary>How many active people it has.</summary>
    public int People { get; init; }

    /// <summary>How many assessments it has.</summary>
    public int Assessments { get; init; }
}
