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
    /// <summary>Adds an area without questions, as the last one.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="name">Its name.</param>
    /// <param name="planName">Its name in the plan.</param>
    /// <param name="stamp">Who does it, and when.</param>
    /// <param name="reuse">What codes stand for already; none does not look.</param>
    /// <returns>Refused as invalid, with a <see cref="ReusedCodeFault"/> where the code stood for another area.</returns>
    public Outcome AddArea(string code, string name, string planName, ChangeStamp stamp, CodeReuse? reuse = null)
    {
        if (!IsDraft)
        {
            return new Refusal.ReadOnly();
        }

        var area = new Area(PlainText.SingleLine(code), PlainText.SingleLine(name), PlainText.SingleLine(planName), [])
        {
            Id = NewId(stamp),
        };
        return Confirm(null, area, reuse, confirmed => Replace([.. Areas, confirmed], stamp, QuestionSetChanges.Added(confirmed)));
    }

    /// <summary>Changes an area's code and names.</summary>
    /// <inheritdoc cref="AddArea(string, string, string, ChangeStamp, CodeReuse?)"/>
    public Outcome ChangeArea(
        string areaCode,
        string code,
        string name,
        string planName,
        string? basedOn,
        ChangeStamp stamp,
        CodeReuse? reuse = null
    ) =>
        InArea(
            areaCode,
            before =>
            {
                var area = WithCode(before, PlainText.SingleLine(code)) with
                {
                    Name = PlainText.SingleLine(name),
                    PlanName = PlainText.SingleLine(planName),
                };
                return Confirm(
                    before,
                    area,
                    reuse,
                    after =>
                        after.Equals(before) ? Outcome.Done
                        : IsOverwriting(basedOn, before.Fingerprint()) ? new Refusal.Conflict()
                        : Replace([.. Areas.Select(a => a == before ? after : a)], stamp, [.. QuestionSetChanges.In(before, after)])
                );
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
    /// <param name="areaCode">The area.</param>
    /// <param name="question">The question.</param>
    /// <param name="stamp">Who does it, and when.</param>
    /// <param name="reuse">What codes stand for already; none does not look.</param>
    /// <returns>Refused as invalid, with a <see cref="ReusedCodeFault"/> where the code stood for another question.</returns>
    public Outcome AddQuestion(string areaCode, Question question, ChangeStamp stamp, CodeReuse? reuse = null) =>
        InArea(
            areaCode,
            area =>
            {
                var added = Normalize(question, []) with { Id = NewId(stamp), ConfirmedIds = null, Home = null };
                return Confirm(
                    area,
                    null,
                    added,
                    reuse,
                    confirmed =>
                        Replace(With(area, [.. area.Questions, confirmed]), stamp, [.. QuestionSetChanges.Added(area, confirmed, reuse)])
                );
            }
        );

    /// <summary>
    /// Changes a question: its code, words and levels, and the area that it is in. An action whose wording stays keeps its origin; any
    /// other wording is ours. A question that is moved to another area keeps its code and so its answers, and is the last one there; moved
    /// back, it is where it was.
    /// </summary>
    /// <param name="questionCode">The question.</param>
    /// <param name="question">What becomes of it.</param>
    /// <param name="basedOn">The fingerprint of what the person saw.</param>
    /// <param name="stamp">Who does it, and when.</param>
    /// <param name="reuse">What codes stand for already; none does not look.</param>
    /// <param name="toArea">The code of the area that it is moved to; none leaves it where it is.</param>
    public Outcome ChangeQuestion(
        string questionCode,
        Question question,
        string? basedOn,
        ChangeStamp stamp,
        CodeReuse? reuse = null,
        string? toArea = null
    ) =>
        InQuestion(
            questionCode,
            (area, before) =>
                Find(toArea ?? area.Code) is { } target
                    ? Confirm(
                        area,
                        before,
                        KeepIdentity(before, Normalize(question, before.Options)),
                        reuse,
                        after => ChangeQuestion(new QuestionChangeWanted(area, target, before, after), basedOn, stamp, reuse)
                    )
                    : new Refusal.Invalid(new Fault("area", "Choose an area of this draft"))
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

    private Outcome ChangeQuestion(QuestionChangeWanted wanted, string? basedOn, ChangeStamp stamp, CodeReuse? reuse)
    {
        var (area, target, before, after) = wanted;
        if (after.Fingerprint() == before.Fingerprint() && area == target && after.ConfirmedIds == before.ConfirmedIds)
        {
            return Outcome.Done;
        }

        return IsOverwriting(basedOn, before.Fingerprint())
            ? new Refusal.Conflict()
            : Replace(
                area == target
                    ? With(area, [.. area.Questions.Select(q => q == before ? after : q)])
                    : QuestionMove.Between(Areas, area, target, before, after),
                stamp,
                [.. QuestionSetChanges.In(area, before, after, target, reuse)]
            );
    }

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
            HintSource = PlainText.SingleLine(question.HintSource) is { Length: > 0 } source ? source : null,
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

    private sealed record QuestionChangeWanted(Area Area, Area Target, Question Before, Question After);
}
