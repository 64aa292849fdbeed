using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SocialValueIndex.Application.Data;

/// <summary>Times are UTC in the domain; neither database remembers that, so reading says it again.</summary>
internal sealed class UtcDateTimeConverter()
    : ValueConverter<DateTime, DateTime>(value => value, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // What can be worked out is not stored: only what can be set again is written.
        IgnoreReadOnlyProperties = true,

        // A database may give the parts of a document in an order of its own.
        AllowOutOfOrderMetadataProperties = true,
    };

    /// <summary>
    /// Keeps an immutable value as one JSON text. It is replaced as a whole or not at all, so a change is a change of reference.
    /// Why documents and not rows: docs/decisions/0003-answers-as-one-document.md.
    /// </summary>
    public static PropertyBuilder<T> HasJsonConversion<T>(this PropertyBuilder<T> property)
        where T : class? =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Options),
            text => JsonSerializer.Deserialize<T>(text, Options)!,
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => value!.GetHashCode(), value => value)
        );
}
