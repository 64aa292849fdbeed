namespace SocialValueIndex.Domain.QuestionSets;

/// <summary>What became of an attempt to change a draft. Unless <see cref="IsKept"/>, nothing was changed.</summary>
/// <param name="Faults">What cannot be kept even in a draft.</param>
/// <param name="IsConflict">Whether a colleague changed the same page meanwhile.</param>
public sealed record DraftOutcome(IReadOnlyList<QuestionSetFault> Faults, bool IsConflict)
{
    /// <summary>Kept, with nothing to say.</summary>
    public static DraftOutcome Kept { get; } = new([], false);

    /// <summary>A colleague changed it meanwhile; the person has to look again.</summary>
    public static DraftOutcome Conflict { get; } = new([], true);

    /// <summary>Whether everything was kept.</summary>
    public bool IsKept => Faults.Count == 0 && !IsConflict;
}

/// <content>
/// The verbs that change a draft. Each takes the fingerprint of what the person saw, and refuses to overwrite what a colleague changed since;
/// none overwrites. A verb that would change nothing does nothing. A draft may have faults on the way, but none that storing or finding it again would suffer from.
/// </content>
public sealed partial class QuestionSet
{
    /// <summary>A short text that is equal for equal titles and footnotes and differs otherwise.</summary>
    public string TitleFingerprint() => ContentHash.Compute($"{Title}\u0001{PlanFootnote}");

    /// <summary>Changes the title and the footnote.</summary>
    /// <exception cref="InvalidOperationException">It is not a draft.</exception>
    public DraftOutcome ChangeTitle(string title, string planFootnote, string? basedOn, ChangeStamp stamp)
    {
        (title, planFootnote) = (PlainText.SingleLine(title), PlainText.Normalize(planFootnote));
        EnsureDraft();
        if ((title, planFootnote) == (Title, PlanFootnote))
        {
            return DraftOutcome.Kept;
        }

        if (IsOverwriting(basedOn, TitleFingerprint()))
        {
            return DraftOutcome.Conflict;
        }

        var faults = QuestionSetRules.FaultsIn(title, planFootnote, []).Where(f => !f.CanBeKept).ToList();
        if (faults.Count > 0)
        {
            return new DraftOutcome(faults, false);
        }

        (Title, PlanFootnote) = (title, planFootnote);
        return Changed(stamp);
    }

    /// <summary>Adds an area without questions, as the last one.</summary>
    /// <exception cref="InvalidOperationException">It is not a draft.</exception>
    public DraftOutcome AddArea(string code, string name, string planName, ChangeStamp stamp)
    {
        EnsureDraft();
        return Replace([.. Areas, new Area(PlainText.SingleLine(code), PlainText.SingleLine(name), PlainText.SingleLine(planName), [])], stamp);
    }

    /// <summary>Changes an area's code and names.</summary>
    /// <exception cref="ArgumentException">There is no such area.</exception>
    /// <exception cref="InvalidOperationException">It is not a draft.</exception>
    public DraftOutcome ChangeArea(string areaCode, string code, string name, string planName, string? basedOn, ChangeStamp stamp)
    {
        EnsureDraft();
        var before = Required(areaCode);
        var area = before with { Code = PlainText.SingleLine(code), Name = PlainText.SingleLine(name), PlanName = PlainText.SingleLine(planName) };
        return area == before ? DraftOutcome.Kept
            : IsOverwriting(basedOn, before.Fingerprint()) ? DraftOutcome.Conflict
            : Replace([.. Areas.Select(a => a == before ? area : a)], stamp);
    }

    /// <summary>Takes an area and its questions out.</summary>
    /// <param name="areaCode">The area.</param>
    /// <param name="basedOn">The fingerprints of the area and its questions, joined, that the person saw; none takes it out whatever is in it.</param>
    /// <param name="stamp">Who does it, and when.</param>
    /// <exception cref="ArgumentException">There is no such area.</exception>
    /// <exception cref="InvalidOperationException">It is not a draft.</exception>
    public DraftOutcome RemoveArea(string areaCode, string? basedOn, ChangeStamp stamp)
    {
        EnsureDraft();
        var area = Required(areaCode);
        if (IsOverwriting(basedOn, area.WholeFingerprint()))
        {
            return DraftOutcome.Conflict;
        }

        Areas = [.. Areas.Where(a => a != area)];
        return Changed(stamp);
    }

    /// <summary>Moves an area one place up or down; at the end of the list it stays.</summary>
    /// <exception cref="ArgumentException">There is no such area.</exception>
    /// <exception cref="InvalidOperationException">It is not a draft.</exception>
    public DraftOutcome MoveArea(string areaCode, int by, ChangeStamp stamp)
    {
        EnsureDraft();
        return Reorder(Moved(Areas, Required(areaCode), by), stamp);
    }

    /// <summary>Adds a question as the last one of an area.</summary>
    /// <exception cref="ArgumentException">There is no such area.</exception>
    /// <exception cref="InvalidOperationException">It is not a draft.</exception>
    public DraftOutcome AddQuestion(string areaCode, Question question, ChangeStamp stamp)
    {
        EnsureDraft();
        var area = Required(areaCode);
        question = Tidy(question, []);
        return Replace([.. Areas.Select(a => a == area ? area with { Questions = [.. area.Questions, question] } : a)], stamp);
    }

