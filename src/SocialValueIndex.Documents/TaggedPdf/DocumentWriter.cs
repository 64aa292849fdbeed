using System.Globalization;
using System.Security;
using System.Text;

namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>
/// Writes a document as PDF/UA-1 (ISO 14289-1). It takes a document and gives bytes; it keeps nothing, so that any number can be written at
/// once, and the same document gives the same bytes.
/// </summary>
public static class DocumentWriter
{
    private const string Producer = "SocialValueIndex.Documents.TaggedPdf";

    /// <summary>Writes a document and returns the bytes of the file.</summary>
    public static byte[] Write(TaggedDocument document)
    {
        var file = new PdfFile();
        var fonts = new FontUses();
        var (catalog, info, tree, resources) = (file.Reserve(), file.Reserve(), file.Reserve(), file.Reserve());
        var pages = document.Pages.Select(_ => file.Reserve()).ToArray();
        var owners = new IReadOnlyList<StructNode>[pages.Length];
        for (var i = 0; i < pages.Length; i++)
        {
            owners[i] = WritePage(file, document.Pages[i], fonts, pages[i], i, tree, resources);
        }

        WritePageTree(file, tree, pages);
        WriteResources(file, fonts, resources);
        var (structure, nodes) = StructureWriter.Write(file, document, pages, owners);
        WriteInfo(file.Begin(info), document.Info);
        WriteCatalog(file, document, catalog, tree, structure, OutlineWriter.Write(file, document, pages, nodes));
        return file.Finish(catalog, info);
    }

    private static IReadOnlyList<StructNode> WritePage(
        PdfFile file,
        Page page,
        FontUses fonts,
        int number,
        int index,
        int tree,
        int resources
    )
    {
        var (content, owners) = ContentWriter.Write(page, fonts);
        var stream = file.Reserve();
        file.Stream(stream, "", content);
        file.Begin(number)
            .Raw("<</Type/Page/Parent "u8)
            .Ref(tree)
            .Raw("/MediaBox[0 0 "u8)
            .Number(page.Width)
            .Raw(" "u8)
            .Number(page.Height)
            .Raw("]/Resources "u8)
            .Ref(resources)
            .Raw("/Contents "u8)
            .Ref(stream)
            .Raw("/StructParents "u8)
            .Int(index)
            .Raw("/Tabs/S>>"u8);
        return owners;
    }

    private static void WritePageTree(PdfFile file, int tree, int[] pages)
    {
        var buffer = file.Begin(tree).Raw("<</Type/Pages/Count "u8).Int(pages.Length).Raw("/Kids["u8);
        foreach (var page in pages)
        {
            buffer.Ref(page).Raw(" "u8);
        }

        buffer.Raw("]>>"u8);
    }

    private static void WriteResources(PdfFile file, FontUses fonts, int resources)
    {
        var numbers = fonts.All.Select(use => FontWriter.Write(file, use)).ToArray();
        var buffer = file.Begin(resources).Raw("<</Font<<"u8);
        for (var i = 0; i < numbers.Length; i++)
        {
            buffer.Raw("/"u8).Raw(fonts.All[i].ResourceName).Raw(" "u8).Ref(numbers[i]);
        }

        buffer.Raw(">>>>"u8);
    }

    private static void WriteInfo(PdfBuffer buffer, DocumentInfo info) =>
        buffer
            .Raw("<</Title"u8)
            .Text(Characters.CleanLine(info.Title))
            .Raw("/Author"u8)
            .Text(Characters.CleanLine(info.Author))
            .Raw("/Producer"u8)
            .Text(Producer)
            .Raw("/CreationDate"u8)
            .Text("D:" + info.Created.ToString("yyyyMMdd", CultureInfo.InvariantCulture))
            .Raw(">>"u8);

    private static void WriteCatalog(PdfFile file, TaggedDocument document, int catalog, int tree, int structure, int outlines)
    {
        var metadata = file.Reserve();
        file.PlainStream(metadata, "/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Metadata(document.Info)));
        file.Begin(catalog)
            .Raw("<</Type/Catalog/Pages "u8)
            .Ref(tree)
            .Raw("/StructTreeRoot "u8)
            .Ref(structure)
            .Raw("/MarkInfo<</Marked true>>/Lang"u8)
            .Text(document.Info.Language)
            .Raw("/ViewerPreferences<</DisplayDocTitle true>>/Metadata "u8)
            .Ref(metadata)
            .Raw("/Outlines "u8)
            .Ref(outlines)
            .Raw(">>"u8);
    }

    /// <summary>The same as the information dictionary says, and the claim of PDF/UA-1, where programs look for it today.</summary>
    private static string Metadata(DocumentInfo info) =>
        $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
             xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escaped(info.Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{Escaped(info.Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>{Escaped(info.Language)}</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>{info.Created.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</xmp:CreateDate>
            <pdf:Producer>{Producer}</pdf:Producer>
            <pdfuaid:part>1</pdfuaid:part>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """.ReplaceLineEndings("\n");

    private static string Escaped(string text) => SecurityElement.Escape(Characters.CleanLine(text));
}
