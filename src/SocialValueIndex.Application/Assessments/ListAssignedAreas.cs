using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>An area that a person is asked to answer.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="Period">The assessment's period.</param>
/// <param name="Area">The area.</param>
/// <param name="Due">The day by which; none when nobody set one.</param>
/// <param name="Progress">How far the area is.</param>
public sealed record AssignedArea(Guid AssessmentId, string Period, Area Area, DateOnly? Due, AreaProgress Progress)
{
    /// <summary>Whether every question of it is answered.</summary>
    public bool IsAnswered => Progress.State == ProgressState.Done;
}

/// <summary>
/// Lists what a person is asked to answer in assessments that are in progress, by due date. Also for work that the application does by
/// itself, so the organisation is given instead of being the current user's.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
public sealed class ListAssignedAreas(SocialValueIndexDbContext db, PublishedQuestionSets questionSets)
{
    /// <summary>Lists them.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="organisationId">The person's organisation: what they were asked in another one is not theirs any more.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<IReadOnlyList<AssignedArea>> RunAsync(Guid personId, Guid organisationId, CancellationToken cancellationToken)
    {
        var rows = await (
            from assignment in db.AreaAssignments.IgnoreQueryFilters()
            where assignment.PersonId == personId && assignment.OrganisationId == organisationId
            join assessment in db.Assessments.IgnoreQueryFilters() on assignment.AssessmentId equals assessment.Id
            where assessment.State == AssessmentState.InProgress
            select new
            {
                assignment.AreaCode,
                assignment.Due,
                Assessment = assessment,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var areas = new List<AssignedArea>();
        foreach (var row in rows)
        {
            // A newer version of the questions can be without the area.
            if ((await questionSets.FindAsync(row.Assessment.QuestionSetId, cancellationToken)).Find(row.AreaCode) is { } area)
            {
                var progress = AreaProgress.For(row.Assessment, area);
                areas.Add(new AssignedArea(row.Assessment.Id, row.Assessment.Period, area, row.Due, progress));
            }
        }

        return
        [
            .. areas
                .OrderBy(a => a.Due ?? DateOnly.MaxValue)
                .ThenBy(a => a.Period, StringComparer.Ordinal)
                .ThenBy(a => a.Area.Code, StringComparer.Ordinal),
        ];
    }
}
