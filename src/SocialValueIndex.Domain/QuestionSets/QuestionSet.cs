using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Domain.QuestionSets;

/// <summary>Where a version of the question set is in its life.</summary>
public enum QuestionSetState
{
    /// <summary>Being written; no assessment can use it.</summary>
    Draft,

    /// <summary>The version for new assessments. It never changes.</summary>
    Published,

    /// <summary>Published once, and followed by a later version. Assessments that began with it keep it.</summary>
    Retired,

    /// <summary>A draft that was thrown away. Nobody sees it any more; its number is not given again.</summary>
    Discarded,
}

/// <summary>One version of the questionnaire and of the rules that turn answers into levels and actions.</summary>
public sealed partial class QuestionSet : IRecordsHistory
{
    /// <summary>The longest title, area name or code that is kept, in characters.</summary>
    public const int NameMaxLength = 200;

    /// <summary>The longest question, hint, answer, action or footnote, in characters.</summary>
    public const int TextMaxLength = 2000;

    /// <summary>How many days before a hint ends administrators are told.</summary>
    public const int DaysToTellOfHints = 90;

    private readonly List<HistoryEntry> _history = [];

    private QuestionSet(Guid id, int version, string title, string planFootnote, IReadOnlyList<Area> areas)
    {
        Id = id;
        Version = version;
        Title = title;
        PlanFootnote = planFootnote;
        Areas = areas;
    }

    /// <summary>What the version is known by inside the application.</summary>
    public Guid Id { get; private set; }

    /// <summary>The version's number, from 1.</summary>
    public int Version { get; private set; }

    /// <summary>Whether it is a draft, published, retired or discarded.</summary>
    public QuestionSetState State { get; private set; }

    /// <summary>Whether it is a draft, the only state in which it changes.</summary>
    public bool IsDraft => State == QuestionSetState.Draft;

    /// <summary>The title of the index and of its action plan.</summary>
    public string Title { get; private set; }

    /// <summary>The footnote under the action plan's matrix.</summary>
    public string PlanFootnote { get; private set; }

    /// <summary>The areas, in order.</summary>
    public IReadOnlyList<Area> Areas { get; private set; }

    /// <summary>The version that it was begun from; none for the one that the product comes with, and for imported ones.</summary>
    public int? BasedOn { get; private set; }

    /// <summary>When it was begun or, while it is a draft, last changed (UTC); none for the one that the product comes with.</summary>
    public DateTime? ChangedAt { get; private set; }

    /// <summary>Who began it or, while it is a draft, changed it last; none for the one that the product comes with.</summary>
    public Guid? ChangedBy { get; private set; }

    /// <summary>When it was published (UTC), if it was.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>Who published it; none for the one that the product comes with.</summary>
    public Guid? PublishedBy { get; private set; }

    /// <summary>What changed, in the words of whoever published it; empty before.</summary>
    public string PublishNote { get; private set; } = "";

    /// <summary>What a draft is for, in a few words of whoever works on it; empty where nobody said.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>Counts changes, so that two that are made at the same moment are noticed when they are stored.</summary>
    public int Revision { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<HistoryEntry> PendingHistory => _history;

    /// <summary>Every question of every area, in order.</summary>
    public IEnumerable<Question> Questions => Areas.SelectMany(a => a.Questions);

    /// <summary>Begins a version as a draft.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="version">Its number, from 1.</param>
    /// <param name="title">The title of the index.</param>
    /// <param name="planFootnote">The footnote under the matrix.</param>
    /// <param name="areas">The areas, in order. A draft may have faults; publishing refuses them.</param>
    public static QuestionSet Draft(Guid id, int version, string title, string planFootnote, IReadOnlyList<Area> areas)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        return new QuestionSet(id, version, title, planFootnote, [.. areas]);
    }

    /// <summary>Begins a version as a draft that a person made.</summary>
    /// <param name="version">Its number, from 1.</param>
    /// <param name="title">The title of the index.</param>
    /// <param name="planFootnote">The footnote under the matrix.</param>
    /// <param name="areas">The areas, in order.</param>
    /// <param name="basedOn">The version that it begins as a copy of; none when it comes from a file.</param>
    /// <param name="stamp">Who begins it, and when.</param>
    public static QuestionSet Draft(
        int version,
        string title,
        string planFootnote,
        IReadOnlyList<Area> areas,
        int? basedOn,
        ChangeStamp stamp
    )
    {
        var draft = Draft(Guid.CreateVersion7(stamp.At), version, title, planFootnote, areas);
        draft.BasedOn = basedOn;
        draft.ChangedAt = stamp.At;
        draft.ChangedBy = stamp.By;
        draft.Record(basedOn is { } source ? new QuestionSetDrafted(source) : new QuestionSetImported(), stamp);
        return draft;
    }

