using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Assessments;

/// <content>Completing, reopening, renaming, and putting away.</content>
public sealed partial class Assessment
{
    /// <summary>
    /// Makes the answers read-only. Questions that are not answered, and carried answers that nobody confirmed, are allowed to whoever says
    /// so. Completing twice is completing once: a colleague, or a second click, can be first.
    /// </summary>
    /// <param name="questionSet">The assessment's question set.</param>
    /// <param name="stamp">Who completes it, and when.</param>
    /// <param name="withGaps">Whether the person knows that something is missing, and wants to complete it all the same.</param>
    /// <param name="basedOn">
    /// The <see cref="Fingerprint"/> of the answers that the person checked; none completes whatever is there.
    /// </param>
    /// <returns>
    /// Refused as read-only where it is archived, as a conflict where the answers are not those that the person checked, and as invalid
    /// where something is missing that the person did not say they know of.
    /// </returns>
    /// <exception cref="ArgumentException">The question set is not the assessment's.</exception>
    public Outcome Complete(QuestionSet questionSet, ChangeStamp stamp, bool withGaps = false, string? basedOn = null)
    {
        EnsureOwn(questionSet);
        if (State != AssessmentState.InProgress)
        {
            return State == AssessmentState.Completed ? Outcome.Done : new Refusal.ReadOnly();
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

        State = AssessmentState.Completed;
        (CompletedAt, CompletedBy) = (stamp.At, stamp.By);
        Record(new AssessmentCompleted(), stamp);
        return Outcome.Done;
    }

    /// <summary>Opens a completed assessment for changes again. Opening twice is opening once.</summary>
    public void Reopen(ChangeStamp stamp)
    {
        if (State != AssessmentState.Completed)
        {
            return;
        }

        State = AssessmentState.InProgress;
        (CompletedAt, CompletedBy) = (null, null);
        Record(new AssessmentReopened(), stamp);
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
    /// <returns>Refused as read-only where it is completed.</returns>
    public Outcome Archive(ChangeStamp stamp)
    {
        if (State == AssessmentState.Completed)
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
}
