using System.IO.Compression;
using System.Text;
using SocialValueIndex.Documents.Spreadsheets;

namespace SocialValueIndex.Documents.Tests;

/// <summary>
/// Files that are small to send and large to read. Each is refused, or read past, for a fraction of what reading all of it would take.
/// </summary>
public sealed class HostileSpreadsheetTests
{
    private const int Megabyte = 1024 * 1024;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Row = "<row><c t=\"inlineStr\"><is><t>x</t></is></c></row>";
    private static readonly SheetLimits Limits = new(2500, 4000);

    [Fact]
    public void Read_OneSheetNamedAThousandTimes_ReadsItOnce()
    {
        var sheets = string.Concat(Enumerable.Range(2, 1000).Select(i => $"<sheet name=\"First\" sheetId=\"{i}\" r:id=\"rId1\"/>"));

        Assert.Equal("x", OnlyCell(Workbook(Sheet(Repeated("<row/>", 400_000) + Row), sheets), 40 * Megabyte));
    }

    [Fact]
    public void Read_MillionsOfEmptyRowsAndCells_ReadsPastThem() =>
        Assert.Equal(
            "x",
            OnlyCell(Workbook(Sheet($"<row>{Repeated("<c/>", 1_000_000)}</row>{Repeated("<row/>", 2_000_000)}{Row}")), 80 * Megabyte)
        );

    [Fact]
    public void Read_MillionsOfEmptySharedTexts_ReadsPastThem() =>
        Assert.Equal("x", OnlyCell(Workbook(Sheet(Row), shared: Repeated("<si/>", 4_000_000)), 200 * Megabyte));

    [Fact]
    public void Read_CellsThatAllShareOneHugeText_DoesNotCopyIt()
    {
        var cells = string.Concat("ABCDEFGHIJ".Select(column => $"<c r=\"{column}1\" t=\"s\"><v>0</v></c>"));

        var read = Bounded(
            Workbook(
                Sheet(Repeated($"<row>{cells}</row>", 2400)),
                shared: $"<si><t xml:space=\"preserve\"> {new string('x', 8 * Megabyte)} </t></si>"
            ),
            300 * Megabyte
        );

        Assert.Equal(2400, read.Sheets["First"].Count);
        Assert.All(read.Sheets["First"], r => Assert.All(r.Cells, c => Assert.Same(read.Sheets["First"][0][0], c)));
        Assert.Equal(Limits.MaxTextLength + 1, read.Sheets["First"][0][0].Length);
    }

    [Fact]
    public void Read_OneHugeCell_KeepsOnlyItsBeginning() =>
        Assert.Equal(
            Limits.MaxTextLength + 1,
            OnlyCell(
                Workbook(Sheet($"<row><c t=\"inlineStr\"><is><t>{new string('x', 20 * Megabyte)}</t></is></c></row>")),
                80 * Megabyte
            ).Length
        );

    [Theory]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("_rels/.rels")]
    [InlineData("[Content_Types].xml")]
    [InlineData("xl/%5Frels/sheet.xml%2Erels")]
    public void Read_FarTooManyRelationships_IsTooLarge(string part) =>
        Assert.Equal(
            SheetFault.TooLarge,
            Bounded(Workbook(Sheet(Row), more: (part, Repeated("<Relationship/>", 10_000))), 20 * Megabyte).Fault
        );

    [Fact]
    public void Read_MoreRowsThanTheLimit_NamesTheSheet()
    {
        var read = Bounded(Workbook(Sheet(Repeated(Row, 10_000))), 20 * Megabyte);

        Assert.Equal((SheetFault.TooManyRows, "First"), (read.Fault, read.FaultySheet));
    }

    [Fact]
    public void Read_AFileThatUnpacksToFarMore_IsTooLargeWithoutUnpackingIt() =>
        Assert.Equal(
            SheetFault.TooLarge,
            Bounded(Workbook(Sheet(Row), more: ("xl/media/image1.png", new string('0', 60 * Megabyte))), 16 * Megabyte).Fault
        );

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("PK\u0003\u0004 and then nothing that could be read")]
    [InlineData("<html><table><tr><td>x</td></tr></table></html>")]
    public void Read_NoSpreadsheet_IsUnreadable(string content) =>
        Assert.Equal(SheetFault.Unreadable, SpreadsheetReader.Read(Encoding.UTF8.GetBytes(content), ["First"], Limits).Fault);

    private static string OnlyCell(byte[] workbook, int mostBytes) =>
        Assert.Single(Assert.Single(Bounded(workbook, mostBytes).Sheets["First"]).Cells);

    private static WorkbookRows Bounded(byte[] workbook, int mostBytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = SpreadsheetReader.Read(workbook, ["First", "Second"], Limits);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, mostBytes);
        return read;
    }

    private static string Repeated(string part, int times) => new StringBuilder(part.Length * times).Insert(0, part, times).ToString();

    private static string Sheet(string rows) => $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>";

    private static byte[] Workbook(string first, string moreSheets = "", string shared = "", (string Name, string Content)? more = null)
    {
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = $"""
                <Types xmlns="{Package}/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="{ContentType}sheet.main+xml"/>
                <Override PartName="/xl/shared.xml" ContentType="{ContentType}sharedStrings+xml"/>
                <Default Extension="xml" ContentType="{ContentType}worksheet+xml"/></Types>
                """,
            ["_rels/.rels"] = $"""
                <Relationships xmlns="{Package}/relationships">
                <Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """,
            ["xl/workbook.xml"] = $"""
                <workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="First" sheetId="1" r:id="rId1"/>
                <sheet name="Second" sheetId="2000" r:id="rId2"/>{moreSheets}</sheets></workbook>
                """,
            ["xl/_rels/workbook.xml.rels"] = $"""
                <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="first.xml"/>
                <Relationship Id="rId2" Type="{Office}/worksheet" Target="second.xml"/>
                <Relationship Id="rId3" Type="{Office}/sharedStrings" Target="shared.xml"/></Relationships>
                """,
            ["xl/first.xml"] = first,
            ["xl/second.xml"] = Sheet(Row),
            ["xl/shared.xml"] = $"<sst xmlns=\"{Main}\">{shared}</sst>",
        };
        if (more is var (name, content))
        {
            parts[name] = content;
        }

        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var entry = archive.CreateEntry(part.Key).Open();
                entry.Write(Encoding.UTF8.GetBytes(part.Value));
            }
        }

        return stream.ToArray();
    }
}
