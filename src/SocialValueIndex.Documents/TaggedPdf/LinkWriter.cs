namespace SocialValueIndex.Documents.TaggedPdf;

/// <summary>
/// Writes the places that can be chosen to go elsewhere in the document. Nothing shows of them but the text that they lie on.
/// </summary>
internal static class LinkWriter
{
    /// <summary>Writes the links and returns the numbers of their objects, in their order.</summary>
    public static IReadOnlyList<int> Write(PdfFile file, TaggedDocument document, int[] pages)
    {
        var numbers = document.Links.Select(_ => file.Reserve()).ToArray();
        foreach (var (i, link) in document.Links.Index())
        {
            var height = document.Pages[link.Page].Height;
            // Flag 4: it is printed, as archives ask of everything.
            var buffer = file.Begin(numbers[i]).Raw("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["u8);
            double[] sides = [link.Bounds.Left, height - link.Bounds.Bottom, link.Bounds.Right, height - link.Bounds.Top];
            foreach (var side in sides)
            {
                buffer.Number(side).Raw(" "u8);
            }

            buffer
                .Raw("]/Contents"u8)
                .Text(Characters.CleanLine(link.Description))
                .Raw("/Dest["u8)
                .Ref(pages[link.TargetPage])
                .Raw("/XYZ null "u8)
                .Number(document.Pages[link.TargetPage].Height - link.TargetY)
                .Raw(" null]/P "u8)
                .Ref(pages[link.Page])
                .Raw("/StructParent "u8)
                .Int(KeyOf(document, i))
                .Raw(">>"u8);
        }

        return numbers;
    }

    /// <summary>The links of one page.</summary>
    public static IReadOnlyList<int> OnPage(TaggedDocument document, IReadOnlyList<int> links, int page) =>
        [.. links.Where((_, i) => document.Links[i].Page == page)];

    /// <summary>By what the way back to the tree knows a link: the numbers up to there belong to the pages.</summary>
    public static int KeyOf(TaggedDocument document, int link) => document.Pages.Count + link;
}
