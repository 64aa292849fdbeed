namespace SocialValueIndex.Domain.Assessments;

/// <summary>What happened to an assessment.</summary>
public enum AssessmentEventKind
{
    /// <summary>It was started, from nothing or from an earlier one's answers.</summary>
    Created,

    /// <summary>It was started from a file.</summary>
    Imported,

    /// <summary>Answers were changed.</summary>
    Answered,

    /// <summary>A note in the action plan was changed.</summary>
    PlanNoteChanged,

    /// <summary>It was completed, and is read-only from then on.</summary>
    Completed,

    /// <summary>It was opened for changes again.</summary>
    Reopened,

    /// <summary>It was upgraded to another version of the question set.</summary>
    Moved,
}

/// <summary>One thing that was changed: the old and the new answer.</summary>
/// <param name="Subject">The question's code; for a plan note, the area's.</param>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
public sealed record Change(string Subject, AnswerValues From, AnswerValues To);

/// <summary>A line in the history of an assessment. Written once, never changed or deleted.</summary>
public sealed class AssessmentEvent
{
    private AssessmentEvent(Guid id, Guid assessmentId, AssessmentEventKind kind, DateTime at, Guid by, IReadOnlyList<Change> changes)
    {
        Id = id;
        AssessmentId = assessmentId;
        Kind = kind;
        At = at;
        By = by;
        Changes = changes;
    }

    /// <summary>What the line is known by.</summary>
    public Guid Id { get; private set; }

    /// <summary>The assessment that it is about.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>What happened.</summary>
    public AssessmentEventKind Kind { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Who did it.</summary>
    public Guid By { get; private set; }

    /// <summary>The answers or the note that were changed, old and new; empty for other events.</summary>
    public IReadOnlyList<Change> Changes { get; private set; }

    /// <summary>The version of the question set that the assessment was upgraded from, if it was.</summary>
    public int? FromVersion { get; private set; }

    /// <summary>The version of the question set that the assessment was upgraded to, if it was.</summary>
    public int? ToVersion { get; private set; }

    internal static AssessmentEvent RecordUpgrade(Guid assessmentId, int from, int to, ChangeStamp stamp, IReadOnlyList<Change> changes) =>
        new(Guid.CreateVersion7(stamp.At), assessmentId, AssessmentEventKind.Moved, stamp.At, stamp.By, changes) { FromVersion = from, ToVersion = to };

    internal static AssessmentEvent Record(Guid assessmentId, AssessmentEventKind kind, ChangeStamp stamp, IReadOnlyList<Change> changes) =>
        new(Guid.CreateVersion7(stamp.At), assessmentId, kind, stamp.At, stamp.By, changes);
}
