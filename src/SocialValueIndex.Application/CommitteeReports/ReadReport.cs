using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.Assessments;
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

/// <summary>A covering report that goes with an issued plan: all of it is as it was kept.</summary>
/// <param name="Issued">The issued plan, which gives the figures.</param>
/// <param name="Report">What people wrote, and the council's words.</param>
/// <param name="Changes">What had changed since the report before; none where there was none.</param>
public sealed record IssuedReportReading(IssuedReading Issued, CommitteeReport Report, Comparison? Changes)
{
    /// <summary>The sections of the report.</summary>
    public IReadOnlyList<ReportSection> Sections => ReportSection.For(Report.Headings, Report);
}

/// <summary>Reads covering reports of the own organisation.</summary>
/// <param name="db">The database.</param>
/// <param name="read">Reads the assessment.</param>
/// <param name="issued">Reads issued plans.</param>
/// <param name="keeper">Finds what a report is compared with.</param>
/// <param name="questionSets">The published question sets.</param>
/// <param name="time">The clock.</param>
public sealed class ReadReport(
    SocialValueIndexDbContext db,
    ReadRegister read,
    ReadIssuedPlan issued,
    ReportKeeper keeper,
    PublishedQuestionSets questionSets,
    TimeProvider time
)
{
    /// <summary>The report as it is being written; none if there is no assessment of that id in the organisation.</summary>
    public async Task<ReportReading?> RunAsync(Guid assessmentId, CancellationToken cancellationToken)
    {
        if (await read.RunAsync(assessmentId, cancellationToken) is not { } register)
        {
            return null;
        }

        var report = await FindAsync(assessmentId, CommitteeReport.Working, cancellationToken);
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
        return new ReportReading(register, report, headings, names, await ChangesAsync(register, cancellationToken));
    }

    /// <summary>The report that goes with an issued plan; none where there is none.</summary>
    public async Task<IssuedReportReading?> IssuedAsync(Guid assessmentId, int number, CancellationToken cancellationToken)
    {
        if (
            number == CommitteeReport.Working
            || await FindAsync(assessmentId, number, cancellationToken) is not { } report
            || await issued.RunAsync(assessmentId, number, cancellationToken) is not { } reading
        )
        {
            return null;
        }

        var changes =
            report.Since is { } since && await issued.RunAsync(since.AssessmentId, since.Number, cancellationToken) is { } earlier
                ? Comparison.Between(since.ToCompare(earlier.Plan, earlier.QuestionSet), SideOf(reading))
                : null;
        return new IssuedReportReading(reading, report, changes);
    }

    private static ComparedPlan SideOf(IssuedReading reading) =>
        new(reading.Plan.Period, reading.QuestionSet, q => reading.Plan.AnswerTo(q.Code), reading.Plan.Plan, [], reading.Day)
        {
            IssuedNumber = reading.Plan.Number,
        };

    private Task<CommitteeReport?> FindAsync(Guid assessmentId, int number, CancellationToken cancellationToken) =>
        db
            .CommitteeReports.AsNoTracking()
            .FirstOrDefaultAsync(r => r.AssessmentId == assessmentId && r.IssuedNumber == number, cancellationToken);

    /// <summary>Compares with the last issued plan that is not the one that this report goes with.</summary>
    private async Task<Comparison?> ChangesAsync(RegisterReading register, CancellationToken cancellationToken)
    {
        var assessment = register.Assessment.Assessment;
        DateTime? own =
            assessment.State == AssessmentState.Completed
                ? await db
                    .IssuedPlans.Where(p => p.AssessmentId == assessment.Id)
                    .OrderByDescending(p => p.Number)
                    .Select(p => (DateTime?)p.IssuedAt)
                    .FirstOrDefaultAsync(cancellationToken)
                : null;
        if (await keeper.LastIssuedAsync(assessment.OrganisationId, own, cancellationToken) is not { } earlier)
        {
            return null;
        }

        var since = await keeper.BaselineAsync(earlier, time.TodayInLondon(), cancellationToken);
        var questionSet = await questionSets.FindAsync(earlier.QuestionSetId, cancellationToken);
        return Comparison.Between(since.ToCompare(earlier, questionSet), register.ToCompare);
    }
}
