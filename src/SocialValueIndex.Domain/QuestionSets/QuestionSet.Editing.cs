using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Domain.QuestionSets;

/// <content>
/// The verbs that change a draft. Each takes the fingerprint of what the person saw, and refuses as a conflict to overwrite what a
/// colleague changed since; none overwrites. A published version refuses them as read-only, and an area or question that the draft does not
/// have is gone. A verb that would change nothing does nothing. A draft may have faults on the way, but none that storing or finding it
/// again would suffer from.
/// </content>
public sealed partial class QuestionSet
{
    /// <summary>A short text that is equal for equal titles and footnotes and differs otherwise.</summary>
    public string TitleFingerprint() => ContentHash.Compute($"{Title}\u0001{PlanFootnote}");

    /// <summary>Changes the title and the footnote.</summary>
    public Outcome ChangeTitle(string title, string planFootnote, string? basedOn, ChangeStamp stamp)
    {
        if (!IsDraft)
        {
            return new Refusal.ReadOnly();
        }

        (title, planFootnote) = (PlainText.SingleLine(title), PlainText.Normalize(planFootnote));
        if ((title, planFootnote) == (Title, PlanFootnote))
        {
            return Outcome.Done;
        }

        if (IsOverwriting(basedOn, TitleFingerprint()))
        {
            return new Refusal.Conflict();
        }

        if (FaultsThatCannotBeKept(title, planFootnote, []) is { Count: > 0 } faults)
        {
            return new Refusal.Invalid(faults);
        }

        QuestionSetChanged[] changes = [.. QuestionSetChanges.InTitle(this, title, planFootnote)];
        (Title, PlanFootnote) = (title, planFootnote);
        return Changed(stamp, changes);
    }

    /// <summary>Adds an area without questions, as the last one.</summary>
    public Outcome AddArea(string code, string name, string planName, ChangeStamp stamp)
    {
        var area = new Area(PlainText.SingleLine(code), PlainText.SingleLine(name), PlainText.SingleLine(planName), []);
        return IsDraft ? Replace([.. Areas, area], stamp, QuestionSetChanges.Added(area)) : new Refusal.ReadOnly();
    }

    /// <summary>Changes an area's code and names.</summary>
    public Outcome ChangeArea(string areaCode, string code, string name, string planName, string? basedOn, ChangeStamp stamp) =>
        InArea(
            areaCode,
            before =>
            {
                var area = before with
                {
                    Code = PlainText.SingleLine(code),
                    Name = PlainText.SingleLine(name),
                    PlanName = PlainText.SingleLine(planName),
                };
                return area == before ? Outcome.Done
                    : IsOverwriting(basedOn, before.Fingerprint()) ? new Refusal.Conflict()
                    : Replace([.. Areas.Select(a => a == before ? area : a)], stamp, [.. QuestionSetChanges.In(before, area)]);
            }
        );

    /// <summary>Takes an area and its questions out.</summary>
    /// <param name="areaCode">The area.</param>
    /// <param name="basedOn">
    /// The fingerprints of the area and its questions, joined, that the person saw; none takes it out whatever is in it.
    /// </param>
    /// <param name="stamp">Who does it, and when.</param>
    public Outcome RemoveArea(string areaCode, string? basedOn, ChangeStamp stamp) =>
        InArea(
            areaCode,
            area =>
                IsOverwriting(basedOn, area.WholeFingerprint())
                    ? new Refusal.Conflict()
                    : Change([.. Areas.Where(a => a != area)], stamp, QuestionSetChanges.Removed(area))
        );

    /// <summary>Moves an area one place up or down; at the end of the list it stays.</summary>
    public Outcome MoveArea(string areaCode, int by, ChangeStamp stamp) =>
        InArea(
            areaCode,
            area =>
            {
                var areas = Moved(Areas, area, by);
                return Reorder(areas, QuestionSetChanges.Moved(area, Areas.ToList().IndexOf(area), areas.IndexOf(area)), stamp);
            }
        );

    /// <summary>Adds a question as the last one of an area.</summary>
    public Outcome AddQuestion(string areaCode, Question question, ChangeStamp stamp) =>
        InArea(
            areaCode,
            area =>
            {
                var added = Normalize(question, []);
                return Replace(With(area, [.. area.Questions, added]), stamp, QuestionSetChanges.Added(area, added));
            }
        );

    /// <summary>
    /// Changes a question: its code, words and levels. An action whose wording stays keeps its origin; any other wording is ours.
    /// </summary>
    public Outcome ChangeQuestion(string questionCode, Question question, string? basedOn, ChangeStamp stamp) =>
        InQuestion(
            questionCode,
            (area, before) =>
            {
                var after = Normalize(question, before.Options);
                return after.Fingerprint() == before.Fingerprint() ? Outcome.Done
                    : IsOverwriting(basedOn, before.Fingerprint()) ? new Refusal.Conflict()
                    : Replace(
                        With(area, [.. area.Questions.Select(q => q == before ? after : q)]),
                        stamp,
                        [.. QuestionSetChanges.In(area, before, after)]
                    );
            }
        );

