using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Assessments;

/// <content>Completing, reopening, renaming, and putting away.</content>
public sealed partial class Assessment
{
    /// <summary>
    /// Makes the answers read-only. Questions that are not answered, and carried answers that nobody confirmed, are allowed to whoever says
    /// so. Completing twice is completing once: a colleague, or a second click, can be first. Where the organisation does not ask for
    /// sign-off any more, one that still waits for it can be completed.
    /// </summary>
    /// <param name="questionSet">The assessment's question set.</param>
    /// <param name="stamp">Who completes it, and when.</param>
    /// <param name="withGaps">Whether the person knows that something is missing, and wants to complete it all the same.</param>
    /// <param name="basedOn">
    /// The <see cref="Fingerprint"/> of the answers that the person checked; none completes whatever is there.
    /// </param>
    /// <param name="needsSignOff">Whether somebody else has to sign it off before it is completed.</param>
    /// <returns>
    /// Refused as read-only where it is archived, as a conflict where the answers are not those that the person checked, and as invalid
    /// where something is missing that the person did not say they know of.
    /// </returns>
    /// <exception cref="ArgumentException">The question set is not the assessment's.</exception>
    public Outcome Complete(
        QuestionSet questionSet,
        ChangeStamp stamp,
        bool withGaps = false,
        string? basedOn = null,
        bool needsSignOff = false
    )
    {
        EnsureOwn(questionSet);
        if (State == AssessmentState.Completed || (State == AssessmentState.AwaitingSignOff && needsSignOff))
        {
            return Outcome.Done;
        }

        if (State == AssessmentState.Archived)
        {
            return new Refusal.ReadOnly();
        }

        if (basedOn is not null && basedOn != Fingerprint())
        {
            return new Refusal.Conflict();
        }

        var progress = AssessmentProgress.For(this, questionSet);
        if (!withGaps && progress.IsAnythingLeft)
        {
            return new Refusal.Invalid(
                new Fault("confirm", $"{progress.WhatIsLeft}. Answer what is missing, or confirm that you want to complete without it")
            );
        }

        State = needsSignOff ? AssessmentState.AwaitingSignOff : AssessmentState.Completed;
        (CompletedAt, CompletedBy, OpenedAgain) = (stamp.At, stamp.By, null);
        Record(needsSignOff ? new SignOffRequested() : new AssessmentCompleted(), stamp);
        return Outcome.Done;
    }

    /// <summary>
    /// Opens a completed assessment, or one that waits for sign-off, for changes again. Opening twice is opening once.
    /// </summary>
    /// <param name="reason">Why, in the person's own words.</param>
    /// <param name="stamp">Who opens it, and when.</param>
    /// <returns>Refused as invalid where the reason is missing or too long.</returns>
    public Outcome Reopen(string? reason, ChangeStamp stamp)
    {
        if (!IsCompleted)
        {
            return Outcome.Done;
        }

        var why = PlainText.Normalize(reason);
        if (OpenedAgain.FaultIn("reason", "reason", why, "Enter why you reopen the assessment") is { } fault)
        {
            return new Refusal.Invalid(fault);
        }

        Open(new OpenedAgain(why, stamp.At, stamp.By, IsSentBack: false), new AssessmentReopened(why), stamp);
        return Outcome.Done;
    }

    /// <summary>Gives the period another name. A completed assessment can be renamed too.</summary>
    /// <returns>Refused as invalid where the period has a fault (see <see cref="FaultInPeriod"/>).</returns>
    public Outcome Rename(string? period, ChangeStamp stamp)
    {
        if (FaultInPeriod(period) is { } fault)
        {
            return new Refusal.Invalid(fault);
        }

        var (from, to) = (Period, PlainText.Normalize(period));
        if (from != to)
        {
            Period = to;
            Record(new AssessmentRenamed(from, to), stamp);
        }

        return Outcome.Done;
    }

    /// <summary>Puts an assessment away that is not needed, with everything in it. Doing it twice is doing it once.</summary>
    /// <returns>Refused as read-only where it is completed, or waits for sign-off.</returns>
    public Outcome Archive(ChangeStamp stamp)
    {
        if (IsCompleted)
        {
            return new Refusal.ReadOnly();
        }

        if (State == AssessmentState.InProgress)
        {
            State = AssessmentState.Archived;
            Record(new AssessmentArchived(), stamp);
        }

        return Outcome.Done;
    }

    /// <summary>Brings an archived assessment back, in progress as it was. Doing it twice is doing it once.</summary>
    public void BringBack(ChangeStamp stamp)
    {
        if (State == AssessmentState.Archived)
        {
            State = AssessmentState.InProgress;
            Record(new AssessmentBroughtBack(), stamp);
        }
    }

    private void Open(OpenedAgain why, HistoryDetails details, ChangeStamp stamp)
    {
        State = AssessmentState.InProgress;
        (CompletedAt, CompletedBy, ApprovedBy, OpenedAgain) = (null, null, null, why);
        Record(details, stamp);
    }
}