    /// <summary>The questions whose hints end by a day, or have ended, the first to end first.</summary>
    public IEnumerable<Question> HintsEndingBy(DateOnly day) => Questions.Where(q => q.HintUntil <= day).OrderBy(q => q.HintUntil);

    /// <summary>The area of that code, or none.</summary>
    public Area? Find(string areaCode) => Areas.FirstOrDefault(a => a.Code == areaCode);

    /// <summary>The same version without some areas: what can be looked at while somebody still works on those.</summary>
    public QuestionSet Without(IReadOnlySet<string> areaCodes) =>
        new(Id, Version, Title, PlanFootnote, [.. Areas.Where(a => !areaCodes.Contains(a.Code))]) { State = State };

    /// <summary>Makes a draft the version for new assessments. From here on it never changes.</summary>
    /// <param name="at">When (UTC).</param>
    /// <param name="used">What codes stand for in the versions before; none does not look.</param>
    /// <returns>
    /// Refused as read-only where it is not a draft, and as invalid where it has faults or a code stands for something else than before
    /// and nobody confirmed it.
    /// </returns>
    public Outcome Publish(DateTime at, UsedCodes? used = null)
    {
        if (!IsDraft)
        {
            return new Refusal.ReadOnly();
        }

        Fault[] faults = [.. QuestionSetRules.FaultsIn(this), .. used?.FaultsIn(Areas) ?? []];
        if (faults.Length > 0)
        {
            return new Refusal.Invalid(faults);
        }

        State = QuestionSetState.Published;
        PublishedAt = at;
        Revision++;
        return Outcome.Done;
    }

    /// <summary>Makes a draft the version for new assessments, and says who did it and what changed.</summary>
    /// <param name="note">What changed.</param>
    /// <param name="stamp">Who publishes it, and when.</param>
    /// <param name="replaced">The number of the version that was published before, for the history; none when there was none.</param>
    /// <param name="used">What codes stand for in the versions before; none does not look.</param>
    /// <returns>Refused as read-only where it is not a draft, and as invalid where the note or the question set has faults.</returns>
    public Outcome Publish(string? note, ChangeStamp stamp, int? replaced = null, UsedCodes? used = null)
    {
        if (IsDraft && FaultInPublishNote(note) is { } fault)
        {
            return new Refusal.Invalid(fault);
        }

        var outcome = Publish(stamp.At, used);
        if (outcome.Refusal is Refusal.Invalid)
        {
            return new Refusal.Invalid(new Fault("note", "There are things to put right before this can be published"));
        }

        if (outcome.IsDone)
        {
            PublishNote = PlainText.Normalize(note);
            PublishedBy = stamp.By;
            Record(new QuestionSetPublished(replaced, PublishNote), stamp);
        }

        return outcome;
    }

    /// <summary>Takes a published version out of use for new assessments, because a later one is published.</summary>
    /// <exception cref="InvalidOperationException">It is not published.</exception>
    public void Retire()
    {
        if (State != QuestionSetState.Published)
        {
            throw new InvalidOperationException($"Version {Version} is not published.");
        }

        State = QuestionSetState.Retired;
        Revision++;
    }

    /// <summary>Throws a draft away. Its row stays, so that its number is never given again.</summary>
    /// <returns>Refused as read-only where it is not a draft.</returns>
    public Outcome Discard(ChangeStamp stamp)
    {
        if (!IsDraft)
        {
            return new Refusal.ReadOnly();
        }

        State = QuestionSetState.Discarded;
        return Changed(stamp, new QuestionSetDiscarded());
    }

    /// <summary>Brings a draft back that was thrown away.</summary>
    /// <returns>Refused as read-only where it was not thrown away.</returns>
    public Outcome BringBack(ChangeStamp stamp)
    {
        if (State != QuestionSetState.Discarded)
        {
            return new Refusal.ReadOnly();
        }

        State = QuestionSetState.Draft;
        return Changed(stamp, new QuestionSetBroughtBack());
    }

    private static Fault? FaultInPublishNote(string? note) =>
        PlainText.Normalize(note) switch
        {
            "" => new Fault("note", "Enter what changed, for the people who answer"),
            { Length: > TextMaxLength } => new Fault(
                "note",
                FormattableString.Invariant($"Shorten what changed to {TextMaxLength:N0} characters or fewer")
            ),
            _ => null,
        };

    private void Record(HistoryDetails details, ChangeStamp stamp) =>
        _history.Add(
            HistoryEntry.Record(
                new HistorySubject(SubjectType.QuestionSet, Id, FormattableString.Invariant($"Version {Version}"), null),
                details,
                stamp
            )
        );
}
