namespace SocialValueIndex.Domain.QuestionSets;

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
            string.Join('\u0001', [Code, Text, Hint, .. Options.SelectMany(o => (string[])[o.Level.ToString(), o.Text, o.Action ?? ""])])
        );

    /// <summary>
    /// Whether an answer to another version of the question answers this one: the same levels and the same texts
    /// (<see cref="PlainText.AreSame"/>), in the same order. Actions do not
    /// count: an answer says what is true of the council, and an action is advice that follows from it.
    /// </summary>
    public bool TakesAnswersTo(Question other) =>
        Options.Count == other.Options.Count
        && Options.Zip(other.Options).All(o => o.First.Level == o.Second.Level && PlainText.AreSame(o.First.Text, o.Second.Text));
}
