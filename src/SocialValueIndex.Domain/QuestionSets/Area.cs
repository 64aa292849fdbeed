namespace SocialValueIndex.Domain.QuestionSets;

/// <summary>One of the areas that the index looks at, with its questions in order.</summary>
/// <param name="Code">The area's letter, unique in its question set, for example "A".</param>
/// <param name="Name">The full name, for example "Measurement: Themes, Outcomes and Measures".</param>
/// <param name="PlanName">The name in the action plan's matrix, which can be shorter: "Measurement: TOMs".</param>
/// <param name="Questions">The questions, in order.</param>
public sealed record Area(string Code, string Name, string PlanName, IReadOnlyList<Question> Questions)
{
    /// <summary>
    /// What the area is known by in every version, whatever its code is; none where that is its code. Another area that gets the code later
    /// has another id.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>
    /// The ids of other areas that had this code, whose notes stand here because an administrator confirmed it; none where there are none.
    /// </summary>
    public IReadOnlyList<string>? ConfirmedIds { get; init; }

    /// <summary><see cref="Id"/>, or the code.</summary>
    public string Identity => Id ?? Code;

    /// <summary>A short text that is equal for equal names of the area and differs otherwise. Its questions are not looked at.</summary>
    public string Fingerprint() => ContentHash.Compute(string.Join('\u0001', Code, Name, PlanName));

    /// <summary>A short text that is equal for areas that are equal with all their questions, and differs otherwise.</summary>
    public string WholeFingerprint() =>
        ContentHash.Compute(string.Join('\u0001', Questions.Select(q => q.Fingerprint()).Prepend(Fingerprint())));

    /// <summary>The question of that code, or none.</summary>
    public Question? Find(string questionCode) => Questions.FirstOrDefault(q => q.Code == questionCode);

    /// <summary>
    /// Whether a note on an area of another version is still about this one: it has the same code, it is the same area, and it has the same
    /// name in the plan or at least one question that takes answers to the other's of the same code; or an administrator confirmed it.
    /// </summary>
    public bool TakesNotesOn(Area other) =>
        Code == other.Code && (ConfirmedIds?.Contains(other.Identity) is true || (Identity == other.Identity && IsLike(other)));

    private bool IsLike(Area other) =>
        PlainText.AreSame(PlanName, other.PlanName) || Questions.Any(q => other.Find(q.Code) is { } was && q.AcceptsAnswersOf(was));
}
