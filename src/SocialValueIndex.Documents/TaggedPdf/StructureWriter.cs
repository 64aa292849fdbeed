namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>
/// Writes the tree that says what everything is, and the two ways back to it: from marked content, and from the names of notes.
/// </summary>
internal sealed class StructureWriter
{
    private readonly PdfFile _file;
    private readonly IReadOnlyList<int> _pages;
    private readonly Dictionary<StructNode, int> _numbers = [];
    private readonly Dictionary<StructNode, List<(int Page, int Mcid)>> _contents = [];
    private readonly List<StructNode> _named = [];
    private readonly TaggedDocument _document;
    private readonly IReadOnlyList<int> _links;

    private StructureWriter(PdfFile file, TaggedDocument document, IReadOnlyList<int> pages, IReadOnlyList<int> links) =>
        (_file, _document, _pages, _links) = (file, document, pages, links);

    /// <summary>Writes the tree.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="document">The document.</param>
    /// <param name="pages">The numbers of the page objects.</param>
    /// <param name="owners">For each page, the node of each marked-content number.</param>
    /// <param name="links">The numbers of the link objects.</param>
    /// <returns>The number of the root object, and those of the nodes.</returns>
    public static (int Root, IReadOnlyDictionary<StructNode, int> Nodes) Write(
        PdfFile file,
        TaggedDocument document,
        IReadOnlyList<int> pages,
        IReadOnlyList<IReadOnlyList<StructNode>> owners,
        IReadOnlyList<int> links
    )
    {
        var writer = new StructureWriter(file, document, pages, links);
        var root = file.Reserve();
        writer.Number(document.Root);
        for (var page = 0; page < owners.Count; page++)
        {
            for (var mcid = 0; mcid < owners[page].Count; mcid++)
            {
                writer.Note(owners[page][mcid], page, mcid);
            }
        }

        writer.WriteNode(document.Root, root);
        writer.WriteRoot(root, owners);
        return (root, writer._numbers);
    }

    private void Number(StructNode node)
    {
        _numbers.Add(node, _file.Reserve());
        foreach (var child in node.Children)
        {
            Number(child);
        }
    }

    private void Note(StructNode node, int page, int mcid)
    {
        if (!_numbers.ContainsKey(node) || node.Children.Count > 0)
        {
            throw new InvalidOperationException($"A {node.Role} owns page contents, but it is not a leaf of the document's tree.");
        }

        if (!_contents.TryGetValue(node, out var contents))
        {
            _contents[node] = contents = [];
        }

        contents.Add((page, mcid));
    }

    private void WriteNode(StructNode node, int parent)
    {
        var buffer = _file.Begin(_numbers[node]).Raw("<</S/"u8).Raw(node.Role.ToString()).Raw("/P "u8).Ref(parent);
        WriteAttributes(buffer, node);
        if (node.Children.Count > 0)
        {
            WriteChildren(buffer, node);
        }
        else if (_contents.TryGetValue(node, out var contents))
        {
            WriteContents(buffer, contents, LinkOf(node));
        }

        buffer.Raw(">>"u8);
        foreach (var child in node.Children)
        {
            WriteNode(child, _numbers[node]);
        }
    }

    private void WriteAttributes(PdfBuffer buffer, StructNode node)
    {
        if (node.Scope is { } scope)
        {
            buffer.Raw("/A<</O/Table/Scope/"u8).Raw(scope.ToString()).Raw(">>"u8);
        }

        if (node.Alternative is { } alternative)
        {
            buffer.Raw("/Alt"u8).Text(Characters.CleanLine(alternative));
        }

        if (node.Bounds is { } box)
        {
            var height = _document.Pages[_contents[node][0].Page].Height;
            buffer
                .Raw("/A<</O/Layout/Placement/Block/BBox["u8)
                .Number(box.Left)
                .Raw(" "u8)
                .Number(height - box.Bottom)
                .Raw(" "u8)
                .Number(box.Right)
                .Raw(" "u8)
                .Number(height - box.Top)
                .Raw("]>>"u8);
        }

        if (node.Id is { } id)
        {
            buffer.Raw("/ID"u8).Text(id);
            _named.Add(node);
        }
    }

    private void WriteChildren(PdfBuffer buffer, StructNode node)
    {
        buffer.Raw("/K["u8);
        foreach (var child in node.Children)
        {
            buffer.Ref(_numbers[child]).Raw(" "u8);
        }

        buffer.Raw("]"u8);
    }

    /// <summary>A node's page is that of its first content; contents on later pages say where they are.</summary>
    private void WriteContents(PdfBuffer buffer, List<(int Page, int Mcid)> contents, int? link)
    {
        var home = contents[0].Page;
        buffer.Raw("/Pg "u8).Ref(_pages[home]).Raw("/K["u8);
        foreach (var (page, mcid) in contents)
        {
            if (page == home)
            {
                buffer.Int(mcid).Raw(" "u8);
            }
            else
            {
                buffer.Raw("<</Type/MCR/Pg "u8).Ref(_pages[page]).Raw("/MCID "u8).Int(mcid).Raw(">>"u8);
            }
        }

        if (link is { } number)
        {
            buffer.Raw("<</Type/OBJR/Obj "u8).Ref(number).Raw(">>"u8);
        }

        buffer.Raw("]"u8);
    }

    private int? LinkOf(StructNode node) =>
        node.Role == Role.Link && _document.Links.FindIndex(l => l.Node == node) is >= 0 and var index ? _links[index] : null;

    private void WriteRoot(int root, IReadOnlyList<IReadOnlyList<StructNode>> owners)
    {
        var parents = WriteParents(owners);
        var buffer = _file
            .Begin(root)
            .Raw("<</Type/StructTreeRoot/K "u8)
            .Ref(_numbers[_document.Root])
            .Raw("/ParentTree "u8)
            .Ref(parents)
            .Raw("/ParentTreeNextKey "u8)
            .Int(owners.Count + _links.Count);
        if (_named.Count > 0)
        {
            buffer.Raw("/IDTree<</Names["u8);
            foreach (var node in _named.OrderBy(n => n.Id, StringComparer.Ordinal))
            {
                buffer.Text(node.Id!).Ref(_numbers[node]).Raw(" "u8);
            }

            buffer.Raw("]>>"u8);
        }

        buffer.Raw(">>"u8);
    }

    /// <summary>
    /// For each page, the nodes of its marked contents in order of number: the way from a place on the page to what it is.
    /// </summary>
    private int WriteParents(IReadOnlyList<IReadOnlyList<StructNode>> owners)
    {
        var tree = _file.Reserve();
        var lists = new int[owners.Count];
        for (var page = 0; page < owners.Count; page++)
        {
            lists[page] = _file.Reserve();
            var list = _file.Begin(lists[page]).Raw("["u8);
            foreach (var node in owners[page])
            {
                list.Ref(_numbers[node]).Raw(" "u8);
            }

            list.Raw("]"u8);
        }

        var buffer = _file.Begin(tree).Raw("<</Nums["u8);
        for (var page = 0; page < lists.Length; page++)
        {
            buffer.Int(page).Raw(" "u8).Ref(lists[page]).Raw(" "u8);
        }

        foreach (var (i, link) in _document.Links.Index())
        {
            buffer.Int(LinkWriter.KeyOf(_document, i)).Raw(" "u8).Ref(_numbers[link.Node]).Raw(" "u8);
        }

        buffer.Raw("]>>"u8);
        return tree;
    }
}