    /// <summary>Changes a question: its code, words and ladder. An action whose wording stays keeps its origin; any other wording is ours.</summary>
    /// <exception cref="ArgumentException">There is no such question.</exception>
    /// <exception cref="InvalidOperationException">It is not a draft.</exception>
    public DraftOutcome ChangeQuestion(string questionCode, Question question, string? basedOn, ChangeStamp stamp)
    {
        EnsureDraft();
        var (area, before) = RequiredQuestion(questionCode);
        question = Tidy(question, before.Options);
        if (question.Fingerprint() == before.Fingerprint())
        {
            return DraftOutcome.Kept;
        }

        return IsOverwriting(basedOn, before.Fingerprint())
            ? DraftOutcome.Conflict
            : Replace([.. Areas.Select(a => a == area ? area with { Questions = [.. area.Questions.Select(q => q == before ? question : q)] } : a)], stamp);
    }

    /// <summary>Takes a question out.</summary>
    /// <exception cref="ArgumentException">There is no such question.</exception>
    /// <exception cref="InvalidOperationException">It is not a draft.</exception>
    public DraftOutcome RemoveQuestion(string questionCode, string? basedOn, ChangeStamp stamp)
    {
        EnsureDraft();
        var (area, question) = RequiredQuestion(questionCode);
        if (IsOverwriting(basedOn, question.Fingerprint()))
        {
            return DraftOutcome.Conflict;
        }

        Areas = [.. Areas.Select(a => a == area ? area with { Questions = [.. area.Questions.Where(q => q != question)] } : a)];
        return Changed(stamp);
    }

    /// <summary>Moves a question one place up or down in its area; at the end of the list it stays.</summary>
    /// <exception cref="ArgumentException">There is no such question.</exception>
    /// <exception cref="InvalidOperationException">It is not a draft.</exception>
    public DraftOutcome MoveQuestion(string questionCode, int by, ChangeStamp stamp)
    {
        EnsureDraft();
        var (area, question) = RequiredQuestion(questionCode);
        var questions = Moved(area.Questions, question, by);
        return Reorder(questions.SequenceEqual(area.Questions) ? Areas : [.. Areas.Select(a => a == area ? area with { Questions = questions } : a)], stamp);
    }

    /// <summary>The question of that code and its area, or none.</summary>
    public (Area Area, Question Question)? FindQuestion(string questionCode) =>
        Areas.Select(a => (a, a.Find(questionCode))).FirstOrDefault(found => found.Item2 is not null) is ({ } area, { } question) ? (area, question) : null;

    private static bool IsOverwriting(string? basedOn, string stored) => basedOn is not null && basedOn != stored;

    private static T[] Moved<T>(IReadOnlyList<T> list, T item, int by)
    {
        var moved = list.ToList();
        var index = moved.IndexOf(item);
        moved.RemoveAt(index);
        moved.Insert(Math.Clamp(index + by, 0, moved.Count), item);
        return [.. moved];
    }

    private static Question Tidy(Question question, IReadOnlyList<Option> before) => question with
    {
        Code = PlainText.SingleLine(question.Code),
        Text = PlainText.Normalize(question.Text),
        Hint = PlainText.Normalize(question.Hint),
        Options = [.. question.Options.Select(o => Tidy(o, before))],
    };

    private static Option Tidy(Option option, IReadOnlyList<Option> before)
    {
        var action = PlainText.Normalize(option.Action) is { Length: > 0 } text ? text : null;
        var origin = before.FirstOrDefault(o => o.Action == action)?.Origin ?? ActionOrigin.Supplementary;
        return new Option(option.Level, PlainText.Normalize(option.Text), action, action is null ? null : origin);
    }

    private DraftOutcome Replace(IReadOnlyList<Area> areas, ChangeStamp stamp)
    {
        var faults = QuestionSetRules.FaultsIn(Title, PlanFootnote, areas).Where(f => !f.CanBeKept).ToList();
        if (faults.Count > 0)
        {
            return new DraftOutcome(faults, false);
        }

        Areas = areas;
        return Changed(stamp);
    }

    // At the end of a list nothing moves, and nobody is to read that something did.
    private DraftOutcome Reorder(IReadOnlyList<Area> areas, ChangeStamp stamp)
    {
        if (areas.SequenceEqual(Areas))
        {
            return DraftOutcome.Kept;
        }

        Areas = areas;
        return Changed(stamp);
    }

    private DraftOutcome Changed(ChangeStamp stamp)
    {
        Revision++;
        ChangedAt = stamp.At;
        ChangedBy = stamp.By;
        return DraftOutcome.Kept;
    }

    private Area Required(string areaCode) => Find(areaCode) ?? throw new ArgumentException($"There is no area {areaCode}.", nameof(areaCode));

    private (Area Area, Question Question) RequiredQuestion(string questionCode) =>
        FindQuestion(questionCode) ?? throw new ArgumentException($"There is no question {questionCode}.", nameof(questionCode));

    private void EnsureDraft()
    {
        if (State != QuestionSetState.Draft)
        {
            throw new InvalidOperationException($"Version {Version} is not a draft.");
        }
    }
}
