using System.Text.Json;
using SocialValueIndex.Application.Assessments;

namespace SocialValueIndex.Application;

/// <summary>A key that nobody reads, or that is there twice.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Path">The names of the lists that its object is in; empty for the outermost object.</param>
/// <param name="Index">In a list of the outermost object: which of its elements it is in, from 0; otherwise -1.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record KeyFault(int Line, string Path, int Index, string Message);

/// <summary>
/// Finds keys of a JSON file that would be passed over without a word: one that is misspelt loses what a person wrote under it, and of one
/// that is there twice only one counts.
/// </summary>
internal static class JsonKeys
{
    /// <summary>Finds them, in the order of the file.</summary>
    /// <param name="utf8">A file that is known to be JSON.</param>
    /// <param name="known">
    /// The keys that are read, by the path of their object: "" for the outermost, "areas.questions" for what is in the list "questions" of
    /// what is in the list "areas". Objects anywhere else are not looked at.
    /// </param>
    /// <param name="comparison">Whether letter case counts.</param>
    /// <param name="most">The most that are looked for.</param>
    public static IReadOnlyList<KeyFault> FaultsIn(
        ReadOnlySpan<byte> utf8, IReadOnlyDictionary<string, string[]> known, StringComparison comparison, int most)
    {
        var faults = new List<KeyFault>();
        var open = new Stack<Level>();
        var reader = new Utf8JsonReader(utf8);
        var (next, line, counted, index) = ((string?)"", 1, 0, -1);
        while (faults.Count < most && reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    var level = open.Peek();
                    index = open.Count == 1 ? -1 : index;
                    next = null;
                    if (level.Path is { } path && known.TryGetValue(path, out var keys))
                    {
                        var place = IndexOf(reader, keys, comparison);
                        next = place < 0 ? null : path.Length == 0 ? keys[place] : $"{path}.{keys[place]}";
                        if (place < 0 || !level.IsNew(place))
                        {
                            line += utf8[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
                            counted = (int)reader.TokenStartIndex;
                            faults.Add(new KeyFault(line, path, index, MessageFor(reader.GetString()!, place < 0 ? keys : null)));
                        }
                    }

                    break;
                default:
                    var isElement = open.TryPeek(out var around) && around.IsArray;
                    index += isElement && open.Count == 2 ? 1 : 0;
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        open.Push(new Level(isElement ? around!.Path : next, reader.TokenType == JsonTokenType.StartArray));
                    }

                    break;
            }
        }

        return faults;
    }

    private static int IndexOf(Utf8JsonReader reader, string[] keys, StringComparison comparison)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (reader.ValueTextEquals(keys[i]))
            {
                return i;
            }
        }

        var name = comparison == StringComparison.Ordinal ? null : reader.GetString();
        return name is null ? -1 : Array.FindIndex(keys, k => k.Equals(name, comparison));
    }

    private static string MessageFor(string key, string[]? known) => known is null
        ? $"“{FileFault.Shortened(key)}” is there twice. Keep one of them"
        : $"“{FileFault.Shortened(key)}” is not known here. Correct it to {string.Join(", ", known[..^1])} or {known[^1]}, or remove it";

    /// <summary>An object or list that is being read.</summary>
    private sealed class Level(string? path, bool isArray)
    {
        // Which of the known keys were met: a number costs nothing for each of a hundred thousand objects.
        private ulong _met;

        public string? Path => path;

        public bool IsArray => isArray;

        public bool IsNew(int key)
        {
            var before = _met;
            _met |= 1UL << key;
            return _met != before;
        }
    }
}
