using System.Collections.Immutable;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Assessments;

/// <summary>Whether an assessment can still be changed.</summary>
public enum AssessmentState
{
    /// <summary>Officers are answering it.</summary>
    InProgress,

    /// <summary>Its answers are read-only.</summary>
    Completed,
}

/// <summary>
/// One organisation's answers for one period, present and target, to one version of the question set.
/// Verbs that cannot be done answer with a <see cref="SaveOutcome"/> where a person can mend it, and throw where a caller is wrong.
/// </summary>
public sealed partial class Assessment
{
    /// <summary>The longest name of a period, in characters.</summary>
    public const int PeriodMaxLength = 50;

    private readonly List<AssessmentEvent> _events = [];

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

    /// <summary>When it was completed (UTC), while it is.</summary>
    public DateTime? CompletedAt { get; private set; }

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
    public string Fingerprint() => ContentHash.Compute(string.Join(
        '|',
        Answers.OrderBy(a => a.Key, StringComparer.Ordinal)
            .Select(a => (a.Key, Hash: (a.Value.Values with { Note = "" }).Fingerprint()))
            .Where(a => a.Hash != AnswerValues.None.Fingerprint())
            .Select(a => $"{a.Key} {a.Hash}")
            .Prepend(QuestionSetId.ToString())));

    /// <summary>What happened to it since it was loaded; the store keeps the rest.</summary>
    public IReadOnlyList<AssessmentEvent> Events => _events;

    /// <summary>Starts an assessment without answers.</summary>
    /// <exception cref="ArgumentException">The period has a fault (see <see cref="FaultInPeriod"/>), or the question set is not the published one.</exception>
    public static Assessment Start(Guid organisationId, QuestionSet questionSet, string period, ChangeStamp stamp) =>
        Begin(organisationId, questionSet, period, stamp, AssessmentEventKind.Created, []);

    /// <summary>
    /// Starts an assessment with an earlier one's answers. Answers to questions whose options have other levels or texts by now are left out.
    /// </summary>
    /// <exception cref="ArgumentException">As in <see cref="Start"/>, or <paramref name="earlierSet"/> is not the earlier assessment's.</exception>
    public static Assessment StartFrom(Assessment earlier, QuestionSet earlierSet, QuestionSet questionSet, string period, ChangeStamp stamp)
    {
        if (earlierSet.Id != earlier.QuestionSetId)
        {
            throw new ArgumentException("This is not the question set of the earlier assessment.", nameof(earlierSet));
        }

        var unchanged = from question in questionSet.Questions
                        join before in earlierSet.Questions on question.Code equals before.Code
                        where question.TakesAnswersTo(before) && earlier.Answers.ContainsKey(question.Code)
                        select KeyValuePair.Create(question.Code, earlier.Answers[question.Code].Values);
        return Begin(earlier.OrganisationId, questionSet, period, stamp, AssessmentEventKind.Created, unchanged);
    }

    /// <summary>Starts an assessment with answers from a file.</summary>
    /// <param name="organisationId">The organisation that it will belong to.</param>
    /// <param name="questionSet">The published question set.</param>
    /// <param name="period">The period.</param>
    /// <param name="answers">The answers by question code; none may have a fault.</param>
    /// <param name="stamp">Who imports it, and when.</param>
    /// <exception cref="ArgumentException">As in <see cref="Start"/>, or an answer is for an unknown question or has a fault.</exception>
    public static Assessment Import(Guid organisationId, QuestionSet questionSet, string period, IReadOnlyDictionary<string, AnswerValues> answers, ChangeStamp stamp)
    {
        var questions = questionSet.Questions.ToDictionary(q => q.Code);
        foreach (var (code, values) in answers)
        {
            if (!questions.TryGetValue(code, out var question) || question.FaultsIn(values).Any())
            {
                throw new ArgumentException($"The answer to {code} cannot be imported.", nameof(answers));
            }
        }

        return Begin(organisationId, questionSet, period, stamp, AssessmentEventKind.Imported, answers);
    }

    /// <summary>What is wrong with the name of a period, in plain words; none when it can be used.</summary>
    public static string? FaultInPeriod(string? period) => PlainText.Normalize(period) switch
    {
        "" => "Enter the period, for example 2026/27",
        { Length: > PeriodMaxLength } => $"Shorten the period to {PeriodMaxLength} characters or fewer",
        _ => null,
    };

    /// <summary>The answer to a question, empty when nobody answered it.</summary>
    public AnswerValues AnswerTo(string questionCode) => Answers.TryGetValue(questionCode, out var answer) ? answer.Values : AnswerValues.None;

    /// <summary>
    /// Changes answers of one area, all of them or none. Questions that are not proposed stay as they are; so do those that the person did not change.
    /// A question that both the person and a colleague changed since the person looked is a conflict.
    /// </summary>
    /// <exception cref="ArgumentException">A question is not of this area, or the question set is not the assessment's.</exception>
    /// <exception cref="InvalidOperationException">The assessment is completed.</exception>
    public SaveOutcome ChangeAnswers(QuestionSet questionSet, Area area, IReadOnlyDictionary<string, ProposedAnswer> proposed, ChangeStamp stamp) =>
        ChangeAnswers(questionSet, area, proposed, null, stamp);

