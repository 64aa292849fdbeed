namespace SocialValueIndex.Domain.QuestionSets;

/// <summary>
/// Something that keeps a question set from being published. Its field is the part that has to change, named as a form names it:
/// "text", "options[1].action".
/// </summary>
/// <param name="Place">Where: an area's or a question's code, or "Question set".</param>
/// <param name="Message">What is wrong and what to do, in plain words.</param>
public sealed record QuestionSetFault(string Place, string Message) : Fault("", Message)
{
    /// <summary>The area that it is in, or is about; none for the whole question set.</summary>
    public string? AreaCode { get; init; }

    /// <summary>The question that it is about; none for an area.</summary>
    public string? QuestionCode { get; init; }

    /// <summary>The option that it is about, from 0; none for the question itself.</summary>
    public int? Option { get; init; }

    /// <summary>
    /// Whether a draft can hold it for now. A text that is too long, or a code that no address can tell from another, it cannot.
    /// </summary>
    public bool CanBeKept { get; init; } = true;
}

/// <summary>What a question set must fulfil so that scoring and plans are defined for every answer to it.</summary>
public static class QuestionSetRules
{
    /// <summary>The most areas that a question set can have.</summary>
    public const int MaxAreas = 100;

    /// <summary>The most questions that a question set can have.</summary>
    public const int MaxQuestions = 500;

    /// <summary>
    /// The most options that a question of a draft can have. Levels that rise allow five: the others are room to rearrange them.
    /// </summary>
    public const int MaxOptions = 20;

    /// <summary>The longest code of an area or question, in characters.</summary>
    public const int CodeMaxLength = 10;

    private const string WholeSet = "Question set";

    /// <summary>
    /// Everything that is wrong with a question set, in the order of its areas and questions; empty when it can be published.
    /// </summary>
    public static IReadOnlyList<QuestionSetFault> FaultsIn(QuestionSet questionSet) =>
        FaultsIn(questionSet.Title, questionSet.PlanFootnote, questionSet.Areas);

    /// <summary>
    /// Everything that is wrong with what a question set would be made of. One with too many areas or questions is not looked at any
    /// closer.
    /// </summary>
    public static IReadOnlyList<QuestionSetFault> FaultsIn(string title, string planFootnote, IReadOnlyList<Area> areas) =>
        [
            .. WordFaults("title", "title", title, QuestionSet.NameMaxLength),
            .. WordFaults("footnote", "plan footnote", planFootnote, QuestionSet.TextMaxLength),
            .. FaultInNumber(areas) is { } fault ? [fault] : FaultsIn(areas),
        ];

    /// <summary>Everything that is wrong with one area and its questions.</summary>
    public static IEnumerable<QuestionSetFault> FaultsIn(Area area) =>
        [
            .. NameFaultsIn(area),
            .. area.Questions.Count == 0
                ? [Of(area, "questions", new("The area has no questions. Add one or remove the area"))]
                : Array.Empty<QuestionSetFault>(),
            .. area.Questions.SelectMany(q => FaultsIn(q).Select(f => f with { AreaCode = area.Code })),
        ];

    /// <summary>Everything that is wrong with the code and the names of an area.</summary>
    public static IEnumerable<QuestionSetFault> NameFaultsIn(Area area) =>
        [
            .. CodeFaults(area.Code).Select(m => Of(area, "code", m)),
            .. TextFaults("name", area.Name, QuestionSet.NameMaxLength).Select(m => Of(area, "name", m)),
            .. TextFaults("plan name", area.PlanName, QuestionSet.NameMaxLength).Select(m => Of(area, "planName", m)),
        ];

    /// <summary>Everything that is wrong with one question, by itself.</summary>
    public static IEnumerable<QuestionSetFault> FaultsIn(Question question) =>
        [
            .. CodeFaults(question.Code).Select(m => Of(question, "code", m)),
            .. TextFaults("question", question.Text, QuestionSet.TextMaxLength).Select(m => Of(question, "text", m)),
            .. LengthFaults("hint", question.Hint, QuestionSet.TextMaxLength).Select(m => Of(question, "hint", m)),
            .. LengthFaults("source of the hint", question.HintSource ?? "", QuestionSet.NameMaxLength)
                .Select(m => Of(question, "hintSource", m)),
            .. question.HintUntil < question.HintFrom
                ? [Of(question, "hintUntil", new("The hint ends before it begins. Change one of the two days"))]
                : Array.Empty<QuestionSetFault>(),
            .. question.Options.Count < 2
                ? [Of(question, "options", new("The question has fewer than two options. Add one"))]
                : Array.Empty<QuestionSetFault>(),
            .. question.Options.Count > MaxOptions
                ? [Of(question, "options", new($"The question has more than {MaxOptions} options. Remove some", false))]
                : Enumerable.Range(0, question.Options.Count).SelectMany(i => OptionFaults(question, i)),
        ];

