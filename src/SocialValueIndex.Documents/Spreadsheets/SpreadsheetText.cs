using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace SocialValueIndex.Documents.Spreadsheets;

/// <summary>Text as spreadsheets store it: what XML cannot carry is written as _x000B_, and with it what only looks so.</summary>
internal static partial class SpreadsheetText
{
    public static string Escape(string text)
    {
        text = LooksEscaped().Replace(text, "_x005F_");
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
            {
                escaped.Append(c).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(c))
            {
                escaped.Append(c);
            }
            else if (char.IsSurrogate(c))
            {
                escaped.Append((char)Characters.Replacement);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            }
        }

        return escaped.ToString();
    }

    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escapes()
                .Replace(
                    text,
                    m => ((char)int.Parse(m.ValueSpan.Slice(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
                )
            : text;

    // An underscore with which the text would be read as escaped, be the one at the end typed or the beginning of an escape that follows.
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}[_\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF])")]
    private static partial Regex LooksEscaped();

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escapes();
}
