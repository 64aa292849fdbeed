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
}

/// <summary>One version of the questionnaire and of the rules that turn answers into levels and actions.</summary>
public sealed partial class QuestionSet
{
    /// <summary>The longest title, area name or code that is kept, in characters.</summary>
    public const int NameMaxLength = 200;

    /// <summary>The longest question, hint, answer, action or footnote, in characters.</summary>
    public const int TextMaxLength = 2000;

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

    /// <summary>Whether it is a draft, published or retired.</summary>
    public QuestionSetState State { get; private set; }

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

    /// <summary>Counts changes, so that two that are made at the same moment are noticed when they are stored.</summary>
    public int Revision { get; private set; }

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
    public static QuestionSet Draft(int version, string title, string planFootnote, IReadOnlyList<Area> areas, int? basedOn, ChangeStamp stamp)
    {
        var draft = Draft(Guid.CreateVersion7(stamp.At), version, title, planFootnote, areas);
        draft.BasedOn = basedOn;
        draft.ChangedAt = stamp.At;
        draft.ChangedBy = stamp.By;
        return draft;
    }

    /// <summary>The area of that code, or none.</summary>
    public Area? Find(string areaCode) => Areas.FirstOrDefault(a => a.Code == areaCode);

    /// <summary>Makes a draft the version for new assessments. From here on it never changes.</summary>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="InvalidOperationException">It is not a draft, or it has faults.</exception>
    public void Publish(DateTime at)
    {
        if (State != QuestionSetState.Draft)
        {
            throw new InvalidOperationException($"Version {Version} is not a draft.");
        }

        var faults = QuestionSetRules.FaultsIn(this);
        if (faults.Count > 0)
        {
            throw new InvalidOperationException($"Version {Version} cannot be published: {string.Join("; ", faults.Select(f => $"{f.Place}: {f.Message}"))}");
        }

        State = QuestionSetState.Published;
        PublishedAt = at;
        Revision++;
    }

    /// <summary>Makes a draft the version for new assessments, and says who did it and what changed.</summary>
    /// <param name="note">What changed, without faults (<see cref="FaultInPublishNote"/>).</param>
    /// <param name="stamp">Who publishes it, and when.</param>
    /// <exception cref="ArgumentException">The note has a fault.</exception>
    /// <exception cref="InvalidOperationException">It is not a draft, or it has faults.</exception>
    public void Publish(string note, ChangeStamp stamp)
    {
        if (FaultInPublishNote(note) is { } fault)
        {
            throw new ArgumentException(fault, nameof(note));
        }

        Publish(stamp.At);
        PublishNote = PlainText.Normalize(note);
        PublishedBy = stamp.By;
    }

    /// <summary>What is wrong with the note of what changed, in plain words; none when it can be kept.</summary>
    public static string? FaultInPublishNote(string? note) => PlainText.Normalize(note) switch
    {
        "" => "Enter what changed, for the people who answer",
        { Length: > TextMaxLength } => FormattableString.Invariant($"Shorten what changed to {TextMaxLength:N0} characters or fewer"),
        _ => null,
    };

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
}
