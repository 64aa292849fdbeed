using System.IO.Compression;
using System.Text;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Documents.Spreadsheets;

namespace SocialValueIndex.Application.Tests.QuestionSets;

/// <summary>Files that are too large, or no question set at all.</summary>
public sealed class HugeExportImportTests : ExportImportTest
{
    [Fact]
    public void Spreadsheet_WithHundredsOfFaults_SaysThatThereAreMore()
    {
        var read = QuestionSetWorkbook.Read(Workbook([QuestionSetWorkbook.Columns, .. Enumerable.Repeat((string[])["", "Area"], 300)]));

        Assert.Equal(
            (51, "There are more faults after these. Correct these and choose the file again"),
            (read.Faults.Count, read.Faults[^1].Message)
        );
    }

    [Fact]
    public void Spreadsheet_WithoutAColumnOrASheet_SaysWhich()
    {
        Assert.Equal(
            "There is no column “Origin”. Give a column that name in the first row",
            Assert.Single(QuestionSetWorkbook.Read(Workbook([.. QuestionSetWorkbook.Columns.SkipLast(4)])).Faults).Message
        );
        Assert.StartsWith(
            "There is no sheet “Title and footnote”",
            QuestionSetWorkbook
                .Read(
                    SpreadsheetWriter.Write(
                        new Workbook(
                            "Other",
                            Sheet.FromTexts(
                                "Other",
                                [10],
                                [
                                    ["x"],
                                ]
                            )
                        )
                    )
                )
                .Faults[0]
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Spreadsheet_WithTenThousandRows_IsRefused()
    {
        string[] row = ["A", "Area", "Area", "A1", "Question?", "", "Follower", "No", "", ""];

        var read = QuestionSetWorkbook.Read(Workbook([QuestionSetWorkbook.Columns, .. Enumerable.Repeat(row, 10_000)]));

        Assert.StartsWith("The sheet “Questions” has more than 2,501 rows", Assert.Single(read.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_WithATextOfAMegabyte_IsRefusedWithoutKeepingItsWords()
    {
        var text = new string('x', 1024 * 1024);
        var workbook = QuestionSetWorkbook.Read(
            Workbook(
                [.. QuestionSetWorkbook.Columns],
                ["A", "Area", "Area", "A1", "Question?", "", "Follower", "No", "", ""],
                ["A", "", "", "A1", "", "", "Mature", "Yes", text, ""]
            )
        );
        var json = QuestionSetJson.Read(
            Encoding.UTF8.GetBytes(
                $$"""{ "title": "T", "planFootnote": "F", "areas": [ { "code": "A", "name": "{{text}}", """
                    + """ "planName": "A", "questions": [] } ] }"""
            )
        );

        Assert.Contains(workbook.Faults, f => f.Message.StartsWith("The action of option 2 is too long", StringComparison.Ordinal));
        Assert.Contains(json.Faults, f => f.Message.Contains("is too long. Shorten it", StringComparison.Ordinal));
        Assert.All(workbook.Faults.Concat(json.Faults), f => Assert.InRange(f.Message.Length + f.Place.Length, 1, 300));
    }

    [Fact]
    public void Spreadsheet_ThatUnpacksToFarMore_IsRefusedWithoutUnpackingIt()
    {
        using var stream = new MemoryStream();
        stream.Write(QuestionSetWorkbook.Write(Default()));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("xl/media/image1.png", CompressionLevel.SmallestSize).Open();
            var block = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++)
            {
                entry.Write(block);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = QuestionSetWorkbook.Read(stream.ToArray());

        Assert.StartsWith("The spreadsheet is too large", Assert.Single(read.Faults).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * 1024 * 1024);
    }

    [Theory]
    [InlineData("PK")]
    [InlineData("PK\u0003\u0004 and then nothing that could be read")]
    public void Spreadsheet_ThatIsNone_IsRefused(string content) =>
        Assert.StartsWith(
            "The file is not a spreadsheet that can be read",
            Assert.Single(QuestionSetWorkbook.Read(Encoding.UTF8.GetBytes(content)).Faults).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Spreadsheet_ThatIsAnotherArchive_IsRefused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("readme.txt").Open();
            entry.Write("Nothing"u8);
        }

        Assert.StartsWith(
            "The file is not a spreadsheet that can be read",
            Assert.Single(QuestionSetWorkbook.Read(stream.ToArray()).Faults).Message,
            StringComparison.Ordinal
        );
    }
}
