namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Adds an area to a draft.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class AddArea(DraftEditor editor)
{
    /// <summary>Adds it, as the last one and without questions.</summary>
    public Task<DraftResult> RunAsync(int version, string code, string name, string planName, CancellationToken cancellationToken) =>
        editor.RunAsync(version, $"Area {code} added", (draft, stamp) => draft.AddArea(code, name, planName, stamp), cancellationToken);
}

/// <summary>Changes the code and names of an area of a draft.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class SaveArea(DraftEditor editor)
{
    /// <summary>Changes them.</summary>
    public Task<DraftResult> RunAsync(int version, string areaCode, string code, string name, string planName, string? basedOn, CancellationToken cancellationToken) =>
        editor.RunAsync(
            version, $"Area {areaCode}", (draft, stamp) => draft.Find(areaCode) is null ? null : draft.ChangeArea(areaCode, code, name, planName, basedOn, stamp), cancellationToken);
}

/// <summary>Moves an area of a draft up or down.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class MoveArea(DraftEditor editor)
{
    /// <summary>Moves it by so many places, up if negative.</summary>
    public Task<DraftResult> RunAsync(int version, string areaCode, int by, CancellationToken cancellationToken) =>
        editor.RunAsync(version, $"Area {areaCode} moved", (draft, stamp) => draft.Find(areaCode) is null ? null : draft.MoveArea(areaCode, by, stamp), cancellationToken);
}

/// <summary>Takes an area with its questions out of a draft.</summary>
/// <param name="editor">Loads, stores and begins again.</param>
public sealed class RemoveArea(DraftEditor editor)
{
    /// <summary>Takes it out.</summary>
    public Task<DraftResult> RunAsync(int version, string areaCode, string? basedOn, CancellationToken cancellationToken) =>
        editor.RunAsync(version, $"Area {areaCode} removed", (draft, stamp) => draft.Find(areaCode) is null ? null : draft.RemoveArea(areaCode, basedOn, stamp), cancellationToken);
}
