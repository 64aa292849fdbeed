using System.Text;
using System.Xml;

namespace SocialValueIndex.Documents.Spreadsheets;

/// <summary>
/// The text of one cell after another, put together from its pieces. No more of it is kept than tells that it is too long.
/// </summary>
internal sealed class CellText(int maxLength)
{
    // What spreadsheets themselves take in a cell.
    private const int MaxLength = 32_767;

    // Stands for every text that is longer than any may be, so that rows which share one do not each make a copy of it.
    private readonly string _tooLong = new('x', maxLength + 1);
    private readonly StringBuilder _text = new();
    private readonly char[] _chunk = new char[1024];

    /// <summary>
    /// Adds the piece that begins here, if one does, and goes to its end. What is written above Japanese characters to help reading
    /// them is none.
    /// </summary>
    public void Add(XmlReader reader)
    {
        if (reader is not { NodeType: XmlNodeType.Element, LocalName: "t" or "v" or "rPh", IsEmptyElement: false })
        {
            return;
        }

        var (isText, depth) = (reader.LocalName != "rPh", reader.Depth);
        while (reader.Read() && reader.Depth > depth)
        {
            if (
                isText
                && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace
            )
            {
                for (int read; _text.Length <= MaxLength && (read = reader.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0; )
                {
                    _text.Append(_chunk, 0, read);
                }
            }
        }
    }

    /// <summary>The text without blank ends, and begins the next one.</summary>
    public string Take()
    {
        var text = _text.Length > MaxLength ? _tooLong : SpreadsheetText.Unescape(_text.ToString()).Trim();
        _text.Clear();
        return text.Length > maxLength ? _tooLong : text;
    }
}
