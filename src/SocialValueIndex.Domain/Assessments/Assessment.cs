using System.Collections.Immutable;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Assessments;

/// <summary>Whether an assessment can still be changed.</summary>
public enum AssessmentState
{
    /// <summary>Officers are answering it.</summary>
    InProgress,

    /// <summary>Its answers are read-only.</summary>
    Completed,

    /// <summary>It was put away before it was completed. It is read-only until somebody brings it back.</summary>
    Archived,

    /// <summary>Somebody completed it and somebody else has to sign it off. Its answers are read-only.</summary>
    AwaitingSignOff,
}

/// <summary>
/// One organisation's answers for one period, present and target, to one version of the question set.
/// Verbs that cannot be done return a <see cref="Refusal"/> for the person who asked, and throw where the program is wrong.
/// </summary>
public sealed partial class Assessment : IOwnedByOrganisation, IRecordsHistory
{
    /// <summary>The longest name of a period, in characters.</summary>
    public const int PeriodMaxLength = 50;

    private readonly List<HistoryEntry> _history = [];

    private Assessment(Guid id, Guid organisationId, Guid questionSetId, string period, DateTime createdAt, Guid createdBy)
    {
        Id = id;
        OrganisationId = organisationId;
        QuestionSetId = questionSetId;
        Period = period;
        CreatedAt = createdAt;
        CreatedBy = createdBy;
    }

    /// <summary>What the assessment is known by, in addresses too; it cannot be guessed.</summary>
    public Guid Id { get; private set; }

    /// <summary>The organisation that it belongs to.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The version of the question set that it was started with, and keeps unless somebody upgrades it to a later one.</summary>
    public Guid QuestionSetId { get; private set; }

    /// <summary>The period that it is for, in the organisation's own words, for example "2026/27".</summary>
    public string Period { get; private set; }

    /// <summary>Whether it can be changed.</summary>
    public AssessmentState State { get; private set; }

    /// <summary>When it was started (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>Who started it.</summary>
    public Guid CreatedBy { get; private set; }

    /// <summary>When it was completed (UTC), while it is, or waits for sign-off.</summary>
    public DateTime? CompletedAt { get; private set; }

    /// <summary>Who completed it, while it is, or waits for sign-off.</summary>
    public Guid? CompletedBy { get; private set; }

    /// <summary>Who signed it off, while it is completed; none where the organisation did not ask for that.</summary>
    public Guid? ApprovedBy { get; private set; }

    /// <summary>Why it can be changed again after it was completed; none where it never was, or is completed again.</summary>
    public OpenedAgain? OpenedAgain { get; private set; }

    /// <summary>Counts changes, so that two that are made at the same moment are noticed when they are stored.</summary>
    public int Revision { get; private set; }

    /// <summary>The answers so far, by question code. A question that nobody touched is not in it.</summary>
    public ImmutableDictionary<string, Answer> Answers { get; private set; } = ImmutableDictionary<string, Answer>.Empty;

    /// <summary>The notes in the action plan, by area code.</summary>
    public ImmutableDictionary<string, PlanNote> PlanNotes { get; private set; } = ImmutableDictionary<string, PlanNote>.Empty;

    /// <summary>
    /// A short text that is equal for equal answers to the same version and differs otherwise, so that completing can tell whether somebody
    /// checked what is completed. Notes are not looked at.
    /// </summary>
    public string Fingerprint() =>
        ContentHash.Compute(
            string.Join(
                '|',
                Answers
                    .OrderBy(a => a.Key, StringComparer.Ordinal)
                    .Select(a => (a.Key, Hash: (a.Value.Values with { Note = "" }).Fingerprint()))
                    .Where(a => a.Hash != AnswerValues.None.Fingerprint())
                    .Select(a => $"{a.Key} {a.Hash}")
                    .Prepend(QuestionSetId.ToString())
            )
        );

    /// <summary>Whether somebody completed it, also while somebody else has to sign it off.</summary>
    public bool IsCompleted => State is AssessmentState.Completed or AssessmentState.AwaitingSignOff;

    /// <inheritdoc />
    public IReadOnlyList<HistoryEntry> PendingHistory => _history;

    /// <summary>The assessment as the history calls it.</summary>
    public HistorySubject Subject => new(SubjectType.Assessment, Id, $"Assessment {Period}", OrganisationId);

