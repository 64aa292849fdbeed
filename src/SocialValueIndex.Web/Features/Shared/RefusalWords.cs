using SocialValueIndex.Domain;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>What a page says to a refusal that has no words of its own.</summary>
/// <param name="Field">The field that errors about the whole page lead to.</param>
public sealed record RefusalWords(string Field)
{
    public string Conflict { get; init; } = "";

    public string ReadOnly { get; init; } = "";

    /// <summary>The error.</summary>
    /// <exception cref="InvalidOperationException">The page has no words for this kind of refusal.</exception>
    public Fault For(Refusal refusal) => refusal switch
    {
        Refusal.Conflict when Conflict.Length > 0 => new Fault(Field, Conflict),
        Refusal.ReadOnly when ReadOnly.Length > 0 => new Fault(Field, ReadOnly),
        _ => throw new InvalidOperationException($"The page has no words for {refusal.GetType().Name}."),
    };
}
