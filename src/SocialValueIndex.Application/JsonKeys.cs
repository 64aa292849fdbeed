using System.Text.Json;
using SocialValueIndex.Application.Assessments;

namespace SocialValueIndex.Application;

/// <summary>A key that nobody reads, or that is there twice.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Index">Which element of a list of the outermost object it is in, from 0; -1 if it is in none.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record KeyFault(int Line, int Index, string Message);

/// <summary>
/// The keys of an object that are read, at most 64, each with those of the objects in it or in its list, if any are read.
/// </summary>
internal sealed class JsonShape(params (string Key, JsonShape? Within)[] keys)
{
    public IReadOnlyList<(string Key, JsonShape? Within)> Keys => keys;
}

/// <summary>
/// Finds keys of a JSON file that would be passed over without a word: one that is misspelt loses what a person wrote under it, and of one
/// that is there twice only one counts.
/// </summary>
internal static class JsonKeys
{
    // What the reader itself goes into.
    private const int MaxDepth = 64;

    /// <summary>Finds them, in the order of the file.</summary>
    /// <param name="utf8">A file that is known to be JSON.</param>
    /// <param name="shape">What is read of its outermost object.</param>
    /// <param name="comparison">Whether letter case counts.</param>
    /// <param name="most">The most that are looked for.</param>
    public static IReadOnlyList<KeyFault> FaultsIn(ReadOnlySpan<byte> utf8, JsonShape shape, StringComparison comparison, int most)
    {
        var faults = new List<KeyFault>();
        var open = new Level[MaxDepth + 1];
        var reader = new Utf8JsonReader(utf8);
        var (depth, next, line, counted, index) = (-1, (JsonShape?)shape, 1, 0, -1);
        while (faults.Count < most && reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    depth--;
                    break;
                case JsonTokenType.PropertyName:
                    index = depth == 0 ? -1 : index;
                    var around = open[depth].Shape;
                    var key = around is null ? -1 : IndexOf(reader, around, comparison);
                    next = key < 0 ? null : around!.Keys[key].Within;
                    if (around is not null && (key < 0 || !open[depth].IsNew(key)))
                    {
                        line += utf8[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
                        counted = (int)reader.TokenStartIndex;
                        faults.Add(new KeyFault(line, index, MessageFor(reader.GetString()!, key < 0 ? around : null)));
                    }

                    break;
                default:
                    var isElement = depth >= 0 && open[depth].IsArray;
                    index += isElement && depth == 1 ? 1 : 0;
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        var within = isElement ? open[depth].Shape : next;
                        open[++depth] = new Level(within, reader.TokenType == JsonTokenType.StartArray);
                    }

                    break;
            }
        }

        return faults;
    }

    private static int IndexOf(Utf8JsonReader reader, JsonShape shape, StringComparison comparison)
    {
        for (var i = 0; i < shape.Keys.Count; i++)
        {
            if (reader.ValueTextEquals(shape.Keys[i].Key))
            {
                return i;
            }
        }

        var name = comparison == StringComparison.Ordinal ? null : reader.GetString();
        return name is null ? -1 : shape.Keys.ToList().FindIndex(k => k.Key.Equals(name, comparison));
    }

    private static string MessageFor(string key, JsonShape? shape)
    {
        var name = FileFault.Shortened(key);
        return shape?.Keys.Select(k => k.Key).ToList() is { } known
            ? $"“{name}” is not known here. Correct it to {string.Join(", ", known[..^1])} or {known[^1]}, or remove it"
            : $"“{name}” is there twice. Keep one of them";
    }

    /// <summary>An object or list that is being read.</summary>
    private struct Level(JsonShape? shape, bool isArray)
    {
        // Which of the known keys were met: a number, because a file can hold a hundred thousand objects.
        private ulong _met;

        public readonly JsonShape? Shape => shape;

        public readonly bool IsArray => isArray;

        public bool IsNew(int key)
        {
            var before = _met;
            _met |= 1UL << key;
            return _met != before;
        }
    }
}
