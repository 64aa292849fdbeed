using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Assessments;

/// <content>Answering: an area's answers, and the notes in the plan.</content>
public sealed partial class Assessment
{
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

        var changes = area.Questions.Select(q => ChangeTo(q, proposed.GetValueOrDefault(q.Code), targets)).OfType<Change>().ToList();
        List<Fault> faults =
        [
            .. proposed.Values.SelectMany(p => p.Unreadable),
            .. changes.SelectMany(c => area.Find(c.Code)!.FaultsIn(c.To)),
        ];
        var confirmed = area
            .Questions.Select(q => q.Code)
            .Where(code => IsConfirmedBy(proposed.GetValueOrDefault(code), AnswerTo(code)))
            .ToList();
        var conflicts = changes.Select(c => ConflictOf(c.Code, proposed.GetValueOrDefault(c.Code))).OfType<AnswerConflict>().ToList();
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

    /// <summary>What becomes of one answer; nothing where it stays as it is.</summary>
    private Change? ChangeTo(Question question, ProposedAnswer? proposal, TargetChoice? targets)
    {
        var stored = AnswerTo(question.Code);
        var isChanged = proposal is not null && IsChangedBy(proposal, stored);
        var wanted = isChanged ? proposal!.Values : stored;
        if (targets is not null)
        {
            wanted = wanted with { Target = question.TargetFor(wanted, targets) };
        }

        return wanted == stored ? null : new Change(question.Code, stored, wanted) { Confirms = isChanged };
    }

    /// <summary>What a colleague stored since the person looked; nothing where the person saw the answer that is stored.</summary>
    private AnswerConflict? ConflictOf(string questionCode, ProposedAnswer? proposal) =>
        proposal?.BasedOn is { } basedOn
        && basedOn != AnswerTo(questionCode).Fingerprint()
        && Answers.TryGetValue(questionCode, out var theirs)
            ? new AnswerConflict(questionCode, theirs)
            : null;

    private static bool IsChangedBy(ProposedAnswer proposal, AnswerValues stored) =>
        // A note that was stored before a rule for texts changed comes back normalised: nobody changed it.
        proposal.Values != stored
        && proposal.Values != stored with { Note = PlainText.Normalize(stored.Note) }
        && proposal.Values.Fingerprint() != proposal.BasedOn;

    /// <summary>Whether the person says that the stored answer, which they saw, is still right.</summary>
    private static bool IsConfirmedBy(ProposedAnswer? proposal, AnswerValues stored) =>
        proposal is { IsConfirmed: true }
        && !IsChangedBy(proposal, stored)
        && (proposal.BasedOn is null || proposal.BasedOn == stored.Fingerprint());

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

    private sealed record Change(string Code, AnswerValues From, AnswerValues To)
    {
        /// <summary>Whether the person looked at the answer itself, so that a carried one is confirmed.</summary>
        public bool Confirms { get; init; } = true;

        public AnswerChange ForHistory() => new(Code, State(From), State(To));

        private static AnswerState State(AnswerValues values) => new(values.Present, values.Target, values.Note);
    }
}
