using System.Text.Json;
using System.Text.Json.Serialization;
using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Application.Actions;

/// <summary>A change that a file asks for, to be confirmed.</summary>
/// <param name="Ref">The action.</param>
/// <param name="BasedOn">The fingerprint of the values that the page shows as stored.</param>
/// <param name="Mine">The values with everything that the person changed.</param>
/// <param name="Theirs">The same, but with what a colleague changed meanwhile where both changed it; none without such a conflict.</param>
/// <param name="Comment">A comment to add; may be empty.</param>
public sealed record PendingChange(string Ref, string BasedOn, ActionValues Mine, ActionValues? Theirs, string Comment);

/// <summary>Changes as the form that confirms them carries them.</summary>
public static class PendingChanges
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        IgnoreReadOnlyProperties = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Writes them.</summary>
    public static string Write(IReadOnlyList<PendingChange> changes) => JsonSerializer.Serialize(changes, Options);

    /// <summary>Reads them.</summary>
    /// <returns>The changes; none when the text is not what <see cref="Write"/> gives.</returns>
    public static IReadOnlyList<PendingChange>? Read(string? json)
    {
        try
        {
            var changes = JsonSerializer.Deserialize<List<PendingChange?>>(json ?? "", Options);
            return changes is null || changes.Contains(null) ? null : [.. changes.OfType<PendingChange>()];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
