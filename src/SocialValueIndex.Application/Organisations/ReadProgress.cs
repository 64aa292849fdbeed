using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.Assessments;

namespace SocialValueIndex.Application.Organisations;

/// <summary>How far one assessment is: its state and counts, and nothing of its answers or notes.</summary>
/// <param name="Period">Its period.</param>
/// <param name="State">Its state.</param>
/// <param name="StartedAt">When it was started (UTC).</param>
/// <param name="CompletedAt">When it was completed (UTC), if it is.</param>
/// <param name="Answered">How many questions have both answers.</param>
/// <param name="Questions">How many questions it has.</param>
/// <param name="Version">The version of the questions.</param>
public sealed record AssessmentProgress(
    string Period,
    AssessmentState State,
    DateTime StartedAt,
    DateTime? CompletedAt,
    int Answered,
    int Questions,
    int Version
);

/// <summary>How far an organisation's assessments are, for administrators.</summary>
/// <param name="db">The database.</param>
/// <param name="questionSets">The published question sets.</param>
public sealed class ReadProgress(SocialValueIndexDbContext db, PublishedQuestionSets questionSets)
{
    /// <summary>Every assessment of the organisation, newest first.</summary>
    public async Task<IReadOnlyList<AssessmentProgress>> RunAsync(Guid organisationId, CancellationToken cancellationToken)
    {
        var assessments = await db
            .Assessments.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(a => a.OrganisationId == organisationId)
            .OrderByDescending(a => a.CreatedAt)
            .ThenByDescending(a => a.Id)
            .ToListAsync(cancellationToken);
        var progress = new List<AssessmentProgress>();
        foreach (var assessment in assessments)
        {
            var version = await questionSets.FindAsync(assessment.QuestionSetId, cancellationToken);
            progress.Add(
                new AssessmentProgress(
                    assessment.Period,
                    assessment.State,
                    assessment.CreatedAt,
                    assessment.CompletedAt,
                    version.Questions.Count(q => assessment.AnswerTo(q.Code).IsComplete),
                    version.Questions.Count(),
                    version.Version
                )
            );
        }

        return progress;
    }
}
