using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Graphics.Operations.TextState;
using UglyToad.PdfPig.Tokens;

namespace SocialValueIndex.Documents.Tests;

/// <summary>A node of a document's structure tree, as a screen reader meets it.</summary>
internal sealed record ReadNode(
    string Role,
    DictionaryToken Dictionary,
    IReadOnlyList<ReadNode> Children,
    string Own,
    IReadOnlyList<int> Pages
)
{
    /// <summary>The places of a page that can be chosen and belong to the node.</summary>
    public IReadOnlyList<DictionaryToken> Links { get; init; } = [];

    public string Text => Own + string.Concat(Children.Select(c => c.Text));

    public IEnumerable<ReadNode> Descendants => Children.SelectMany(c => c.Descendants.Prepend(c));

    public IEnumerable<ReadNode> All(string role) => Descendants.Where(d => d.Role == role);

    /// <summary>The pages on which anything of the node stands.</summary>
    public IEnumerable<int> AllPages => Pages.Concat(Children.SelectMany(c => c.AllPages)).Distinct();
}

/// <summary>Reads a document back with a library that had no part in writing it.</summary>
internal sealed class TaggedReader : IDisposable
{
    private readonly Dictionary<IndirectReference, int> _pageNumbers = [];
    private readonly Dictionary<(int Page, int Mcid), string> _contents = [];

    public TaggedReader(byte[] bytes)
    {
        Document = PdfDocument.Open(bytes);
        Catalog = Document.Structure.Catalog.CatalogDictionary;
        var kids = Resolve<ArrayToken>(Resolve<DictionaryToken>(Catalog.Data["Pages"]).Data["Kids"]);
        for (var i = 0; i < kids.Length; i++)
        {
            _pageNumbers[((IndirectReferenceToken)kids[i]).Data] = i + 1;
        }

        Pages = [.. Document.GetPages()];
        var fonts = ReadFonts();
        foreach (var page in Pages)
        {
            ReadContents(page, fonts);
        }

        TreeRoot = Resolve<DictionaryToken>(Catalog.Data["StructTreeRoot"]);
        Root = Read(Resolve<DictionaryToken>(TreeRoot.Data["K"]));
    }

    public PdfDocument Document { get; }

    public DictionaryToken Catalog { get; }

    public DictionaryToken TreeRoot { get; }

    public ReadNode Root { get; }

    public IReadOnlyList<Page> Pages { get; }

    /// <summary>What each marked-content sequence of the document is read as.</summary>
    public IReadOnlyDictionary<(int Page, int Mcid), string> Contents => _contents;

    public T Resolve<T>(IToken token)
        where T : class, IToken
    {
        while (token is IndirectReferenceToken reference)
        {
            token = Document.Structure.GetObject(reference.Data).Data;
        }

        return Assert.IsAssignableFrom<T>(token);
    }

    public static string Name(IToken token) => ((NameToken)token).Data;

    public static string Text(IToken token) => token is StringToken text ? text.Data : Decode(((HexToken)token).Bytes.ToArray());

    public void Dispose() => Document.Dispose();

    /// <summary>
    /// The text of each marked-content sequence, by the codes that are shown and the font's own way back to Unicode, and nothing else:
    /// the library's letters join an accent that stands alone to the letter before it.
    /// </summary>
    private void ReadContents(Page page, Dictionary<string, Dictionary<int, string>> fonts)
    {
        (int, int)? place = null;
        Dictionary<int, string> font = [];
        foreach (var operation in page.Operations)
        {
            switch (operation)
            {
                case BeginMarkedContentWithProperties { Properties: { } properties } when properties.Data.TryGetValue("MCID", out var mcid):
                    place = (page.Number, ((NumericToken)mcid).Int);
                    _contents.Add(place.Value, "");
                    break;
                case EndMarkedContent:
                    place = null;
                    break;
                case SetFontAndSize set:
                    font = fonts[set.Font.Data];
                    break;
                case ShowText show when place is { } key:
                    _contents[key] += Show(show, font);
                    break;
            }
        }
    }

    private static string Show(ShowText show, Dictionary<int, string> font)
    {
        var codes = show.Bytes.IsEmpty ? Encoding.Latin1.GetBytes(show.Text!) : show.Bytes.ToArray();
        return string.Concat(codes.Chunk(2).Select(c => font[(c[0] << 8) | c[1]]));
    }

    private Dictionary<string, Dictionary<int, string>> ReadFonts()
    {
        var resources = Resolve<DictionaryToken>(Pages[0].Dictionary.Data["Resources"]);
        return Resolve<DictionaryToken>(resources.Data["Font"])
            .Data.ToDictionary(f => f.Key, f => ReadUnicode(Resolve<StreamToken>(Resolve<DictionaryToken>(f.Value).Data["ToUnicode"])));
    }

    private static Dictionary<int, string> ReadUnicode(StreamToken stream)
    {
        using var unpacked = new StreamReader(
            new ZLibStream(new MemoryStream(stream.Data.ToArray()), CompressionMode.Decompress),
            Encoding.ASCII
        );
        return Regex
            .Matches(unpacked.ReadToEnd(), "^<([0-9A-F]{4})><([0-9A-F]+)>$", RegexOptions.Multiline)
            .ToDictionary(
                m => Convert.ToInt32(m.Groups[1].Value, 16),
                m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups[2].Value))
            );
    }

    private ReadNode Read(DictionaryToken node)
    {
        var children = new List<ReadNode>();
        var own = new StringBuilder();
        var pages = new List<int>();
        var links = new List<DictionaryToken>();
        foreach (var kid in Kids(node))
        {
            if (kid is NumericToken mcid)
            {
                AddContent(node.Data["Pg"], mcid);
            }
            else if (Resolve<DictionaryToken>(kid) is var child && child.Data.TryGetValue("MCID", out var other))
            {
                AddContent(child.Data["Pg"], (NumericToken)other);
            }
            else if (child.Data.TryGetValue("Obj", out var link))
            {
                links.Add(Resolve<DictionaryToken>(link));
            }
            else
            {
                children.Add(Read(child));
            }
        }

        return new ReadNode(Name(node.Data["S"]), node, children, own.ToString(), pages) { Links = links };

        void AddContent(IToken page, NumericToken mcid)
        {
            var number = _pageNumbers[((IndirectReferenceToken)page).Data];
            own.Append(_contents[(number, mcid.Int)]);
            pages.Add(number);
        }
    }

    private static IEnumerable<IToken> Kids(DictionaryToken node) =>
        !node.Data.TryGetValue("K", out var kids) ? []
        : kids is ArrayToken array ? array.Data
        : [kids];

    private static string Decode(byte[] bytes) =>
        bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)) : Encoding.Latin1.GetString(bytes);
}
