using SocialValueIndex.Application.IssuedPlans;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Assessments;

/// <summary>Signs off an assessment that somebody else completed, which issues its plan, or sends it back.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
/// <param name="issuer">Issues the plan.</param>
/// <param name="mail">Tells people.</param>
public sealed class SignOffAssessment(AssessmentEditor editor, PlanIssuer issuer, SignOffMail mail)
{
    /// <summary>How forms say that it is approved.</summary>
    public const string Approve = "approve";

    /// <summary>How forms say that it is sent back.</summary>
    public const string SendBack = "sendBack";

    /// <summary>Approves it or sends it back.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="decision"><see cref="Approve"/> or <see cref="SendBack"/>.</param>
    /// <param name="comment">What is to be changed, where it is sent back; anything or nothing, where it is approved.</param>
    /// <param name="basedOn">The fingerprint of the answers that the person looked at; none for whatever is there.</param>
    /// <param name="site">The address of the site, for the e-mails.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>
    /// Whether it is approved. Refused as invalid where nothing is decided, and as <see cref="Assessment.Approve"/> and
    /// <see cref="Assessment.SendBack"/> refuse.
    /// </returns>
    public async Task<Outcome<bool>> RunAsync(
        Guid id,
        string? decision,
        string? comment,
        string? basedOn,
        Uri site,
        CancellationToken cancellationToken
    ) =>
        decision switch
        {
            Approve => await editor.RunWithMoreAsync(
                id,
                (assessment, questionSet, stamp) => ApproveAsync(assessment, questionSet, comment, basedOn, stamp, site, cancellationToken),
                cancellationToken
            ),
            SendBack => await editor.RunWithMoreAsync(
                id,
                (assessment, _, stamp) => SendBackAsync(assessment, comment, basedOn, stamp, site, cancellationToken),
                cancellationToken
            ),
            _ => new Refusal.Invalid(new Fault("decision", "Choose whether you sign the assessment off or send it back")),
        };

    private async Task<Outcome<bool>> ApproveAsync(
        Assessment assessment,
        QuestionSet questionSet,
        string? comment,
        string? basedOn,
        ChangeStamp stamp,
        Uri site,
        CancellationToken cancellationToken
    )
    {
        var before = assessment.State;
        if (assessment.Approve(comment, basedOn, stamp).Refusal is { } refusal)
        {
            return refusal;
        }

        if (before != assessment.State)
        {
            var issued = await issuer.IssueAsync(assessment, questionSet, stamp, isMadeAtUpgrade: false, cancellationToken);
            await mail.TellApprovedAsync(assessment, issued.Number, site, cancellationToken);
        }

        return true;
    }

    private async Task<Outcome<bool>> SendBackAsync(
        Assessment assessment,
        string? comment,
        string? basedOn,
        ChangeStamp stamp,
        Uri site,
        CancellationToken cancellationToken
    )
    {
        var (before, completedBy) = (assessment.State, assessment.CompletedBy);
        if (assessment.SendBack(comment, basedOn, stamp).Refusal is { } refusal)
        {
            return refusal;
        }

        if (before != assessment.State)
        {
            await mail.TellSentBackAsync(assessment, completedBy, site, cancellationToken);
        }

        return false;
    }
}
