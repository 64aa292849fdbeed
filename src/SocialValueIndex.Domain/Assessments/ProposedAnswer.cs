namespace SocialValueIndex.Domain.Assessments;

/// <summary>An answer as a person wants it kept.</summary>
/// <param name="Values">The answer.</param>
/// <param name="BasedOn">
/// The <see cref="AnswerValues.Fingerprint"/> of the answer that the person saw when they began; none when they did not look first
/// (a script, for example), which overwrites whatever is there.
/// </param>
public sealed record ProposedAnswer(AnswerValues Values, string? BasedOn)
{
    /// <summary>Whether the person says that a carried answer is still right, where they did not change it.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>What could not be read of the answer as it was sent. The change is refused with it.</summary>
    public IReadOnlyList<Fault> Unreadable { get; init; } = [];
}

/// <summary>Two people changed the same answer; someone has to choose.</summary>
/// <param name="QuestionCode">The question.</param>
/// <param name="Theirs">What a colleague saved meanwhile.</param>
public sealed record AnswerConflict(string QuestionCode, Answer Theirs);
