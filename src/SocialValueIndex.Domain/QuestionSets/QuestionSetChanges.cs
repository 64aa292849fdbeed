using System.Globalization;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Domain.QuestionSets;

/// <summary>What a change of a draft says in the history: one line for each text, old and new in full.</summary>
internal static class QuestionSetChanges
{
    public static IEnumerable<QuestionSetChanged> InTitle(QuestionSet draft, string title, string footnote, string purpose) =>
        Texts(
            (QuestionSetPart.Title, draft.Title, title),
            (QuestionSetPart.Footnote, draft.PlanFootnote, footnote),
            (QuestionSetPart.Purpose, draft.Purpose, purpose)
        );

    public static IEnumerable<QuestionSetChanged> In(Area before, Area after) =>
        Texts(
                (QuestionSetPart.AreaCode, before.Code, after.Code),
                (QuestionSetPart.AreaName, before.Name, after.Name),
                (QuestionSetPart.AreaPlanName, before.PlanName, after.PlanName)
            )
            .Concat(after.ConfirmedIds == before.ConfirmedIds ? [] : [Confirmed(before.Code, null, null, after.Name)])
            .Select(c => c with { Area = before.Code });

    public static IEnumerable<QuestionSetChanged> In(Area area, Question before, Question after, Area target, CodeReuse? reuse)
    {
        var (hintBefore, hintAfter) = (before.HintTexts(), after.HintTexts());
        var texts = Texts(
            (QuestionSetPart.QuestionArea, area.Code, target.Code),
            (QuestionSetPart.QuestionCode, before.Code, after.Code),
            (QuestionSetPart.QuestionText, before.Text, after.Text),
            (QuestionSetPart.Hint, hintBefore[0], hintAfter[0]),
            (QuestionSetPart.HintFrom, hintBefore[1], hintAfter[1]),
            (QuestionSetPart.HintUntil, hintBefore[2], hintAfter[2]),
            (QuestionSetPart.HintSource, hintBefore[3], hintAfter[3])
        );
        var confirmed =
            reuse?.IsConfirmed is true && after.ConfirmedIds != before.ConfirmedIds
                ? [Confirmed(null, after.Code, reuse.Used.For(after with { ConfirmedIds = null })?.Was, after.Text)]
                : Array.Empty<QuestionSetChanged>();
        var change = new QuestionChange(before.Code, before, after, null);
        var order = change.IsReordered ? Texts((QuestionSetPart.OptionOrder, Levels(before), Levels(after))) : [];
        return texts
            .Concat(change.Options.SelectMany(In))
            .Concat(order)
            .Concat(confirmed)
            .Select(c => c with { Area = area.Code, Question = before.Code });
    }

    public static QuestionSetChanged Added(Area area) => Whole(QuestionSetPart.Area, area.Code, null, null, Describe(area));

    public static QuestionSetChanged Removed(Area area) => Whole(QuestionSetPart.Area, area.Code, null, Describe(area), null);

    public static IEnumerable<QuestionSetChanged> Added(Area area, Question question, CodeReuse? reuse)
    {
        yield return Whole(QuestionSetPart.Question, area.Code, question.Code, null, Describe(question));
        if (question.ConfirmedIds is not null)
        {
            var was = reuse?.Used.For(question with { ConfirmedIds = null })?.Was;
            yield return Confirmed(area.Code, question.Code, was, question.Text);
        }
    }

    public static QuestionSetChanged Removed(Area area, Question question) =>
        Whole(QuestionSetPart.Question, area.Code, question.Code, Describe(question), null);

    public static QuestionSetChanged Moved(Area area, int from, int to) =>
        Whole(QuestionSetPart.AreaPlace, area.Code, null, Place(from), Place(to));

    public static QuestionSetChanged Moved(Area area, Question question, int from, int to) =>
        Whole(QuestionSetPart.QuestionPlace, area.Code, question.Code, Place(from), Place(to));

    private static IEnumerable<QuestionSetChanged> In(OptionChange change)
    {
        var level = (change.From ?? change.To)!.Level;
        var isMoved = change is { From: not null, To: not null };
        var texts = Texts(
            (QuestionSetPart.Option, change.From?.Text, change.To?.Text),
            (QuestionSetPart.OptionLevel, isMoved ? change.From?.Level.ToString() : null, isMoved ? change.To?.Level.ToString() : null),
            (QuestionSetPart.Action, change.From?.Action, change.To?.Action)
        );
        return texts.Select(c => c with { Level = level });
    }

    private static IEnumerable<QuestionSetChanged> Texts(params (QuestionSetPart Part, string? From, string? To)[] texts) =>
        texts.Where(t => t.From != t.To).Select(t => Whole(t.Part, null, null, t.From, t.To));

    private static QuestionSetChanged Whole(QuestionSetPart part, string? area, string? question, string? from, string? to) =>
        new(part, area, question, null, from, to);

    private static QuestionSetChanged Confirmed(string? area, string? question, string? was, string now) =>
        Whole(QuestionSetPart.ReusedCode, area, question, was, now);

    private static string Place(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Levels(Question question) => string.Join(", ", question.Options.Select(o => o.Level));

    private static string Describe(Area area) =>
        string.Join('\n', area.Questions.Select(q => $"{q.Code} {Describe(q)}").Prepend($"{area.Name} ({area.PlanName})"));

    private static string Describe(Question question) =>
        string.Join(
            '\n',
            [
                question.Text,
                .. question.Hint.Length == 0 ? (string[])[] : [question.Hint],
                .. question.Options.Select(o => o.Action is null ? $"{o.Level}: {o.Text}" : $"{o.Level}: {o.Text} Action: {o.Action}"),
            ]
        );
}
