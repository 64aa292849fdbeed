using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Actions;

/// <summary>Raises the present answer of a question to the option that a done action reached, when an officer asks for it.</summary>
/// <param name="db">The database.</param>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class RaiseAnswer(SocialValueIndexDbContext db, AssessmentEditor editor)
{
    /// <summary>Raises it.</summary>
    /// <param name="assessmentId">The assessment.</param>
    /// <param name="action">The action.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// The option that is the present answer now. Refused as gone where nobody touched such an action, as read-only where the assessment is
    /// completed, and as a conflict where there is nothing to raise any more.
    /// </returns>
    public async Task<Outcome<Option>> RunAsync(Guid assessmentId, ActionReference action, CancellationToken cancellationToken)
    {
        var row = await db
            .Actions.AsNoTracking()
            .Where(a => a.AssessmentId == assessmentId && a.QuestionCode == action.QuestionCode && a.Level == action.Level)
            .FirstOrDefaultAsync(cancellationToken);
        return row is null
            ? new Refusal.Gone()
            : await editor.RunAsync(
                assessmentId,
                (assessment, questionSet, stamp) => Raise(row, assessment, questionSet, stamp),
                cancellationToken
            );
    }

    private static Outcome<Option> Raise(TrackedAction row, Assessment assessment, QuestionSet questionSet, ChangeStamp stamp)
    {
        if (assessment.IsCompleted)
        {
            return new Refusal.ReadOnly();
        }

        if (row.AnswerToOffer(assessment, questionSet) is not { } option)
        {
            return new Refusal.Conflict();
        }

        var area = questionSet.Areas.First(a => a.Find(row.QuestionCode) is not null);
        var stored = assessment.AnswerTo(row.QuestionCode);
        var proposed = new Dictionary<string, ProposedAnswer>
        {
            [row.QuestionCode] = new(stored with { Present = row.Level }, stored.Fingerprint()),
        };
        return assessment.ChangeAnswers(questionSet, area, proposed, null, stamp).Refusal is { } refusal ? refusal : option;
    }
}