    /// <summary>Changes answers of one area as <see cref="ChangeAnswers(QuestionSet, Area, IReadOnlyDictionary{string, ProposedAnswer}, ChangeStamp)"/> does, then sets its targets in one go.</summary>
    /// <inheritdoc cref="ChangeAnswers(QuestionSet, Area, IReadOnlyDictionary{string, ProposedAnswer}, ChangeStamp)" path="/exception"/>
    public SaveOutcome ChangeAnswers(QuestionSet questionSet, Area area, IReadOnlyDictionary<string, ProposedAnswer> proposed, TargetChoice? targets, ChangeStamp stamp)
    {
        EnsureInProgress();
        EnsureOwn(questionSet);
        if (proposed.Keys.FirstOrDefault(code => area.Find(code) is null) is { } unknown)
        {
            throw new ArgumentException($"{unknown} is not a question of area {area.Code}.", nameof(proposed));
        }

        var faults = new List<AnswerFault>();
        var conflicts = new List<AnswerConflict>();
        var changes = new List<Change>();
        foreach (var question in area.Questions)
        {
            var stored = AnswerTo(question.Code);
            var wanted = proposed.TryGetValue(question.Code, out var proposal) && IsChangedBy(proposal, stored) ? proposal.Values : stored;
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

            changes.Add(new Change(question.Code, stored, wanted));
        }

        if (faults.Count > 0 || conflicts.Count > 0)
        {
            return new SaveOutcome(faults, conflicts);
        }

        Apply(changes, stamp, AssessmentEventKind.Answered);
        return SaveOutcome.Saved;
    }

    /// <summary>Writes the note of one area in the action plan. Notes can be written after the assessment is completed: the plan is carried out then.</summary>
    /// <param name="area">The area, or what <see cref="OrphanedArea"/> gives.</param>
    /// <param name="text">The note.</param>
    /// <param name="basedOn">The fingerprint of the note that the person saw; none overwrites.</param>
    /// <param name="stamp">Who writes it, and when.</param>
    /// <returns>What is wrong, or the colleague's note that would be overwritten; both none when the note is written.</returns>
    public (string? Fault, PlanNote? Conflict) WritePlanNote(Area area, string text, string? basedOn, ChangeStamp stamp)
    {
        if (text.Length > PlanNote.MaxLength)
        {
            return (FormattableString.Invariant($"The note has {text.Length:N0} characters. Shorten it to {PlanNote.MaxLength:N0} characters or fewer"), null);
        }

        var stored = PlanNotes.GetValueOrDefault(area.Code);
        var before = stored?.Text ?? "";
        if (text == before || basedOn == ContentHash.Compute(text))
        {
            return (null, null);
        }

        if (basedOn is not null && stored is not null && basedOn != ContentHash.Compute(before))
        {
            return (null, stored);
        }

        PlanNotes = PlanNotes.SetItem(area.Code, new PlanNote(text, stamp.At, stamp.By, area.PlanName));
        Record(AssessmentEventKind.PlanNoteChanged, stamp, [new Change(area.Code, AnswerValues.None with { Note = before }, AnswerValues.None with { Note = text })]);
        return (null, null);
    }

    /// <summary>Makes the answers read-only. Unanswered questions are allowed: they leave their area Incomplete/Non Compliant.</summary>
    /// <exception cref="InvalidOperationException">It is completed already.</exception>
    public void Complete(ChangeStamp stamp)
    {
        EnsureInProgress();
        State = AssessmentState.Completed;
        CompletedAt = stamp.At;
        Record(AssessmentEventKind.Completed, stamp, []);
    }

    /// <summary>Opens a completed assessment for changes again.</summary>
    /// <exception cref="InvalidOperationException">It is not completed.</exception>
    public void Reopen(ChangeStamp stamp)
    {
        if (State != AssessmentState.Completed)
        {
            throw new InvalidOperationException("The assessment is not completed.");
        }

        State = AssessmentState.InProgress;
        CompletedAt = null;
        Record(AssessmentEventKind.Reopened, stamp, []);
    }

    private static Assessment Begin(
        Guid organisationId, QuestionSet questionSet, string period, ChangeStamp stamp, AssessmentEventKind kind, IEnumerable<KeyValuePair<string, AnswerValues>> answers)
    {
        if (questionSet.State != QuestionSetState.Published)
        {
            throw new ArgumentException("An assessment starts with the published question set.", nameof(questionSet));
        }

        if (FaultInPeriod(period) is { } fault)
        {
            throw new ArgumentException(fault, nameof(period));
        }

        var assessment = new Assessment(Guid.CreateVersion7(stamp.At), organisationId, questionSet.Id, PlainText.Normalize(period), stamp.At, stamp.By);
        assessment.Apply([.. answers.Where(a => a.Value != AnswerValues.None).Select(a => new Change(a.Key, AnswerValues.None, a.Value))], stamp, kind);
        return assessment;
    }

    private static bool IsChangedBy(ProposedAnswer proposal, AnswerValues stored) =>
        proposal.Values != stored && proposal.Values.Fingerprint() != proposal.BasedOn;

    private void Apply(IReadOnlyList<Change> changes, ChangeStamp stamp, AssessmentEventKind kind)
    {
        if (changes.Count == 0 && kind == AssessmentEventKind.Answered)
        {
            return;
        }

        Answers = Answers.SetItems(changes.Select(c => KeyValuePair.Create(c.Subject, new Answer(c.To, stamp.At, stamp.By))));
        Record(kind, stamp, changes);
    }

    private void Record(AssessmentEventKind kind, ChangeStamp stamp, IReadOnlyList<Change> changes)
    {
        Revision++;
        _events.Add(AssessmentEvent.Record(Id, kind, stamp, changes));
    }

    private void EnsureInProgress()
    {
        if (State != AssessmentState.InProgress)
        {
            throw new InvalidOperationException("The assessment is completed. Reopen it to change answers.");
        }
    }

    private void EnsureOwn(QuestionSet questionSet)
    {
        if (questionSet.Id != QuestionSetId)
        {
            throw new ArgumentException("This is not the question set of the assessment.", nameof(questionSet));
        }
    }
}
