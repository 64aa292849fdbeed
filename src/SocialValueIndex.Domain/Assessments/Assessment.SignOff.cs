using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Domain.Assessments;

/// <content>Sign-off: somebody else looks at what was completed, and approves it or sends it back.</content>
public sealed partial class Assessment
{
    private static readonly Fault Own = new(
        "decision",
        "You completed this assessment, so you cannot sign it off. Ask another approver to do it"
    );

    /// <summary>Signs it off, which completes it. Approving twice is approving once: another approver can be first.</summary>
    /// <param name="comment">What the approver has to say about it, if anything.</param>
    /// <param name="basedOn">
    /// The <see cref="Fingerprint"/> of the answers that the person looked at; none approves whatever is there.
    /// </param>
    /// <param name="stamp">Who signs it off, and when.</param>
    /// <returns>
    /// Refused as a conflict where it does not wait for sign-off any more, or its answers are others than the person looked at; and as
    /// invalid for the person who completed it, and where the comment is too long.
    /// </returns>
    public Outcome Approve(string? comment, string? basedOn, ChangeStamp stamp)
    {
        var said = PlainText.Normalize(comment);
        if (State == AssessmentState.Completed)
        {
            return Outcome.Done;
        }

        if (RefusalToDecide(basedOn, stamp) is { } refusal)
        {
            return refusal;
        }

        if (said.Length > 0 && OpenedAgain.FaultIn("comment", "comment", said, "") is { } fault)
        {
            return new Refusal.Invalid(fault);
        }

        State = AssessmentState.Completed;
        ApprovedBy = stamp.By;
        Record(new SignOffGiven(said.Length > 0 ? said : null), stamp);
        return Outcome.Done;
    }

    /// <summary>Sends it back to be changed. Sending back twice is sending back once.</summary>
    /// <param name="comment">What is to be changed.</param>
    /// <param name="basedOn">As in <see cref="Approve"/>.</param>
    /// <param name="stamp">Who sends it back, and when.</param>
    /// <returns>Refused as <see cref="Approve"/> is, and as invalid where the comment is missing or too long.</returns>
    public Outcome SendBack(string? comment, string? basedOn, ChangeStamp stamp)
    {
        var what = PlainText.Normalize(comment);
        if (
            State == AssessmentState.InProgress
            && OpenedAgain is { IsSentBack: true } before
            && (before.Why, before.By) == (what, stamp.By)
        )
        {
            return Outcome.Done;
        }

        if (RefusalToDecide(basedOn, stamp) is { } refusal)
        {
            return refusal;
        }

        if (OpenedAgain.FaultIn("comment", "comment", what, "Enter what is to be changed, so that officers know what to do") is { } fault)
        {
            return new Refusal.Invalid(fault);
        }

        Open(new OpenedAgain(what, stamp.At, stamp.By, IsSentBack: true), new AssessmentSentBack(what), stamp);
        return Outcome.Done;
    }

    private Refusal? RefusalToDecide(string? basedOn, ChangeStamp stamp) =>
        State != AssessmentState.AwaitingSignOff || (basedOn is not null && basedOn != Fingerprint()) ? new Refusal.Conflict()
        : stamp.By == CompletedBy ? new Refusal.Invalid(Own)
        : null;
}
