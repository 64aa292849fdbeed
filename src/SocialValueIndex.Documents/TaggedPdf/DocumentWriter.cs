using System.Globalization;

namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>
/// Writes a document as PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2).
/// It takes a document and gives bytes; it keeps nothing, so that any number can be written at
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
        var links = LinkWriter.Write(file, document, pages);
        var owners = new IReadOnlyList<StructNode>[pages.Length];
        for (var i = 0; i < pages.Length; i++)
        {
            owners[i] = WritePage(file, document.Pages[i], fonts, pages[i], i, tree, resources, LinkWriter.OnPage(document, links, i));
        }

        WritePageTree(file, tree, pages);
        WriteResources(file, fonts, resources);
        var (structure, nodes) = StructureWriter.Write(file, document, pages, owners, links);
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
        int resources,
        IReadOnlyList<int> links
    )
    {
        var (content, owners) = ContentWriter.Write(page, fonts);
        var stream = file.Reserve();
        file.Stream(stream, "", content);
        var buffer = file.Begin(number)
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
            .Raw("/Tabs/S"u8);
        if (links.Count > 0)
        {
            buffer.Raw("/Annots["u8);
            foreach (var link in links)
            {
                buffer.Ref(link).Raw(" "u8);
            }

            buffer.Raw("]"u8);
        }

        buffer.Raw(">>"u8);
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
        var (metadata, profile) = (file.Reserve(), file.Reserve());
        file.PlainStream(metadata, "/Type/Metadata/Subtype/XML", DocumentMetadata.Write(document.Info, Producer));
        file.PackedStream(profile, "/N 3", SrgbProfile.Packed);
        file.Begin(catalog)
            .Raw("<</Type/Catalog/Pages "u8)
            .Ref(tree)
            .Raw("/StructTreeRoot "u8)
            .Ref(structure)
            .Raw("/MarkInfo<</Marked true>>/Lang"u8)
            .Text(document.Info.Language)
            .Raw("/ViewerPreferences<</DisplayDocTitle true>>/Metadata "u8)
            .Ref(metadata)
            .Raw("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile "u8)
            .Ref(profile)
            .Raw(">>]/Outlines "u8)
            .Ref(outlines)
            .Raw(">>"u8);
    }
}
