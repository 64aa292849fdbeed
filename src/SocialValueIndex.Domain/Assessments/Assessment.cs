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

    /// <summary>
    /// Changes answers of one area, all of them or none. Questions that are not proposed stay as they are; so do those that the person did
    /// not change. A question that both the person and a colleague changed since the person looked is a conflict. Then sets every target of
    /// the area, where that is asked for. A carried answer is confirmed by changing it, or by saying that it is still right; setting
    /// targets in one go says nothing about the present answers.
    /// </summary>
    /// <returns>
    /// Refused as malformed where a question is not of this area, as read-only where the assessment is completed or archived, as invalid
    /// where answers have faults, and as a conflict that holds each <see cref="AnswerConflict"/>, with the faults that there are besides.
    /// </returns>
    /// <exception cref="ArgumentException">The question set is not the assessment's.</exception>
    public Outcome ChangeAnswers(
        QuestionSet questionSet,
        Area area,
        IReadOnlyDictionary<string, ProposedAnswer> proposed,
        TargetChoice? targets,
        ChangeStamp stamp
    )
    {
        EnsureOwn(questionSet);
        if (proposed.Keys.Any(code => area.Find(code) is null))
        {
            return new Refusal.Malformed();
        }

        if (State != AssessmentState.InProgress)
        {
            return new Refusal.ReadOnly();
        }

        var faults = proposed.Values.SelectMany(p => p.Unreadable).ToList();
        var conflicts = new List<AnswerConflict>();
        var changes = new List<Change>();
        var confirmed = new List<string>();
        foreach (var question in area.Questions)
        {
            var stored = AnswerTo(question.Code);
            var isChanged = proposed.TryGetValue(question.Code, out var proposal) && IsChangedBy(proposal, stored);
            var wanted = isChanged ? proposal!.Values : stored;
            if (!isChanged && proposal is { IsConfirmed: true } && (proposal.BasedOn ?? stored.Fingerprint()) == stored.Fingerprint())
            {
                confirmed.Add(question.Code);
            }

            if (targets is not null)
            {
                wanted = wanted with { Target = question.TargetFor(wanted, targets) };
            }

            if (wanted == stored)
            {
                continue;
            }

            faults.AddRange(question.FaultsIn(wanted));
            if (proposal?.BasedOn is { } basedOn && basedOn != stored.Fingerprint() && Answers.TryGetValue(question.Code, out var theirs))
            {
                conflicts.Add(new AnswerConflict(question.Code, theirs));
            }

            changes.Add(new Change(question.Code, stored, wanted) { Confirms = isChanged });
        }

        if (conflicts.Count > 0)
        {
            return new Refusal.Conflict<IReadOnlyList<AnswerConflict>>(conflicts, faults);
        }

        if (faults.Count == 0)
        {
            if (changes.Count > 0)
            {
                Apply(changes, stamp, answers => new AnswersChanged(answers));
            }

            Confirm(confirmed, stamp);
        }

        return Outcome.Unless(faults);
    }

    /// <summary>
    /// Writes the note of one area in the action plan. Notes can be written after the assessment is completed: the plan is carried out
    /// then.
    /// </summary>
    /// <param name="area">The area, or what <see cref="OrphanedArea"/> gives.</param>
    /// <param name="text">The note.</param>
    /// <param name="basedOn">The fingerprint of the note that the person saw; none overwrites.</param>
    /// <param name="stamp">Who writes it, and when.</param>
    /// <returns>Refused where the note is too long, or would overwrite a colleague's, which the conflict then holds.</returns>
    public Outcome WritePlanNote(Area area, string text, string? basedOn, ChangeStamp stamp)
    {
        if (text.Length > PlanNote.MaxLength)
        {
            return new Refusal.Invalid(
                new Fault(
                    $"note.{area.Code}",
                    FormattableString.Invariant(
                        $"The note has {text.Length:N0} characters. Shorten it to {PlanNote.MaxLength:N0} characters or fewer"
                    )
                )
            );
        }

        var stored = PlanNotes.GetValueOrDefault(area.Code);
        var before = stored?.Text ?? "";
        if (text == before || text == PlainText.Normalize(before) || basedOn == ContentHash.Compute(text))
        {
            return Outcome.Done;
        }

        if (basedOn is not null && stored is not null && basedOn != ContentHash.Compute(before))
        {
            return new Refusal.Conflict<PlanNote>(stored);
        }

        PlanNotes = PlanNotes.SetItem(area.Code, new PlanNote(text, stamp.At, stamp.By, area.PlanName));
        Record(new PlanNoteChanged(area.Code, before, text), stamp);
        return Outcome.Done;
    }

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

    private static bool IsChangedBy(ProposedAnswer proposal, AnswerValues stored) =>
        // A note that was stored before a rule for texts changed comes back normalised: nobody changed it.
        proposal.Values != stored
        && proposal.Values != stored with { Note = PlainText.Normalize(stored.Note) }
        && proposal.Values.Fingerprint() != proposal.BasedOn;

    private void Apply(IReadOnlyList<Change> changes, ChangeStamp stamp, Func<IReadOnlyList<AnswerChange>, HistoryDetails> details)
    {
        Answers = Answers.SetItems(
            changes.Select(c =>
                KeyValuePair.Create(
                    c.Code,
                    new Answer(c.To, stamp.At, stamp.By) { Carried = c.Confirms ? null : Answers.GetValueOrDefault(c.Code)?.Carried }
                )
            )
        );
        Record(details([.. changes.Select(c => c.ForHistory())]), stamp);
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

    private sealed record Change(string Code, AnswerValues From, AnswerValues To)
    {
        /// <summary>Whether the person looked at the answer itself, so that a carried one is confirmed.</summary>
        public bool Confirms { get; init; } = true;

        public AnswerChange ForHistory() => new(Code, State(From), State(To));

        private static AnswerState State(AnswerValues values) => new(values.Present, values.Target, values.Note);
    }
}
