using SocialValueIndex.Domain;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>What a page says to a refusal that has no words of its own.</summary>
/// <param name="Field">The field that errors about the whole page lead to.</param>
public sealed record RefusalMessages(string Field)
{
    public string Conflict { get; init; } = "";

    public string ReadOnly { get; init; } = "";

    /// <summary>The error; none where the page has nothing to say to this kind of refusal.</summary>
    public Fault? For(Refusal refusal) =>
        refusal switch
        {
            Refusal.Conflict when Conflict.Length > 0 => new Fault(Field, Conflict),
            Refusal.ReadOnly when ReadOnly.Length > 0 => new Fault(Field, ReadOnly),
            _ => null,
        };
}