    /// <summary>Takes a question out.</summary>
    public Outcome RemoveQuestion(string questionCode, string? basedOn, ChangeStamp stamp) =>
        InQuestion(
            questionCode,
            (area, question) =>
                IsOverwriting(basedOn, question.Fingerprint())
                    ? new Refusal.Conflict()
                    : Change(With(area, [.. area.Questions.Where(q => q != question)]), stamp, QuestionSetChanges.Removed(area, question))
        );

    /// <summary>Moves a question one place up or down in its area; at the end of the list it stays.</summary>
    public Outcome MoveQuestion(string questionCode, int by, ChangeStamp stamp) =>
        InQuestion(
            questionCode,
            (area, question) =>
            {
                var questions = Moved(area.Questions, question, by);
                return Reorder(
                    questions.SequenceEqual(area.Questions) ? Areas : With(area, questions),
                    QuestionSetChanges.Moved(area, question, area.Questions.ToList().IndexOf(question), questions.IndexOf(question)),
                    stamp
                );
            }
        );

    /// <summary>The question of that code and its area, or none.</summary>
    public (Area Area, Question Question)? FindQuestion(string questionCode) =>
        Areas.Select(a => (a, a.Find(questionCode))).FirstOrDefault(found => found.Item2 is not null) is ({ } area, { } question)
            ? (area, question)
            : null;

    private static bool IsOverwriting(string? basedOn, string stored) => basedOn is not null && basedOn != stored;

    private static List<T> Moved<T>(IReadOnlyList<T> list, T item, int by)
    {
        var moved = list.ToList();
        var index = moved.IndexOf(item);
        moved.RemoveAt(index);
        moved.Insert(Math.Clamp(index + by, 0, moved.Count), item);
        return moved;
    }

    private static Question Normalize(Question question, IReadOnlyList<Option> before) =>
        question with
        {
            Code = PlainText.SingleLine(question.Code),
            Text = PlainText.Normalize(question.Text),
            Hint = PlainText.Normalize(question.Hint),
            Options = [.. question.Options.Select(o => Normalize(o, before))],
        };

    private static Option Normalize(Option option, IReadOnlyList<Option> before)
    {
        var action = PlainText.Normalize(option.Action) is { Length: > 0 } text ? text : null;
        var origin = before.FirstOrDefault(o => PlainText.AreSame(o.Action, action))?.Origin ?? ActionOrigin.Supplementary;
        return new Option(option.Level, PlainText.Normalize(option.Text), action, action is null ? null : origin);
    }

    private static List<QuestionSetFault> FaultsThatCannotBeKept(string title, string planFootnote, IReadOnlyList<Area> areas) =>
        [.. QuestionSetRules.FaultsIn(title, planFootnote, areas).Where(f => !f.CanBeKept)];

    private Outcome InArea(string areaCode, Func<Area, Outcome> change) =>
        !IsDraft ? new Refusal.ReadOnly()
        : Find(areaCode) is { } area ? change(area)
        : new Refusal.Gone();

    private Outcome InQuestion(string questionCode, Func<Area, Question, Outcome> change) =>
        !IsDraft ? new Refusal.ReadOnly()
        : FindQuestion(questionCode) is { } found ? change(found.Area, found.Question)
        : new Refusal.Gone();

    private Area[] With(Area area, IReadOnlyList<Question> questions) =>
        [.. Areas.Select(a => a == area ? area with { Questions = questions } : a)];

    private Outcome Replace(IReadOnlyList<Area> areas, ChangeStamp stamp, params HistoryDetails[] changes) =>
        FaultsThatCannotBeKept(Title, PlanFootnote, areas) is { Count: > 0 } faults
            ? new Refusal.Invalid(faults)
            : Change(areas, stamp, changes);

    // At the end of a list nothing moves, and nobody is to read that something did.
    private Outcome Reorder(IReadOnlyList<Area> areas, HistoryDetails move, ChangeStamp stamp) =>
        areas.SequenceEqual(Areas) ? Outcome.Done : Change(areas, stamp, move);

    private Outcome Change(IReadOnlyList<Area> areas, ChangeStamp stamp, params HistoryDetails[] changes)
    {
        Areas = areas;
        return Changed(stamp, changes);
    }

    private Outcome Changed(ChangeStamp stamp, params HistoryDetails[] changes)
    {
        Revision++;
        foreach (var change in changes)
        {
            Record(change, stamp);
        }

        ChangedAt = stamp.At;
        ChangedBy = stamp.By;
        return Outcome.Done;
    }
}
