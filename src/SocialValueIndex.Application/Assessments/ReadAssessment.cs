using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Reads one assessment of the own organisation, for whatever page or file shows it.</summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
public sealed class ReadAssessment(SocialValueIndexDbContext db, PublishedQuestionSets questionSets)
{
    /// <summary>The assessment; none if there is none of that id in the organisation.</summary>
    public async Task<AssessmentReading?> RunAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await db
            .Assessments.AsNoTracking()
            .Where(a => a.Id == id)
            .Join(
                db.Organisations,
                a => a.OrganisationId,
                o => o.Id,
                (a, o) =>
                    new
                    {
                        Assessment = a,
                        o.Name,
                        o.NeedsSignOff,
                    }
            )
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var assessment = found.Assessment;
        Guid[] people =
        [
            .. assessment
                .Answers.Values.SelectMany(a => new[] { a.ChangedBy, a.Carried?.ConfirmedBy ?? a.ChangedBy })
                .Concat(assessment.PlanNotes.Values.Select(n => n.ChangedBy))
                .Append(assessment.CreatedBy)
                .Append(assessment.CompletedBy ?? assessment.CreatedBy)
                .Append(assessment.ApprovedBy ?? assessment.CreatedBy)
                .Append(assessment.OpenedAgain?.By ?? assessment.CreatedBy)
                .Distinct(),
        ];
        return new AssessmentReading(
            assessment,
            await questionSets.FindAsync(assessment.QuestionSetId, cancellationToken),
            found.Name,
            await db
                .Users.Where(p => people.Contains(p.Id))
                .Select(p => new { p.Id, p.Name })
                .ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken)
        )
        {
            NeedsSignOff = found.NeedsSignOff,
        };
    }
}
