namespace SocialValueIndex.Domain.Assessments;

/// <summary>The part of an answer that a fault belongs to.</summary>
public enum AnswerField
{
    /// <summary>Where the council is now.</summary>
    Present,

    /// <summary>Where it wants to be.</summary>
    Target,

    /// <summary>The note with evidence.</summary>
    Note,
}

/// <summary>Something wrong with an answer, in words for the person who gave it.</summary>
/// <param name="QuestionCode">The question.</param>
/// <param name="Field">The part of its answer.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record AnswerFault(string QuestionCode, AnswerField Field, string Message);

/// <summary>An answer as a person wants it kept.</summary>
/// <param name="Values">The answer.</param>
/// <param name="BasedOn">
/// The <see cref="AnswerValues.Fingerprint"/> of the answer that the person saw when they began; none when they did not look first
/// (a script, for example), which overwrites whatever is there.
/// </param>
public sealed record ProposedAnswer(AnswerValues Values, string? BasedOn);

/// <summary>Two people changed the same thing; someone has to choose.</summary>
/// <param name="QuestionCode">The question.</param>
/// <param name="Theirs">What a colleague saved meanwhile.</param>
public sealed record AnswerConflict(string QuestionCode, Answer Theirs);

/// <summary>What became of an attempt to save. Unless <see cref="IsSaved"/>, nothing was changed.</summary>
/// <param name="Faults">What is wrong with what was typed.</param>
/// <param name="Conflicts">What colleagues changed meanwhile.</param>
public sealed record SaveOutcome(IReadOnlyList<AnswerFault> Faults, IReadOnlyList<AnswerConflict> Conflicts)
{
    /// <summary>Saved, with nothing to say.</summary>
    public static SaveOutcome Saved { get; } = new([], []);

    /// <summary>Whether everything was kept.</summary>
    public bool IsSaved => Faults.Count == 0 && Conflicts.Count == 0;
}
