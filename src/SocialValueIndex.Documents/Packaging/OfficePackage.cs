using System.IO.Compression;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml.Packaging;

namespace SocialValueIndex.Documents.Packaging;

/// <summary>What Word files and workbooks have in common: their properties, and bytes that depend on nothing but the content.</summary>
internal static class OfficePackage
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Adds the properties that readers show in place of a file name and use to choose a voice.</summary>
    public static void AddProperties(OpenXmlPackage package, string title, string author, string language, DateOnly? created)
    {
        var date = created is { } day
            ? FormattableString.Invariant($"<dcterms:created xsi:type=\"dcterms:W3CDTF\">{day:yyyy-MM-dd}T00:00:00Z</dcterms:created>")
            : "";
        var xml = $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
             xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <dc:title>{Escaped(title)}</dc:title>
            <dc:creator>{Escaped(author)}</dc:creator><dc:language>{Escaped(language)}</dc:language>{date}
            </cp:coreProperties>
            """.ReplaceLineEndings("\n");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        package.AddNewPart<CoreFilePropertiesPart>("rIdProperties").FeedData(stream);
    }

    /// <summary>The same package with its parts in the order of their names, and without the time at which each was written.</summary>
    public static byte[] WithoutTimes(MemoryStream written)
    {
        written.Position = 0;
        using var result = new MemoryStream();
        using (var from = new ZipArchive(written, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName);
                copy.LastWriteTime = NoTime;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        return result.ToArray();
    }

    private static string Escaped(string text) => SecurityElement.Escape(Characters.CleanLine(text));
}
