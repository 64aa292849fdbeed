using System.Globalization;

namespace SocialValueIndex.Domain.QuestionSets;

/// <summary>Where a question was before it was moved to another area, so that moving it back puts it where it was.</summary>
/// <param name="Area">The area's code.</param>
/// <param name="After">The code of the question before it; none where it was the first.</param>
/// <param name="Before">The code of the question after it; none where it was the last.</param>
public sealed record QuestionPlace(string Area, string? After, string? Before);

/// <summary>
/// A question and its options. The first option is the baseline; every later one has a higher level than the one before it.
/// A question need not have an option at every level.
/// </summary>
/// <param name="Code">The question's short name, unique in its question set, for example "A2".</param>
/// <param name="Text">The question.</param>
/// <param name="Hint">Help with answering it; may be empty.</param>
/// <param name="Options">The options, lowest first.</param>
public sealed record Question(string Code, string Text, string Hint, IReadOnlyList<Option> Options)
{
    /// <summary>
    /// What the question is known by in every version, whatever its code is; none where that is its code. Another question that gets the
    /// code later has another id.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>
    /// The ids of other questions that had this code, whose answers count here because an administrator confirmed it; none where there are
    /// none.
    /// </summary>
    public IReadOnlyList<string>? ConfirmedIds { get; init; }

    /// <summary>Where it was before it was moved to another area; none where it was not moved.</summary>
    public QuestionPlace? Home { get; init; }

    /// <summary>The first day on which the hint is shown; none where it always was.</summary>
    public DateOnly? HintFrom { get; init; }

    /// <summary>The last day on which the hint is shown; none where it does not end.</summary>
    public DateOnly? HintUntil { get; init; }

    /// <summary>What the hint rests on, for example an Act; none where nobody said.</summary>
    public string? HintSource { get; init; }

    /// <summary><see cref="Id"/>, or the code.</summary>
    public string Identity => Id ?? Code;

    /// <summary>The hint as it is shown on a day; empty where it is not shown.</summary>
    public string HintOn(DateOnly day) => (HintFrom is null || HintFrom <= day) && (HintUntil is null || day <= HintUntil) ? Hint : "";

    /// <summary>Whether answers to a question of that id, and of the same code, are answers to this one.</summary>
    public bool IsSameAs(string identity) => Identity == identity || ConfirmedIds?.Contains(identity) is true;

    /// <summary>The option at a level, or none if the question has no option there.</summary>
    public Option? OptionAt(MaturityLevel level)
    {
        for (var i = 0; i < Options.Count; i++)
        {
            if (Options[i].Level == level)
            {
                return Options[i];
            }
        }

        return null;
    }

    /// <summary>
    /// What an answer is worth: an answer holds its area back only by what is still undone, so it meets the level one below the next
    /// option, and Innovator at the last one.
    /// </summary>
    /// <exception cref="ArgumentException">The question has no option at that level.</exception>
    public MaturityLevel LevelMet(MaturityLevel answer)
    {
        for (var i = 0; i < Options.Count; i++)
        {
            if (Options[i].Level == answer)
            {
                return i == Options.Count - 1 ? MaturityLevel.Innovator : Options[i + 1].Level - 1;
            }
        }

        throw new ArgumentException($"Question {Code} has no option at level {answer}.", nameof(answer));
    }

    /// <summary>
    /// A short text that is equal for equal questions and differs otherwise, so that a save can tell what a colleague changed meanwhile.
    /// </summary>
    public string Fingerprint() =>
        ContentHash.Compute(
            string.Join(
                '\u0001',
                [Code, Text, .. HintTexts(), .. Options.SelectMany(o => (string[])[o.Level.ToString(), o.Text, o.Action ?? ""])]
            )
        );

    /// <summary>
    /// Whether an answer to another version of the question answers this one: it is the same question, or one that an administrator
    /// confirmed, with the same levels and the same texts (<see cref="PlainText.AreSame"/>), in the same order. Actions do not count: an
    /// answer says what is true of the council, and an action is advice that follows from it.
    /// </summary>
    public bool AcceptsAnswersOf(Question other) =>
        IsSameAs(other.Identity)
        && Options.Count == other.Options.Count
        && Options.Zip(other.Options).All(o => o.First.Level == o.Second.Level && PlainText.AreSame(o.First.Text, o.Second.Text));

    /// <summary>The hint with its dates and source, as one text each; the last three are empty where there are none.</summary>
    internal IReadOnlyList<string> HintTexts() => [Hint, Day(HintFrom), Day(HintUntil), HintSource ?? ""];

    private static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "";
}
