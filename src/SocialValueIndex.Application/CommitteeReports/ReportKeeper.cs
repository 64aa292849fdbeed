using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.IssuedPlans;

namespace SocialValueIndex.Application.CommitteeReports;

/// <summary>
/// Keeps a copy of the covering report with a plan that is issued, and finds what a report is compared with. It reads past the filter by
/// organisation, as whoever issues plans does; whoever calls it has found the assessment.
/// </summary>
/// <param name="db">The database.</param>
public sealed class ReportKeeper(SocialValueIndexDbContext db)
{
    /// <summary>Adds the copy to what the next save stores, in the transaction that issues the plan.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="number">The number of the plan.</param>
    /// <param name="at">When it is issued (UTC).</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task KeepAsync(Assessment assessment, int number, DateTime at, CancellationToken cancellationToken)
    {
        var working = await db
            .CommitteeReports.IgnoreQueryFilters()
            .AsNoTracking()
            .FirstOrDefaultAsync(r => r.AssessmentId == assessment.Id && r.IssuedNumber == CommitteeReport.Working, cancellationToken);
        var headings = await db
            .Organisations.Where(o => o.Id == assessment.OrganisationId)
            .Select(o => o.ReportHeadings)
            .SingleAsync(cancellationToken);
        var earlier = await LastIssuedAsync(assessment.OrganisationId, null, cancellationToken);
        var since = earlier is null ? null : await BaselineAsync(earlier, LondonTime.DateOf(at), cancellationToken);
        db.CommitteeReports.Add((working ?? CommitteeReport.Begin(assessment, at)).CopyFor(number, headings, since, at));
    }

    /// <summary>The plan that the organisation issued last; none where it issued none.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="before">Only plans from before that (UTC); none for all.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    internal Task<IssuedPlan?> LastIssuedAsync(Guid organisationId, DateTime? before, CancellationToken cancellationToken) =>
        db
            .IssuedPlans.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(p => p.OrganisationId == organisationId && (before == null || p.IssuedAt < before))
            .OrderByDescending(p => p.IssuedAt)
            .ThenByDescending(p => p.Number)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>What has become of an issued plan by a day.</summary>
    internal async Task<ReportBaseline> BaselineAsync(IssuedPlan earlier, DateOnly asOf, CancellationToken cancellationToken) =>
        ReportBaseline.For(
            earlier,
            await db
                .Actions.IgnoreQueryFilters()
                .AsNoTracking()
                .Where(a => a.AssessmentId == earlier.AssessmentId)
                .ToListAsync(cancellationToken),
            asOf
        );
}
