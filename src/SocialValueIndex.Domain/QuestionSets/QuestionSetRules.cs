namespace SocialValueIndex.Domain.QuestionSets;

/// <summary>Something that keeps a question set from being published.</summary>
/// <param name="Place">Where: an area's or a question's code, or "Question set".</param>
/// <param name="Message">What is wrong and what to do, in plain words.</param>
public sealed record QuestionSetFault(string Place, string Message);

/// <summary>What a question set must fulfil so that scoring and plans are defined for every answer to it.</summary>
public static class QuestionSetRules
{
    private const string WholeSet = "Question set";

    /// <summary>Everything that is wrong with a question set, in the order of its areas and questions; empty when it can be published.</summary>
    public static IReadOnlyList<QuestionSetFault> FaultsIn(QuestionSet questionSet) =>
    [
        .. TextFaults(WholeSet, "title", questionSet.Title, QuestionSet.NameMaxLength),
        .. TextFaults(WholeSet, "plan footnote", questionSet.PlanFootnote, QuestionSet.TextMaxLength),
        .. questionSet.Areas.Count == 0 ? [new QuestionSetFault(WholeSet, "There are no areas. Add one")] : Array.Empty<QuestionSetFault>(),
        .. CodesUsedTwice("area", questionSet.Areas.Select(a => a.Code)),
        .. CodesUsedTwice("question", questionSet.Questions.Select(q => q.Code)),
        .. questionSet.Areas.SelectMany(AreaFaults),
    ];

    private static IEnumerable<QuestionSetFault> AreaFaults(Area area) =>
    [
        .. TextFaults(area.Code, "code", area.Code, QuestionSet.NameMaxLength),
        .. TextFaults(area.Code, "name", area.Name, QuestionSet.NameMaxLength),
        .. TextFaults(area.Code, "plan name", area.PlanName, QuestionSet.NameMaxLength),
        .. area.Questions.Count == 0 ? [new QuestionSetFault(area.Code, "The area has no questions. Add one or remove the area")] : Array.Empty<QuestionSetFault>(),
        .. area.Questions.SelectMany(QuestionFaults),
    ];

    private static IEnumerable<QuestionSetFault> QuestionFaults(Question question)
    {
        IEnumerable<QuestionSetFault> faults =
        [
            .. TextFaults(question.Code, "code", question.Code, QuestionSet.NameMaxLength),
            .. TextFaults(question.Code, "question", question.Text, QuestionSet.TextMaxLength),
            .. question.Hint.Length > QuestionSet.TextMaxLength ? TextFaults(question.Code, "hint", question.Hint, QuestionSet.TextMaxLength) : [],
        ];
        foreach (var fault in faults)
        {
            yield return fault;
        }

        if (question.Options.Count < 2)
        {
            yield return new(question.Code, "The question has fewer than two options. Add one");
        }

        for (var i = 0; i < question.Options.Count; i++)
        {
            foreach (var fault in OptionFaults(question, i))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<QuestionSetFault> OptionFaults(Question question, int index)
    {
        var option = question.Options[index];
        foreach (var fault in TextFaults(question.Code, $"text of option {index + 1}", option.Text, QuestionSet.TextMaxLength))
        {
            yield return fault;
        }

        if (!Enum.IsDefined(option.Level))
        {
            yield return new(question.Code, $"Option {index + 1} does not stand at one of the five levels. Choose one");
        }

        if (index == 0)
        {
            if (!string.IsNullOrEmpty(option.Action))
            {
                yield return new(question.Code, "The first option is where a council starts, so it has no action. Remove the action");
            }

            yield break;
        }

        if (option.Level <= question.Options[index - 1].Level)
        {
            yield return new(question.Code, $"Option {index + 1} is not at a higher level than the option before it. Give it a higher level or change the order");
        }

        foreach (var fault in TextFaults(question.Code, $"action of option {index + 1}", option.Action ?? "", QuestionSet.TextMaxLength))
        {
            yield return fault;
        }
    }

    private static IEnumerable<QuestionSetFault> TextFaults(string place, string what, string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new(place, $"The {what} is empty. Enter it");
        }
        else if (text.Length > longest)
        {
            yield return new(place, $"The {what} is too long. Shorten it to {longest} characters or fewer");
        }
    }

    private static IEnumerable<QuestionSetFault> CodesUsedTwice(string what, IEnumerable<string> codes) =>
        codes.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => new QuestionSetFault(g.Key, $"More than one {what} has the code {g.Key}. Give each its own"));
}
