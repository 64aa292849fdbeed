using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.Comparisons;

namespace SocialValueIndex.Application.CommitteeReports;

/// <summary>The covering report of an assessment, as it is being written.</summary>
/// <param name="Register">The assessment with its register, which give the figures.</param>
/// <param name="Report">What people wrote; none where nobody did.</param>
/// <param name="Headings">The council's own words, where it has some.</param>
/// <param name="Names">The names of those who wrote, by their id.</param>
/// <param name="Changes">What changed since the last report; none where there was none.</param>
public sealed record ReportReading(
    RegisterReading Register,
    CommitteeReport? Report,
    ImmutableDictionary<ReportPart, ReportHeading> Headings,
    IReadOnlyDictionary<Guid, string> Names,
    Comparison? Changes
)
{
    /// <summary>The sections of the report.</summary>
    public IReadOnlyList<ReportSection> Sections => ReportSection.For(Headings, Report);
}

/// <summary>Reads the covering report of an assessment of the own organisation.</summary>
/// <param name="db">The database.</param>
/// <param name="read">Reads the assessment.</param>
public sealed class ReadReport(SocialValueIndexDbContext db, ReadRegister read)
{
    /// <summary>The report; none if there is no assessment of that id in the organisation.</summary>
    public async Task<ReportReading?> RunAsync(Guid assessmentId, CancellationToken cancellationToken)
    {
        if (await read.RunAsync(assessmentId, cancellationToken) is not { } register)
        {
            return null;
        }

        var report = await db
            .CommitteeReports.AsNoTracking()
            .FirstOrDefaultAsync(r => r.AssessmentId == assessmentId && r.IssuedNumber == CommitteeReport.Working, cancellationToken);
        var organisationId = register.Assessment.Assessment.OrganisationId;
        var headings = await db
            .Organisations.Where(o => o.Id == organisationId)
            .Select(o => o.ReportHeadings)
            .SingleAsync(cancellationToken);
        Guid[] people = report is null ? [] : [.. report.Texts.Values.Select(t => t.ChangedBy).Distinct()];
        var names = await db
            .Users.Where(p => people.Contains(p.Id))
            .Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        return new ReportReading(register, report, headings, names, null);
    }
}
