using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.CommitteeReports;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.IssuedPlans;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Application.IssuedPlans;

/// <summary>
/// Issues the plan of an assessment that was just completed, into the same save. It reads past the filter by organisation, because the
/// start of the application issues plans too; whoever calls it has found the assessment.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="printer">Makes the document.</param>
/// <param name="reports">Keeps the covering report with it.</param>
public sealed class PlanIssuer(SocialValueIndexDbContext db, IPlanPrinter printer, ReportKeeper reports)
{
    /// <summary>Adds the next issued plan of an assessment to what the next save stores.</summary>
    /// <param name="assessment">The assessment, which is completed.</param>
    /// <param name="questionSet">Its version of the questions.</param>
    /// <param name="stamp">When, and by whose act.</param>
    /// <param name="isMadeAtUpgrade">Whether the upgrade of the service makes it.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<IssuedPlan> IssueAsync(
        Assessment assessment,
        QuestionSet questionSet,
        ChangeStamp stamp,
        bool isMadeAtUpgrade,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Actions.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(a => a.AssessmentId == assessment.Id)
            .ToListAsync(cancellationToken);
        var last = await db
            .IssuedPlans.IgnoreQueryFilters()
            .Where(p => p.AssessmentId == assessment.Id)
            .MaxAsync(p => (int?)p.Number, cancellationToken);
        var plan = ActionPlan.For(assessment, questionSet);
        var source = new IssueSource(
            assessment,
            questionSet,
            ActionRegister.For(questionSet, plan, rows, LondonTime.DateOf(stamp.At)),
            await db.Organisations.Where(o => o.Id == assessment.OrganisationId).Select(o => o.Name).SingleAsync(cancellationToken),
            await NamesAsync(assessment, rows, cancellationToken)
        );
        var issued = IssuedPlan.Issue(
            source,
            (last ?? 0) + 1,
            stamp,
            frozen => printer.Print(new IssuedReading(frozen, questionSet)),
            isMadeAtUpgrade
        );
        if (!isMadeAtUpgrade)
        {
            await reports.KeepAsync(assessment, issued.Number, stamp.At, cancellationToken);
        }

        return db.IssuedPlans.Add(issued).Entity;
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(
        Assessment assessment,
        List<TrackedAction> rows,
        CancellationToken cancellationToken
    )
    {
        Guid?[] people =
        [
            assessment.CompletedBy,
            assessment.ApprovedBy,
            .. assessment.Answers.Values.SelectMany(a => new Guid?[] { a.ChangedBy, a.Carried?.ConfirmedBy }),
            .. assessment.PlanNotes.Values.Select(n => (Guid?)n.ChangedBy),
            .. rows.Select(r => r.OwnerId),
            .. rows.SelectMany(r => r.Comments).Select(c => (Guid?)c.By),
        ];
        var ids = people.OfType<Guid>().Distinct().ToArray();
        return await db
            .Users.Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
    }
}
