using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.CommitteeReports;

namespace SocialValueIndex.Application.CommitteeReports;

/// <summary>
/// Writes texts of the covering report of an assessment. While it is completed, they go with its current issued plan too; once it is
/// reopened, that copy stays as it is.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="user">Who writes.</param>
/// <param name="time">The clock.</param>
public sealed class SaveReportTexts(SocialValueIndexDbContext db, ICurrentUser user, TimeProvider time)
{
    /// <summary>Writes them; all or none.</summary>
    /// <param name="assessmentId">The assessment.</param>
    /// <param name="edits">What to write; each part once.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// The report as it is stored. Refused as gone where the organisation has no such assessment, and as
    /// <see cref="CommitteeReport.Write"/> refuses.
    /// </returns>
    public async Task<Outcome<CommitteeReport>> RunAsync(
        Guid assessmentId,
        IReadOnlyList<ReportEdit> edits,
        CancellationToken cancellationToken
    )
    {
        Task<Outcome<CommitteeReport>> StoreAsync() =>
            db.SaveWithRetryAsync(() => WriteAsync(assessmentId, edits, cancellationToken), cancellationToken);
        try
        {
            return await StoreAsync();
        }
        catch (DbUpdateException exception) when (exception is not DbUpdateConcurrencyException)
        {
            // The unique key refuses the second of two who write the first text. Now there is a row to compare with.
            db.ChangeTracker.Clear();
            return await StoreAsync();
        }
    }

    private async Task<Outcome<CommitteeReport>> WriteAsync(
        Guid assessmentId,
        IReadOnlyList<ReportEdit> edits,
        CancellationToken cancellationToken
    )
    {
        if (await db.Assessments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == assessmentId, cancellationToken) is not { } assessment)
        {
            return new Refusal.Gone();
        }

        var stamp = new ChangeStamp(user.Id, time.GetUtcNow().UtcDateTime);
        var stored = await db.CommitteeReports.FirstOrDefaultAsync(
            r => r.AssessmentId == assessmentId && r.IssuedNumber == CommitteeReport.Working,
            cancellationToken
        );
        var report = stored ?? CommitteeReport.Begin(assessment, stamp.At);
        if (report.Write(assessment, edits, stamp).Refusal is { } refusal)
        {
            return refusal;
        }

        if (stored is null && report.Revision > 0)
        {
            db.CommitteeReports.Add(report);
        }

        if (assessment.State == AssessmentState.Completed)
        {
            var current = await db
                .CommitteeReports.Where(r => r.AssessmentId == assessmentId && r.IssuedNumber != CommitteeReport.Working)
                .OrderByDescending(r => r.IssuedNumber)
                .FirstOrDefaultAsync(cancellationToken);
            current?.TakeOver(report);
        }

        return report;
    }
}
