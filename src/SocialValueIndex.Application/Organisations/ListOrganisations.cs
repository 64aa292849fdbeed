using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.CommitteeReports;

namespace SocialValueIndex.Application.Organisations;

/// <summary>Every organisation, by name.</summary>
/// <param name="db">The database.</param>
public sealed class ListOrganisations(SocialValueIndexDbContext db)
{
    /// <summary>A page of those whose name has a text in it, by name.</summary>
    /// <param name="text">The text, in any letter case, width and with or without accents; all organisations where there is none.</param>
    /// <param name="page">Which page, from 1; one that there is not is the nearest.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<OrganisationsPage> PageAsync(string? text, int page, CancellationToken cancellationToken)
    {
        var pattern = $"%{LikePattern.Escape(PlainText.SearchKey(text))}%";
        var wanted = All().Where(o => EF.Functions.Like(o.NormalizedName, pattern, LikePattern.EscapeCharacter));
        var total = await wanted.CountAsync(cancellationToken);
        var current = Math.Clamp(page, 1, Math.Max(1, (total + OrganisationsPage.Size - 1) / OrganisationsPage.Size));
        var organisations = await wanted
            .OrderBy(o => o.NormalizedName)
            .Skip((current - 1) * OrganisationsPage.Size)
            .Take(OrganisationsPage.Size)
            .ToListAsync(cancellationToken);
        return new OrganisationsPage(organisations, total, current);
    }

    /// <summary>Lists them all, to choose from.</summary>
    public async Task<IReadOnlyList<OrganisationSummary>> RunAsync(CancellationToken cancellationToken) =>
        await All().OrderBy(o => o.NormalizedName).ToListAsync(cancellationToken);

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
                NormalizedName = o.NormalizedName,
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

/// <summary>A page of organisations.</summary>
/// <param name="Organisations">The organisations of the page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">Which page it is, from 1.</param>
public sealed record OrganisationsPage(IReadOnlyList<OrganisationSummary> Organisations, int Total, int Page)
{
    /// <summary>How many organisations a page shows.</summary>
    public const int Size = 50;

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>An organisation as administrators see it.</summary>
public sealed record OrganisationSummary
{
    /// <summary>The organisation.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The name by which the list is sorted.</summary>
    public string NormalizedName { get; init; } = "";

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
