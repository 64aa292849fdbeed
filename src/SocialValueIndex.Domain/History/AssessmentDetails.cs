namespace SocialValueIndex.Domain.History;

/// <summary>An answer as it was or became.</summary>
/// <param name="Present">The present level; none when not answered.</param>
/// <param name="Target">The target; none when not answered.</param>
/// <param name="Note">The note; may be empty.</param>
public sealed record AnswerState(MaturityLevel? Present, MaturityLevel? Target, string Note);

/// <summary>An answer that was changed.</summary>
/// <param name="Subject">The question's code.</param>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
public sealed record AnswerChange(string Subject, AnswerState From, AnswerState To);

/// <summary>An assessment was started, from nothing or from an earlier one's answers.</summary>
/// <param name="Answers">The answers that it was started with.</param>
/// <param name="Earlier">The period of the assessment that they were carried over from; none where it was started from nothing.</param>
public sealed record AssessmentStarted(IReadOnlyList<AnswerChange> Answers, string? Earlier = null) : HistoryDetails;

/// <summary>An assessment was started from a file.</summary>
/// <param name="Answers">The answers in the file.</param>
public sealed record AssessmentImported(IReadOnlyList<AnswerChange> Answers) : HistoryDetails;

/// <summary>Answers were changed, once or in one sitting.</summary>
/// <param name="Answers">Those that were: before the first change, and after the last one.</param>
public sealed record AnswersChanged(IReadOnlyList<AnswerChange> Answers) : HistoryDetails
{
    /// <summary>When the last change of the sitting was (UTC); none where there was one change only.</summary>
    public DateTime? Until { get; init; }

    /// <summary>
    /// Both changes as one, where the later one carries on this one: the same questions, each from exactly what this one left.
    /// </summary>
    /// <returns>None where it does not.</returns>
    internal AnswersChanged? Join(AnswersChanged later, DateTime at)
    {
        var joined = new List<AnswerChange>(Answers.Count);
        foreach (var change in Answers)
        {
            if (later.Answers.FirstOrDefault(c => c.Subject == change.Subject) is not { } next || next.From != change.To)
            {
                return null;
            }

            joined.Add(change with { To = next.To });
        }

        return later.Answers.Count == Answers.Count ? new AnswersChanged(joined) { Until = at } : null;
    }
}

/// <summary>The note on an area of the action plan was changed.</summary>
/// <param name="Area">The area's code.</param>
/// <param name="From">The note before; empty when there was none.</param>
/// <param name="To">The note after; empty when it was emptied.</param>
public sealed record PlanNoteChanged(string Area, string From, string To) : HistoryDetails;

/// <summary>An assessment was upgraded to another version of the question set.</summary>
/// <param name="FromVersion">The number of the version before.</param>
/// <param name="ToVersion">The number of the version after.</param>
/// <param name="Answers">The answers that did not carry over.</param>
public sealed record AssessmentUpgraded(int FromVersion, int ToVersion, IReadOnlyList<AnswerChange> Answers) : HistoryDetails;

/// <summary>An assessment was completed, and is read-only from then on.</summary>
public sealed record AssessmentCompleted : HistoryDetails;

/// <summary>An assessment that was completed, or waited for sign-off, was opened for changes again.</summary>
/// <param name="Reason">Why; none for those of before reasons were asked for.</param>
public sealed record AssessmentReopened(string? Reason = null) : HistoryDetails;

/// <summary>An assessment was completed, and waits for sign-off. It is read-only from then on.</summary>
public sealed record SignOffRequested : HistoryDetails;

/// <summary>An assessment was signed off, which completed it.</summary>
/// <param name="Comment">What the approver said about it; none where nothing.</param>
public sealed record SignOffGiven(string? Comment = null) : HistoryDetails;

/// <summary>An assessment was not signed off, and can be changed again.</summary>
/// <param name="Comment">What is to be changed.</param>
public sealed record AssessmentSentBack(string Comment) : HistoryDetails;

/// <summary>Carried answers were confirmed: somebody said that they are still right.</summary>
/// <param name="Questions">The codes of the questions.</param>
public sealed record AnswersConfirmed(IReadOnlyList<string> Questions) : HistoryDetails;

/// <summary>The period of an assessment was given another name.</summary>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
public sealed record AssessmentRenamed(string From, string To) : HistoryDetails;

/// <summary>An assessment was put away before it was completed.</summary>
public sealed record AssessmentArchived : HistoryDetails;

/// <summary>An archived assessment was brought back.</summary>
public sealed record AssessmentBroughtBack : HistoryDetails;

/// <summary>An area was given to a person to answer, or taken back.</summary>
/// <param name="Area">The area's code.</param>
/// <param name="FromPerson">Who was asked before; none for nobody.</param>
/// <param name="FromDue">The day by which, before; none when there was none.</param>
/// <param name="ToPerson">Who is asked after; none for nobody.</param>
/// <param name="ToDue">The day by which, after; none when there is none.</param>
public sealed record AreaAssigned(string Area, Guid? FromPerson, DateOnly? FromDue, Guid? ToPerson, DateOnly? ToDue) : HistoryDetails;
