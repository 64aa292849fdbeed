using System.Collections.Immutable;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Assessments;

/// <content>Upgrading to another version of the question set.</content>
public sealed partial class Assessment
{
    /// <summary>
    /// The answers that upgrades to later versions left behind, by question code. One stays beside its question until that is answered
    /// again; one to a question that is no longer asked stays for good. A later upgrade replaces it only if a level was chosen since.
    /// </summary>
    public ImmutableDictionary<string, EarlierAnswer> EarlierAnswers { get; private set; } =
        ImmutableDictionary<string, EarlierAnswer>.Empty;

    /// <summary>
    /// The answer that a question had before an upgrade, while the question is still to be answered again; otherwise none.
    /// </summary>
    public EarlierAnswer? EarlierAnswerTo(string questionCode) =>
        AnswerTo(questionCode).IsComplete ? null : EarlierAnswers.GetValueOrDefault(questionCode);

    /// <summary>The notes in the action plan on areas that the assessment's version does not have any more, by their codes.</summary>
    public IReadOnlyList<OrphanedNote> NotesOrphanedBy(QuestionSet version) => Orphaned(PlanNotes, version);

    /// <summary>
    /// The notes that would be on none of the areas after an upgrade from the assessment's version to another one. The upgrade keeps them.
    /// </summary>
    public IReadOnlyList<OrphanedNote> NotesOrphanedBy(QuestionSet from, QuestionSet to) => Orphaned(PlanNotesAfter(from, to), to);

    /// <summary>
    /// An area of an earlier version that there was a note on, without its questions, so that the note can still be changed; otherwise
    /// none.
    /// </summary>
    public Area? OrphanedArea(string code) =>
        PlanNotes.TryGetValue(code, out var note) ? new Area(code, note.AreaName, note.AreaName, []) : null;

    /// <summary>
    /// Upgrades the assessment to the published version. Answers to questions with the same code, and options of the same levels and texts,
    /// carry over; the others are kept beside the questions, and their notes stay. So do the notes in the plan, also those on areas that
    /// the version does not have or has another area instead of. Upgrading to the version that it has changes nothing.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The first is not the question set of the assessment, or the second is not the published one.
    /// </exception>
    /// <returns>Refused as read-only where the assessment is completed or archived.</returns>
    public Outcome UpgradeTo(QuestionSet from, QuestionSet to, ChangeStamp stamp)
    {
        EnsureOwn(from);
        if (State != AssessmentState.InProgress)
        {
            return new Refusal.ReadOnly();
        }

        if (to.Id == QuestionSetId)
        {
            return Outcome.Done;
        }

        if (to.State != QuestionSetState.Published)
        {
            throw new ArgumentException("An assessment is upgraded to the published question set.", nameof(to));
        }

        var upgrade = AssessmentUpgrade.Between(Answers, from, to);
        var before = Answers;
        IReadOnlyList<SupersededAnswer> left = [.. upgrade.ToAnswerAgain, .. upgrade.NoLongerAsked];
        Answers = upgrade.Answers(before);
        EarlierAnswers = EarlierAnswers.SetItems(
            left.Select(a => KeyValuePair.Create(a.Code, a.Earlier.Over(EarlierAnswers.GetValueOrDefault(a.Code))))
        );
        PlanNotes = PlanNotesAfter(from, to);
        QuestionSetId = to.Id;
        var lost = left.Select(a => new Change(a.Code, before[a.Code].Values, AnswerTo(a.Code)).ForHistory());
        Record(new AssessmentUpgraded(from.Version, to.Version, [.. lost]), stamp);
        return Outcome.Done;
    }

    private static IReadOnlyList<OrphanedNote> Orphaned(IReadOnlyDictionary<string, PlanNote> notes, QuestionSet version) =>
        [
            .. notes
                .Where(n => n.Value.Text.Length > 0 && version.Find(n.Key) is null)
                .OrderBy(n => n.Key, StringComparer.Ordinal)
                .Select(n => new OrphanedNote(n.Key, n.Value.AreaName, n.Value.Text)),
        ];

    // A note whose code is another area's from now on gets one that no area can have.
    private ImmutableDictionary<string, PlanNote> PlanNotesAfter(QuestionSet from, QuestionSet to) =>
        PlanNotes.ToImmutableDictionary(
            n =>
                to.Find(n.Key) is { } area && !area.TakesNotesOn(from.Find(n.Key) ?? OrphanedArea(n.Key)!)
                    ? FormattableString.Invariant($"{n.Key}_{from.Version}")
                    : n.Key,
            n => n.Value
        );
}
