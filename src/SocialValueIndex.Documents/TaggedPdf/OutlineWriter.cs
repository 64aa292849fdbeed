namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>Writes the bookmarks, all of them unfolded.</summary>
internal sealed class OutlineWriter
{
    private readonly IReadOnlyList<Bookmark> _marks;
    private readonly int _root;
    private readonly int[] _numbers;

    private OutlineWriter(PdfFile file, IReadOnlyList<Bookmark> marks)
    {
        _marks = marks;
        _root = file.Reserve();
        _numbers = [.. marks.Select(_ => file.Reserve())];
    }

    /// <summary>Writes the bookmarks and returns the number of their root object.</summary>
    public static int Write(PdfFile file, TaggedDocument document, IReadOnlyList<int> pages, IReadOnlyDictionary<StructNode, int> nodes)
    {
        var writer = new OutlineWriter(file, document.Bookmarks);
        for (var i = 0; i < document.Bookmarks.Count; i++)
        {
            var mark = document.Bookmarks[i];
            var buffer = file.Begin(writer._numbers[i])
                .Raw("<</Title"u8)
                .Text(Characters.CleanLine(mark.Title))
                .Raw("/Dest["u8)
                .Ref(pages[mark.Page])
                .Raw("/XYZ null "u8)
                .Number(document.Pages[mark.Page].Height - mark.Y)
                .Raw(" null]/SE "u8)
                .Ref(nodes[mark.Node]);
            writer.WritePlace(buffer, i);
            buffer.Raw(">>"u8);
        }

        var root = file.Begin(writer._root).Raw("<</Type/Outlines"u8);
        writer.WriteChildren(root, -1);
        root.Raw(">>"u8);
        return writer._root;
    }

    private void WritePlace(PdfBuffer buffer, int index)
    {
        var parent = index - 1;
        while (parent >= 0 && _marks[parent].Depth >= _marks[index].Depth)
        {
            parent--;
        }

        buffer.Raw("/Parent "u8).Ref(parent < 0 ? _root : _numbers[parent]);
        WriteLink(buffer, "/Prev "u8, Sibling(index, -1));
        WriteLink(buffer, "/Next "u8, Sibling(index, 1));
        WriteChildren(buffer, index);
    }

    private void WriteLink(PdfBuffer buffer, ReadOnlySpan<byte> key, int? target)
    {
        if (target is { } index)
        {
            buffer.Raw(key).Ref(_numbers[index]);
        }
    }

    /// <summary>First and last of the bookmarks right below one (or below the root, -1), and how many show when it is unfolded.</summary>
    private void WriteChildren(PdfBuffer buffer, int index)
    {
        var depth = index < 0 ? -1 : _marks[index].Depth;
        var end = index + 1;
        int? last = null;
        while (end < _marks.Count && _marks[end].Depth > depth)
        {
            last = _marks[end].Depth == depth + 1 ? end : last;
            end++;
        }

        if (last is { } lastChild)
        {
            buffer.Raw("/First "u8).Ref(_numbers[index + 1]).Raw("/Last "u8).Ref(_numbers[lastChild]).Raw("/Count "u8).Int(end - index - 1);
        }
    }

    private int? Sibling(int index, int step)
    {
        for (var i = index + step; i >= 0 && i < _marks.Count && _marks[i].Depth >= _marks[index].Depth; i += step)
        {
            if (_marks[i].Depth == _marks[index].Depth)
            {
                return i;
            }
        }

        return null;
    }
}
