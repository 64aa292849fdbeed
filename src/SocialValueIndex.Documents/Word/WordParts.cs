using System.Globalization;

namespace SocialValueIndex.Documents.Word;

/// <summary>
/// The parts of a Word file that say how it looks, the same for every document but for the size of its text and its language.
/// </summary>
internal static class WordParts
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static string Styles(int size, string language) =>
        $"""
            <w:styles xmlns:w="{Main}">
            <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>
            <w:color w:val="1C222B"/>
            <w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault>
            <w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
            {Heading(1, size + 14)}{Heading(2, size + 7)}{Heading(3, size + 3)}{Heading(4, size + 1)}
            <w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>
            <w:qFormat/>
            <w:pPr><w:keepNext/><w:spacing w:before="120" w:after="80"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/><w:qFormat/>
            <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:pPr>
            <w:spacing w:after="0"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>
            <w:pPr><w:spacing w:after="0"/>
            </w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="Gap"><w:name w:val="Gap"/><w:basedOn w:val="Normal"/>
            <w:pPr><w:spacing w:after="100" w:line="20" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>
            </w:style>
            <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>
            <w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr>
            <w:vertAlign w:val="superscript"/></w:rPr></w:style>
            <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>
            <w:tblInd w:w="0" w:type="dxa"/>
            <w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>
            <w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
            <w:style w:type="table" w:styleId="Report"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:pPr>
            <w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr>
            <w:tblPr><w:tblBorders>{Border("top")}{Border("left")}
            {Border("bottom")}{Border("right")}{Border("insideH")}{Border("insideV")}</w:tblBorders>
            <w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>
            <w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>
            <w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr>
            <w:shd w:val="clear" w:color="auto" w:fill="142F4F"/></w:tcPr></w:tblStylePr>
            <w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>
            </w:styles>
            """;

    public static string Numbering =>
        $"""
            <w:numbering xmlns:w="{Main}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>
            <w:lvlJc w:val="left"/>
            <w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            </w:numbering>
            """;

    public static string Settings(string language) =>
        $"""
            <w:settings xmlns:w="{Main}"><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
            <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
            <w:themeFontLang w:val="{language}"/></w:settings>
            """;

    private static string Heading(int level, int size) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/>
            <w:next w:val="Normal"/><w:qFormat/>
            <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="{(level == 1 ? 0 : 240)}" w:after="100"/><w:outlineLvl w:val="{level
                - 1}"/>
            </w:pPr>
            <w:rPr><w:b/><w:bCs/><w:color w:val="142F4F"/><w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/></w:rPr></w:style>
            """
        );

    private static string Border(string side) => $"<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"8C98A6\"/>";
}
