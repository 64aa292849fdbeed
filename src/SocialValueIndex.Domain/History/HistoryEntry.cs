namespace SocialValueIndex.Domain.History;

/// <summary>What kind of thing a line of the history is about.</summary>
public enum SubjectType
{
    /// <summary>An assessment.</summary>
    Assessment,

    /// <summary>An action of an assessment's register.</summary>
    Action,

    /// <summary>An issued plan of an assessment.</summary>
    IssuedPlan,

    /// <summary>A version of the question set.</summary>
    QuestionSet,

    /// <summary>An organisation.</summary>
    Organisation,

    /// <summary>A person.</summary>
    Person,

    /// <summary>Something that a newer build wrote about. No line is stored with it.</summary>
    FromNewerBuild,
}

/// <summary>What a line of the history is about.</summary>
/// <param name="Type">What kind of thing.</param>
/// <param name="Id">Which one.</param>
/// <param name="Name">What it is called now. Longer names than <see cref="HistoryEntry.NameMaxLength"/> are cut.</param>
/// <param name="OrganisationId">The organisation that it concerns; none for what concerns no organisation, such as a question set.</param>
public sealed record HistorySubject(SubjectType Type, Guid Id, string Name, Guid? OrganisationId);

/// <summary>Something that writes its own history: each verb that changes it adds a line.</summary>
public interface IRecordsHistory
{
    /// <summary>
    /// The lines since it was loaded. They are stored in the same transaction as the change; the lines of before stay in the database.
    /// </summary>
    IReadOnlyList<HistoryEntry> PendingHistory { get; }
}

/// <summary>
/// One thing that was done: when, by whom, to what, and the details. It is written in the transaction of the change, never deleted, and
/// only read by pages that show it. It is never changed but for one thing: while a person goes on changing the same answers, their line is
/// extended (<see cref="TryExtend"/>). No rule asks the history, so that old lines can be archived.
/// </summary>
public sealed class HistoryEntry
{
    /// <summary>How long a person can pause before another line begins.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>How long one line can be extended.</summary>
    public static readonly TimeSpan LongestSitting = TimeSpan.FromHours(1);

    /// <summary>The longest name of a kind, in characters.</summary>
    public const int KindMaxLength = 40;

    /// <summary>The longest name of what a line is about, in characters.</summary>
    public const int NameMaxLength = 300;

    private HistoryEntry(
        Guid id,
        DateTime at,
        Guid? by,
        Guid? organisationId,
        string kind,
        SubjectType subjectType,
        Guid subjectId,
        string subjectName,
        HistoryDetails details
    )
    {
        Id = id;
        At = at;
        By = by;
        OrganisationId = organisationId;
        Kind = kind;
        SubjectType = subjectType;
        SubjectId = subjectId;
        SubjectName = subjectName;
        Details = details;
    }

    /// <summary>What the line is known by (version 7, so that lines sort by time).</summary>
    public Guid Id { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Who did it; none when nobody was signed in: a command on the server, or the application itself.</summary>
    public Guid? By { get; private set; }

    /// <summary>The organisation that it concerns, if one.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>What was done: the name of the record in <see cref="Details"/>, one of <see cref="HistoryDetails.Kinds"/>.</summary>
    public string Kind { get; private set; }

    /// <summary>What kind of thing it was done to.</summary>
    public SubjectType SubjectType { get; private set; }

    /// <summary>Which one.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>What that was called then.</summary>
    public string SubjectName { get; private set; }

    /// <summary>What was done in detail, old and new.</summary>
    public HistoryDetails Details { get; private set; }

    /// <summary>
    /// Takes over a line that carries this one on, so that a note that saves itself while it is typed is one line and not dozens. What was
    /// before, and since when, stays; what became, and until when, is the later line's.
    /// </summary>
    /// <param name="later">A line that is not stored.</param>
    /// <returns>
    /// Whether it was taken over: it is of the same person about the same answers of the same assessment, nobody changed those in between,
    /// and the person paused for less than <see cref="LongestPause"/> and began less than <see cref="LongestSitting"/> ago.
    /// </returns>
    public bool TryExtend(HistoryEntry later)
    {
        if (
            Details is not AnswersChanged changed
            || later.Details is not AnswersChanged next
            || (By, SubjectId) != (later.By, later.SubjectId)
            || later.At < At
            || later.At - (changed.Until ?? At) >= LongestPause
            || later.At - At >= LongestSitting
            || changed.Join(next, later.At) is not { } joined
        )
        {
            return false;
        }

        (Details, SubjectName) = (joined, later.SubjectName);
        return true;
    }

    /// <summary>Writes a line.</summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="details">What was done.</param>
    /// <param name="stamp">Who did it, and when; by <see cref="Guid.Empty"/> when nobody is signed in.</param>
    public static HistoryEntry Record(HistorySubject subject, HistoryDetails details, ChangeStamp stamp) =>
        new(
            Guid.CreateVersion7(stamp.At),
            stamp.At,
            stamp.By == Guid.Empty ? null : stamp.By,
            subject.OrganisationId,
            details.GetType().Name,
            subject.Type,
            subject.Id,
            subject.Name.Length <= NameMaxLength ? subject.Name : $"{subject.Name[..(NameMaxLength - 1)]}…",
            details
        );
}
