using System.IO.Compression;
using System.Text;
using SocialValueIndex.Application.QuestionSets;

namespace SocialValueIndex.Application.Tests.QuestionSets;

/// <summary>Files that are small to send and large to read. Each is refused for a fraction of what reading all of it would take.</summary>
public class HostileFileTests
{
    private const int Megabyte = 1024 * 1024;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Row = "<row><c t=\"inlineStr\"><is><t>x</t></is></c></row>";
    private const string TooLarge = "The spreadsheet is too large. Remove what does not belong to the question set, for example pictures and other sheets";
    private static readonly string WordsSheet = Sheet("<row><c t=\"inlineStr\"><is><t>Title</t></is></c><c t=\"inlineStr\"><is><t>T</t></is></c></row>");

    [Fact]
    public void Workbook_ThatNamesOneSheetAThousandTimes_ReadsItOnce()
    {
        var sheets = string.Concat(Enumerable.Range(2, 1000).Select(i => $"<sheet name=\"Questions\" sheetId=\"{i}\" r:id=\"rId1\"/>"));

        var message = Refusal(Workbook(Sheet(Repeated("<row/>", 400_000) + Row), sheets), 40 * Megabyte);

        Assert.StartsWith("There is no column “Area”", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Workbook_WithMillionsOfEmptyRowsAndCells_IsReadPastThem() =>
        Assert.StartsWith("There is no column", Refusal(Workbook(Sheet($"<row>{Repeated("<c/>", 1_000_000)}</row>{Repeated("<row/>", 2_000_000)}{Row}")), 80 * Megabyte), StringComparison.Ordinal);

    [Fact]
    public void Workbook_WithMillionsOfEmptySharedTexts_IsReadPastThem() =>
        Assert.StartsWith("There is no column", Refusal(Workbook(Sheet(Row), shared: Repeated("<si/>", 4_000_000)), 200 * Megabyte), StringComparison.Ordinal);

    [Fact]
    public void Workbook_WhoseCellsAllShareOneHugeText_DoesNotCopyIt()
    {
        var cells = string.Concat("ABCDEFGHIJ".Select(column => $"<c r=\"{column}1\" t=\"s\"><v>0</v></c>"));

        var message = Refusal(
            Workbook(Sheet($"{Header}{Repeated($"<row>{cells}</row>", 2400)}"), shared: $"<si><t xml:space=\"preserve\"> {new string('x', 8 * Megabyte)} </t></si>"), 300 * Megabyte);

        Assert.Equal("The level is not one of the five. Use Incomplete/Non Compliant, Follower, Mature, Leader, Innovator", message);
    }

    [Fact]
    public void Workbook_WithOneHugeCell_KeepsOnlyItsBeginning() =>
        Assert.StartsWith("There is no column", Refusal(Workbook(Sheet($"<row><c t=\"inlineStr\"><is><t>{new string('x', 20 * Megabyte)}</t></is></c></row>")), 80 * Megabyte), StringComparison.Ordinal);

    [Theory]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("_rels/.rels")]
    [InlineData("[Content_Types].xml")]
    [InlineData("xl/%5Frels/sheet.xml%2Erels")]
    public void Workbook_WithFarTooManyRelationships_IsTooLarge(string part) =>
        Assert.Equal(TooLarge, Refusal(Workbook(Sheet(Row), more: (part, Repeated("<Relationship/>", 10_000))), 20 * Megabyte));

    [Fact]
    public void Json_WithAHundredThousandQuestions_SaysThatThereAreTooMany()
    {
        var questions = Repeated("""{"code":"Q","text":"","hint":"","options":[]},""", 150_000).TrimEnd(',');

        Assert.Equal("There are more than 500 questions. Remove some", RefusedJson($$"""[{"code":"A","name":"A","planName":"A","questions":[{{questions}}]}]"""));
    }

    [Fact]
    public void Json_WithAHundredThousandAreas_SaysThatThereAreTooMany() =>
        Assert.Equal("There are more than 100 areas. Remove some", RefusedJson($"[{Repeated("""{"code":"A","name":"","planName":"","questions":[]},""", 150_000).TrimEnd(',')}]"));

    [Fact]
    public void Json_WithAHundredThousandOptions_SaysThatThereAreTooMany() =>
        Assert.Equal("The question has more than 20 options. Remove some", RefusedJson(
            $$"""[{"code":"A","name":"A","planName":"A","questions":[{"code":"Q","text":"T","hint":"","options":[{{Repeated("""{"level":"Mature","text":""},""", 150_000).TrimEnd(',')}}]}]}]"""));

    [Fact]
    public void Json_WithHugeCodesAndNames_IsRefusedInAFewWords()
    {
        var huge = new string('x', 2 * Megabyte);
        var read = QuestionSetJson.Read(Encoding.UTF8.GetBytes(
            $$"""{"title":"T","planFootnote":"F","areas":[{"code":"{{huge}}","name":"A","planName":"A","questions":[]},{"code":"{{huge}}","name":"A","planName":"A","questions":[]}]}"""));
        var unknown = QuestionSetJson.Read(Encoding.UTF8.GetBytes($$"""{"title":"T","{{huge}}":[1,}"""));

        Assert.All(read.Faults.Concat(unknown.Faults), f => Assert.InRange(f.Place.Length + f.Message.Length, 1, 300));
        Assert.NotEmpty(unknown.Faults);
    }

    [Fact]
    public void Workbook_WithHugeCodes_IsRefusedInAFewWords()
    {
        string[] Cells(string area, string question, string name) => [area, name, "A", question, "Question?", "", "Follower", "No", "", ""];
        var huge = new string('x', Megabyte);

        var read = QuestionSetWorkbook.Read(SpreadsheetWriter.Write(
            new SheetToWrite(QuestionSetWorkbook.QuestionsSheet, [10], [QuestionSetWorkbook.Columns, Cells(huge, huge, "A"), Cells(huge, huge, "B"), Cells("B", "B1", "B"), Cells(huge, huge, "A")]),
            new SheetToWrite(QuestionSetWorkbook.WordsSheet, [10], [["What", "Text"], ["Title", "Index"], ["Footnote", "Footnote."]])));

        Assert.NotEmpty(read.Faults);
        Assert.All(read.Faults, f => Assert.InRange(f.Place.Length + f.Message.Length, 1, 300));
    }

    private static string Header => $"<row>{string.Concat(QuestionSetWorkbook.Columns.Select(c => $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>";

    private static string Repeated(string part, int times) => new StringBuilder(part.Length * times).Insert(0, part, times).ToString();

    private static string Sheet(string rows) => $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>";

    private static string RefusedJson(string areas) =>
        Assert.Single(Bounded(() => QuestionSetJson.Read(Encoding.UTF8.GetBytes($$"""{"title":"T","planFootnote":"F","areas":{{areas}}}""")), 150 * Megabyte).Faults).Message;

    private static string Refusal(byte[] workbook, int mostBytes) => Bounded(() => QuestionSetWorkbook.Read(workbook), mostBytes).Faults[0].Message;

    private static ReadQuestions Bounded(Func<ReadQuestions> read, int mostBytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = read();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, mostBytes);
        return result;
    }

    private static byte[] Workbook(string questions, string moreSheets = "", string shared = "", (string Name, string Content)? more = null)
    {
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = $"""
                <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/shared.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                <Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                """,
            ["_rels/.rels"] = $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
            ["xl/workbook.xml"] = $"""
                <workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="Questions" sheetId="1" r:id="rId1"/>
                <sheet name="Title and footnote" sheetId="2000" r:id="rId2"/>{moreSheets}</sheets></workbook>
                """,
            ["xl/_rels/workbook.xml.rels"] = $"""
                <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="questions.xml"/>
                <Relationship Id="rId2" Type="{Office}/worksheet" Target="words.xml"/><Relationship Id="rId3" Type="{Office}/sharedStrings" Target="shared.xml"/></Relationships>
                """,
            ["xl/questions.xml"] = questions,
            ["xl/words.xml"] = WordsSheet,
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
