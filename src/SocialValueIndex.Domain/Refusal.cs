namespace SocialValueIndex.Domain;

/// <summary>Why something was not done. Where there is a refusal, nothing was changed.</summary>
/// <param name="Faults">What to show beside the fields. Empty where the page has its own words for the kind of refusal.</param>
public abstract record Refusal(IReadOnlyList<Fault> Faults)
{
    /// <summary>What the other person stored, where this is a conflict that says so; otherwise nothing.</summary>
    public T? Theirs<T>()
        where T : class => (this as Conflict<T>)?.Theirs;

    /// <summary>What was entered breaks a rule, and the person can put it right.</summary>
    public sealed record Invalid(params IReadOnlyList<Fault> Faults) : Refusal(Faults);

    /// <summary>Somebody changed the same thing after the person opened the page, and the person has not seen that change.</summary>
    public record Conflict(params IReadOnlyList<Fault> Faults) : Refusal(Faults);

    /// <summary>A conflict with what is needed to show it.</summary>
    /// <typeparam name="T">What the person needs in order to choose.</typeparam>
    /// <param name="Theirs">What the other person stored.</param>
    /// <param name="Faults">What is wrong besides.</param>
    public sealed record Conflict<T>(T Theirs, params IReadOnlyList<Fault> Faults) : Conflict(Faults);

    /// <summary>The thing does not change any more: the assessment is completed, or the version is published.</summary>
    public record ReadOnly(params IReadOnlyList<Fault> Faults) : Refusal(Faults);

    /// <summary>There is no such thing, or not any more, or it belongs to another organisation.</summary>
    public record Gone() : Refusal([]);

    /// <summary>No page of ours sends this: an answer to a question that the area does not have, for example.</summary>
    public record Malformed() : Refusal([]);
}
