using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.Caching.Memory;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.Data;

/// <summary>Times are UTC in the domain; neither database remembers that, so reading says it again.</summary>
internal sealed class UtcDateTimeConverter()
    : ValueConverter<DateTime, DateTime>(value => value, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

/// <summary>What a line of the history is about. A newer build can write about something that this one does not know.</summary>
internal sealed class SubjectTypeConverter()
    : ValueConverter<SubjectType, string>(
        type => type.ToString(),
        text => Enum.IsDefined(typeof(SubjectType), text) ? Enum.Parse<SubjectType>(text) : SubjectType.FromNewerBuild
    );

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
            text => RecentDocuments<T>.Read(text, Options)!,
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => value!.GetHashCode(), value => value)
        );

    /// <summary>Keeps the details of the history in the same way. What a newer build wrote is not known, and stays as it is.</summary>
    public static PropertyBuilder<HistoryDetails> HasHistoryConversion(this PropertyBuilder<HistoryDetails> property) =>
        property.HasConversion(
            details => Write(details),
            text => Read(text),
            new ValueComparer<HistoryDetails>((a, b) => ReferenceEquals(a, b), value => value.GetHashCode(), value => value)
        );

    /// <summary>
    /// Documents that were read lately. An officer reads the same answers with every page, and reading them from their text took a tenth
    /// of an area page. The text itself is the key, so what is remembered is never older than what is stored; and values are immutable, so
    /// whoever reads one may have the same one as everybody else.
    /// </summary>
    private static class RecentDocuments<T>
        where T : class?
    {
        private const int TooShortToMatter = 1_000;
        private const int MostCharacters = 4_000_000;

        private static readonly MemoryCache Memory = new(new MemoryCacheOptions { SizeLimit = MostCharacters });

        public static T? Read(string text, JsonSerializerOptions options) =>
            text.Length < TooShortToMatter
                ? JsonSerializer.Deserialize<T>(text, options)
                : Memory.GetOrCreate(
                    text,
                    entry =>
                    {
                        entry.SetSize(text.Length).SetSlidingExpiration(TimeSpan.FromMinutes(5));
                        return JsonSerializer.Deserialize<T>(text, options);
                    }
                );
    }

    private static string Write(HistoryDetails details) =>
        details is FromNewerBuild newer ? newer.Json : JsonSerializer.Serialize(details, Options);

    private static HistoryDetails Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<HistoryDetails>(text, Options)!;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return new FromNewerBuild(text);
        }
    }
}