    // A file can hold any number of anything.
    private static QuestionSetFault? FaultInNumber(IReadOnlyList<Area> areas) =>
        areas.Count == 0 ? new(WholeSet, "There are no areas. Add one")
        : areas.Count > MaxAreas ? new(WholeSet, $"There are more than {MaxAreas} areas. Remove some") { CanBeKept = false }
        : areas.Sum(a => a.Questions.Count) > MaxQuestions
            ? new(WholeSet, $"There are more than {MaxQuestions} questions. Remove some") { CanBeKept = false }
        : null;

    private static IEnumerable<QuestionSetFault> FaultsIn(IReadOnlyList<Area> areas) =>
        [
            .. UsedTwice(areas.Select(a => a.Code))
                .Select(code => new QuestionSetFault(code, $"More than one area has the code {code}. Give each its own")
                {
                    AreaCode = code,
                    Field = "code",
                    CanBeKept = false,
                }),
            .. UsedTwice(areas.SelectMany(a => a.Questions).Select(q => q.Code))
                .Select(code => new QuestionSetFault(code, $"More than one question has the code {code}. Give each its own")
                {
                    AreaCode = AreaOf(areas, code),
                    QuestionCode = code,
                    Field = "code",
                    CanBeKept = false,
                }),
            .. areas.SelectMany(FaultsIn),
        ];

    private static IEnumerable<QuestionSetFault> OptionFaults(Question question, int index)
    {
        var option = question.Options[index];
        QuestionSetFault Fault(string part, Wrong wrong) =>
            Of(question, FormattableString.Invariant($"options[{index}].{part}"), wrong) with
            {
                Option = index,
            };

        foreach (var wrong in TextFaults($"text of option {index + 1}", option.Text, QuestionSet.TextMaxLength))
        {
            yield return Fault("text", wrong);
        }

        if (!Enum.IsDefined(option.Level))
        {
            yield return Fault("level", new($"Option {index + 1} does not have one of the five levels. Choose one"));
        }
        else if (index > 0 && option.Level <= question.Options[index - 1].Level)
        {
            yield return Fault(
                "level",
                new($"Option {index + 1} is not at a higher level than the option before it. Give it a higher level or change the order")
            );
        }

        if (index == 0 && !string.IsNullOrEmpty(option.Action))
        {
            yield return Fault("action", new("The first option is where a council starts, so it has no action. Remove the action"));
        }

        var action = $"action of option {index + 1}";
        var faults =
            index == 0
                ? LengthFaults(action, option.Action ?? "", QuestionSet.TextMaxLength)
                : TextFaults(action, option.Action ?? "", QuestionSet.TextMaxLength);
        foreach (var wrong in faults)
        {
            yield return Fault("action", wrong);
        }
    }

    private static IEnumerable<QuestionSetFault> WordFaults(string field, string what, string text, int longest) =>
        TextFaults(what, text, longest).Select(w => new QuestionSetFault(WholeSet, w.Message) { Field = field, CanBeKept = w.CanBeKept });

    private static IEnumerable<Wrong> CodeFaults(string code) =>
        string.IsNullOrWhiteSpace(code) ? [new("The code is empty. Enter it", false)]
        : IsCode(code) ? []
        : [new($"The code is not made of up to {CodeMaxLength} letters, digits and hyphens. Change it", false)];

    internal static bool IsCode(string text) =>
        text.Length is > 0 and <= CodeMaxLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static IEnumerable<Wrong> TextFaults(string what, string text, int longest) =>
        string.IsNullOrWhiteSpace(text) ? [new($"The {what} is empty. Enter it")] : LengthFaults(what, text, longest);

    private static IEnumerable<Wrong> LengthFaults(string what, string text, int longest) =>
        text.Length > longest ? [new($"The {what} is too long. Shorten it to {longest} characters or fewer", false)] : [];

    // Forms and addresses do not tell "a1" from "A1", so neither do codes.
    private static IEnumerable<string> UsedTwice(IEnumerable<string> codes) =>
        codes.Where(IsCode).GroupBy(c => c, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key);

    private static string? AreaOf(IReadOnlyList<Area> areas, string questionCode) =>
        areas.Last(a => a.Questions.Any(q => q.Code.Equals(questionCode, StringComparison.OrdinalIgnoreCase))).Code;

    private static QuestionSetFault Of(Area area, string field, Wrong wrong) =>
        new(area.Code, wrong.Message)
        {
            AreaCode = area.Code,
            Field = field,
            CanBeKept = wrong.CanBeKept,
        };

    private static QuestionSetFault Of(Question question, string field, Wrong wrong) =>
        new(question.Code, wrong.Message)
        {
            QuestionCode = question.Code,
            Field = field,
            CanBeKept = wrong.CanBeKept,
        };

    private readonly record struct Wrong(string Message, bool CanBeKept = true);
}