    /// <summary>Starts an assessment without answers.</summary>
    /// <returns>Refused as invalid where the period has a fault (see <see cref="FaultInPeriod"/>).</returns>
    /// <exception cref="ArgumentException">The question set is not the published one.</exception>
    public static Outcome<Assessment> Start(Guid organisationId, QuestionSet questionSet, string? period, ChangeStamp stamp) =>
        Begin(organisationId, questionSet, period, stamp, answers => new AssessmentStarted(answers), []);

    /// <summary>Starts an assessment with answers from a file.</summary>
    /// <param name="organisationId">The organisation that it will belong to.</param>
    /// <param name="questionSet">The published question set.</param>
    /// <param name="period">The period.</param>
    /// <param name="answers">The answers by question code.</param>
    /// <param name="stamp">Who imports it, and when.</param>
    /// <param name="planNotes">The notes in the action plan by area code; none for no notes.</param>
    /// <returns>
    /// Refused as <see cref="Start"/> is, as malformed where a question or an area is unknown, and as invalid where an answer or a note has
    /// a fault.
    /// </returns>
    /// <exception cref="ArgumentException">As in <see cref="Start"/>.</exception>
    public static Outcome<Assessment> Import(
        Guid organisationId,
        QuestionSet questionSet,
        string? period,
        IReadOnlyDictionary<string, AnswerValues> answers,
        ChangeStamp stamp,
        IReadOnlyDictionary<string, string>? planNotes = null
    )
    {
        var questions = questionSet.Questions.ToDictionary(q => q.Code);
        if (answers.Keys.Any(code => !questions.ContainsKey(code)))
        {
            return new Refusal.Malformed();
        }

        if (answers.SelectMany(a => questions[a.Key].FaultsIn(a.Value)).ToList() is { Count: > 0 } faults)
        {
            return new Refusal.Invalid(faults);
        }

        var begun = Begin(organisationId, questionSet, period, stamp, imported => new AssessmentImported(imported), answers);
        foreach (
            var (code, text) in begun.IsDone
                ? planNotes ?? ImmutableDictionary<string, string>.Empty
                : ImmutableDictionary<string, string>.Empty
        )
        {
            if (questionSet.Find(code) is not { } area)
            {
                return new Refusal.Malformed();
            }

            if (begun.Value.WritePlanNote(area, text, null, stamp).Refusal is { } refusal)
            {
                return refusal;
            }
        }

        return begun;
    }

    /// <summary>What is wrong with the name of a period; none when it can be used.</summary>
    public static Fault? FaultInPeriod(string? period) =>
        PlainText.Normalize(period) switch
        {
            "" => new Fault("period", "Enter the period, for example 2026/27"),
            { Length: > PeriodMaxLength } => new Fault("period", $"Shorten the period to {PeriodMaxLength} characters or fewer"),
            _ => null,
        };

    /// <summary>The answer to a question, empty when nobody answered it.</summary>
    public AnswerValues AnswerTo(string questionCode) =>
        Answers.TryGetValue(questionCode, out var answer) ? answer.Values : AnswerValues.None;

    private static Outcome<Assessment> Begin(
        Guid organisationId,
        QuestionSet questionSet,
        string? period,
        ChangeStamp stamp,
        Func<IReadOnlyList<AnswerChange>, HistoryDetails> details,
        IEnumerable<KeyValuePair<string, AnswerValues>> answers
    )
    {
        if (questionSet.State != QuestionSetState.Published)
        {
            throw new ArgumentException("An assessment starts with the published question set.", nameof(questionSet));
        }

        if (FaultInPeriod(period) is { } fault)
        {
            return new Refusal.Invalid(fault);
        }

        var assessment = new Assessment(
            Guid.CreateVersion7(stamp.At),
            organisationId,
            questionSet.Id,
            PlainText.Normalize(period),
            stamp.At,
            stamp.By
        );
        assessment.Apply(
            [.. answers.Where(a => a.Value != AnswerValues.None).Select(a => new Change(a.Key, AnswerValues.None, a.Value))],
            stamp,
            details
        );
        return assessment;
    }

    private void Record(HistoryDetails details, ChangeStamp stamp)
    {
        Revision++;
        _history.Add(HistoryEntry.Record(Subject, details, stamp));
    }

    private void EnsureOwn(QuestionSet questionSet)
    {
        if (questionSet.Id != QuestionSetId)
        {
            throw new ArgumentException("This is not the question set of the assessment.", nameof(questionSet));
        }
    }
}
