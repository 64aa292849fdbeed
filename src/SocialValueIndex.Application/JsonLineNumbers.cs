using System.Text.Json;

namespace SocialValueIndex.Application;

/// <summary>Where something stands in a file of JSON.</summary>
internal static class JsonLineNumbers
{
    /// <summary>
    /// The line, from 1, that each element of the last list of that name begins on, at the top of the file: the parsed document does not
    /// remember it.
    /// </summary>
    /// <param name="name">The name of the list.</param>
    /// <param name="utf8">The file, which is JSON.</param>
    /// <param name="most">Of how many elements it is asked for.</param>
    public static List<int> OfElements(ReadOnlySpan<byte> name, ReadOnlySpan<byte> utf8, int most)
    {
        var lines = new List<int>();
        var reader = new Utf8JsonReader(utf8);
        var (line, counted, inList) = (1, 0, false);
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
            {
                inList = reader.ValueTextEquals(name);
                if (inList)
                {
                    lines.Clear();
                }
            }
            else if (
                inList
                && lines.Count < most
                && reader.CurrentDepth == 2
                && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray)
            )
            {
                var start = (int)reader.TokenStartIndex;
                line += utf8[counted..start].Count((byte)'\n');
                counted = start;
                lines.Add(line);
            }
        }

        return lines;
    }
}
