namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Adds an area to a draft.</summary>
/// <param name="change">Loads, stores and begins again.</param>
public sealed class AddArea(ChangeDraft change)
{
    /// <summary>Adds it, as the last one and without questions.</summary>
    public Task<DraftResult> RunAsync(int version, string code, string name, string planName, CancellationToken cancellationToken) =>
        change.RunAsync(version, $"Area {code} added", (draft, deed) => draft.AddArea(code, name, planName, deed), cancellationToken);
}

/// <summary>Changes the code and names of an area of a draft.</summary>
/// <param name="change">Loads, stores and begins again.</param>
public sealed class SaveArea(ChangeDraft change)
{
    /// <summary>Changes them.</summary>
    public Task<DraftResult> RunAsync(int version, string areaCode, string code, string name, string planName, string? seen, CancellationToken cancellationToken) =>
        change.RunAsync(
            version, $"Area {areaCode}", (draft, deed) => draft.Find(areaCode) is null ? null : draft.ChangeArea(areaCode, code, name, planName, seen, deed), cancellationToken);
}

/// <summary>Moves an area of a draft up or down.</summary>
/// <param name="change">Loads, stores and begins again.</param>
public sealed class MoveArea(ChangeDraft change)
{
    /// <summary>Moves it by so many places, up if negative.</summary>
    public Task<DraftResult> RunAsync(int version, string areaCode, int by, CancellationToken cancellationToken) =>
        change.RunAsync(version, $"Area {areaCode} moved", (draft, deed) => draft.Find(areaCode) is null ? null : draft.MoveArea(areaCode, by, deed), cancellationToken);
}

/// <summary>Takes an area with its questions out of a draft.</summary>
/// <param name="change">Loads, stores and begins again.</param>
public sealed class RemoveArea(ChangeDraft change)
{
    /// <summary>Takes it out.</summary>
    public Task<DraftResult> RunAsync(int version, string areaCode, string? seen, CancellationToken cancellationToken) =>
        change.RunAsync(version, $"Area {areaCode} removed", (draft, deed) => draft.Find(areaCode) is null ? null : draft.RemoveArea(areaCode, seen, deed), cancellationToken);
}
