using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>
/// Completes an assessment: its answers are read-only from then on, and its plan is issued by the same save. Where the organisation asks
/// for sign-off, that is asked for instead.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="editor">Loads, stores and begins again.</param>
/// <param name="issuer">Issues the plan.</param>
/// <param name="mail">Asks for sign-off.</param>
public sealed class CompleteAssessment(SocialValueIndexDbContext db, AssessmentEditor editor, PlanIssuer issuer, SignOffMail mail)
{
    /// <summary>Completes it.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="basedOn">The fingerprint of the answers that the person checked; none completes whatever is there.</param>
    /// <param name="withGaps">Whether the person knows that something is missing, and wants to complete it all the same.</param>
    /// <param name="site">The address of the site, for the e-mails.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// The state that it has then. Refused as a conflict where the person has not seen what would be completed, and as invalid where
    /// something is missing that they did not say they know of.
    /// </returns>
    public Task<Outcome<AssessmentState>> RunAsync(
        Guid id,
        string? basedOn,
        bool withGaps,
        Uri site,
        CancellationToken cancellationToken
    ) =>
        editor.RunWithMoreAsync(
            id,
            async (assessment, questionSet, stamp) =>
            {
                var before = assessment.State;
                var needsSignOff = await NeedsSignOffAsync(assessment, cancellationToken);
                if (assessment.Complete(questionSet, stamp, withGaps, basedOn, needsSignOff).Refusal is { } refusal)
                {
                    return refusal;
                }

                if (before != assessment.State)
                {
                    await GoOnAsync(assessment, questionSet, stamp, site, cancellationToken);
                }

                return (Outcome<AssessmentState>)assessment.State;
            },
            cancellationToken
        );

    private async Task GoOnAsync(
        Assessment assessment,
        QuestionSet questionSet,
        ChangeStamp stamp,
        Uri site,
        CancellationToken cancellationToken
    )
    {
        if (assessment.State == AssessmentState.AwaitingSignOff)
        {
            await mail.AskAsync(assessment, site, cancellationToken);
        }
        else
        {
            await issuer.IssueAsync(assessment, questionSet, stamp, isMadeAtUpgrade: false, cancellationToken);
        }
    }

    private Task<bool> NeedsSignOffAsync(Assessment assessment, CancellationToken cancellationToken) =>
        db.Organisations.Where(o => o.Id == assessment.OrganisationId).Select(o => o.NeedsSignOff).SingleAsync(cancellationToken);
}
