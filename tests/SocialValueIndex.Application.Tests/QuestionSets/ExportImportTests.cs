using System.IO.Compression;
using System.Text;
using CsCheck;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Tests.QuestionSets;

public class ExportImportTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
            new[] { "a", "Ž", "“x”", "=1+1", "<b>", "&amp;", "_x0041_", "line\nline", "\ttab", "🙂", "'", "  ", "\"", "\\", "," }
                .Select(w => Gen.Const(w))
                .ToArray()
        )
        .Array[1, 6]
        .Select(words => $"T{string.Concat(words)}.");

    private static readonly Gen<string> Name = Text.Select(Domain.PlainText.SingleLine);

    private static readonly Gen<QuestionSet> Any =
        from title in Name
        from footnote in Text
        from areas in (from name in Name from questions in Question().Array[1, 3] select (name, questions)).Array[1, 3]
        select QuestionSet.Draft(
            Guid.NewGuid(),
            1,
            title,
            footnote,
            [.. areas.Select((a, i) => new Area($"A{i}", a.name, a.name, [.. a.questions.Select((q, j) => q with { Code = $"Q{i}-{j}" })]))]
        );

    [Fact]
    public void AnyValidVersion_ThroughJson_ComesBackTheSame() =>
        Any.Sample(set =>
        {
            Assert.Empty(QuestionSetRules.FaultsIn(set));
            var file = QuestionSetFile.Write(set);

            var read = QuestionSetJson.Read(file);

            Assert.Empty(read.Faults);
            Assert.Equal(file, QuestionSetFile.Write(Draft(read)));
        });

    [Fact]
    public void AnyValidVersion_ThroughASpreadsheet_ComesBackTheSame() =>
        Any.Sample(
            set =>
            {
                var file = QuestionSetWorkbook.Write(set);

                var read = QuestionSetWorkbook.Read(file);

                Assert.Empty(read.Faults);
                Assert.Equal(file, QuestionSetWorkbook.Write(Draft(read)));
                Assert.Equal(QuestionSetFile.Write(set), QuestionSetFile.Write(Draft(read)));
            },
            iter: 40
        );

    [Fact]
    public void Json_OfTheDefaultQuestionSet_IsTheFileThatTheProductComesWith()
    {
        using var stream = typeof(QuestionSetFile).Assembly.GetManifestResourceStream("question-set.json")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);

        Assert.Equal(Encoding.UTF8.GetString(memory.ToArray()), Encoding.UTF8.GetString(QuestionSetFile.Write(Default())));
    }

    [Theory]
    [InlineData(
        "\"code\": \"A2\"",
        "\"code\": \"A1\"",
        "Line 50, question A1",
        "More than one question has the code A1. Give each its own"
    )]
    [InlineData(
        "\"level\": \"Leader\",\n              \"text\"",
        "\"level\": \"Expert\",\n              \"text\"",
        "Line",
        "The level is not one of the five. Use NonCompliant, Follower, Mature, Leader or Innovator"
    )]
    [InlineData(
        "\"origin\": \"published\"",
        "\"origin\": \"guessed\"",
        "Line",
        "The origin is not known. Use “published” or “supplementary”, or leave it out"
    )]
    [InlineData(
        "\"areas\": [",
        "\"areas\": [ null,",
        "Whole file",
        "The file is not a question set in JSON, or it ends too early. Choose a file that was downloaded from this service"
    )]
    public void Json_WithAFault_IsRefusedWithItsPlace(string part, string instead, string place, string message)
    {
        var text = Encoding.UTF8.GetString(QuestionSetFile.Write(Default()));
        var index = text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(index > 0);

        var read = QuestionSetJson.Read(
            Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, index), instead, text.AsSpan(index + part.Length)))
        );

        var fault = Assert.Single(read.Faults);
        Assert.Null(read.File);
        Assert.StartsWith(place, fault.Place, StringComparison.Ordinal);
        Assert.Equal(message, fault.Message);
    }

    [Fact]
    public void Json_WithATextOfAMegabyte_IsRefused()
    {
        var set = Default();
        var question = set.Areas[0].Questions[0] with { Text = new string('x', 1024 * 1024) };

        var read = QuestionSetJson.Read(
            QuestionSetFile.Write(QuestionSet.Draft(Guid.NewGuid(), 1, "T", "F", [set.Areas[0] with { Questions = [question] }]))
        );

        Assert.Equal("The question is too long. Shorten it to 2000 characters or fewer", Assert.Single(read.Faults).Message);
    }

    [Fact]
    public void Spreadsheet_WithFaults_NamesSheetAndRow()
    {
        string[] header = [.. QuestionSetWorkbook.Columns];
        var read = QuestionSetWorkbook.Read(
            Workbook(
                header,
                ["A", "Area", "Area", "A1", "Question?", "", "Incomplete/Non Compliant", "No", "", ""],
                ["A", "Another", "Area", "A1", "Question?", "", "Expert", "Yes", "Do it.", "Ours"],
                ["", "", "", "A2", "Question?", "", "Follower", "No", "", ""],
                ["B", "Area", "Area", "A1", "Question?", "", "Follower", "No", "", ""],
                ["A", "Area", "Area", "", "Question?", "", "Follower", "No", "", ""]
            )
        );

        Assert.Null(read.File);
        Assert.Equal(
            [
                (
                    "Sheet “Questions”, row 3",
                    "The level is not one of the five. Use Incomplete/Non Compliant, Follower, Mature, Leader, Innovator"
                ),
                (
                    "Sheet “Questions”, row 3",
                    "“Area name” here is not the same as in the other rows of area A. Make them the same, or leave this one empty"
                ),
                ("Sheet “Questions”, row 4", "The row has no code of an area. Enter it in the column “Area”"),
                ("Sheet “Questions”, row 5", "“Area” here is not the same as in the other rows of question A1. Make them the same"),
                ("Sheet “Questions”, row 6", "The row has no code of a question. Enter it in the column “Question”"),
            ],
            read.Faults.Select(f => (f.Place, f.Message))
        );
    }

    [Fact]
    public void Spreadsheet_WhoseRuleIsBroken_NamesTheRowOfTheOption()
    {
        var read = QuestionSetWorkbook.Read(
            Workbook(
                [.. QuestionSetWorkbook.Columns],
                ["A", "Area", "Area", "A1", "Question?", "", "Follower", "No", "", ""],
                ["A", "", "", "A1", "", "", "Follower", "Yes", "", ""]
            )
        );

        Assert.Equal(
            [
                (
                    "Sheet “Questions”, row 3, question A1",
                    "Option 2 is not at a higher level than the option before it. Give it a higher level or change the order"
                ),
                ("Sheet “Questions”, row 3, question A1", "The action of option 2 is empty. Enter it"),
            ],
            read.Faults.Select(f => (f.Place, f.Message))
        );
    }

    [Fact]
    public void Spreadsheet_WhoseAreaOrTitleIsWrong_NamesTheirRows()
    {
        var longer = new string('x', 201);
        var read = QuestionSetWorkbook.Read(
            SpreadsheetWriter.Write(
                new Workbook(
                    "Index",
                    Sheet.FromTexts(
                        QuestionSetWorkbook.QuestionsSheet,
                        [10],
                        [QuestionSetWorkbook.Columns, ["A", "Area", "Area"], ["B", longer, "Area"]]
                    ),
                    Sheet.FromTexts(
                        QuestionSetWorkbook.WordsSheet,
                        [10],
                        [
                            ["What", "Text"],
                            ["Title", longer],
                            ["Footnote", "Footnote."],
                        ]
                    )
                )
            )
        );

        Assert.Equal(
            [
                "Sheet “Title and footnote”, row 2",
                "Sheet “Questions”, row 2, area A",
                "Sheet “Questions”, row 3, area B",
                "Sheet “Questions”, row 3, area B",
            ],
            read.Faults.Select(f => f.Place)
        );
    }

    [Theory]
    [InlineData("<x:c r=\"H2\" s=\"4\"><x:v>46000</x:v></x:c>")]
    [InlineData("<x:c r=\"H2\" t=\"b\"><x:v>1</x:v></x:c>")]
    [InlineData("<x:c r=\"H2\" t=\"e\"><x:v>#DIV/0!</x:v></x:c>")]
    [InlineData("<x:c r=\"H2\" t=\"str\"><x:f>A1</x:f></x:c>")]
    [InlineData("<x:c r=\"H2\"><x:f>A1</x:f></x:c>")]
    public void Spreadsheet_WithACellThatIsNoText_SaysWhichAndWhatToDo(string cell)
    {
        var read = QuestionSetWorkbook.Read(WithCell("H2", cell));

        Assert.Equal(
            (
                "Sheet “Questions”, row 2",
                "“Option” is a number, a date, an error or a formula without a result. Format the cell as text and type the text again"
            ),
            Assert.Single(read.Faults.Select(f => (f.Place, f.Message)))
        );
    }

    [Fact]
    public void Spreadsheet_WithAFormulaThatGivesAText_TakesTheText()
    {
        var read = QuestionSetWorkbook.Read(WithCell("H2", "<x:c r=\"H2\" t=\"str\"><x:f>A1</x:f><x:v>None of it</x:v></x:c>"));

        Assert.Equal("None of it", read.File!.Areas[0].Questions[0].Options[0].Text);
    }

    [Fact]
    public void Spreadsheet_WhoseAreasAreMergedCells_NamesOnlyTheRowsWithoutOne()
    {
        var read = QuestionSetWorkbook.Read(
            Workbook(
                [.. QuestionSetWorkbook.Columns],
                ["A", "Area", "Area", "A1", "Question?", "", "Follower", "No", "", ""],
                ["", "", "", "A1", "", "", "Mature", "Yes", "Do it.", ""],
                ["A", "", "", "A1", "", "", "Leader", "All", "Do more.", ""]
            )
        );

        Assert.Equal(
            ("Sheet “Questions”, row 3", "The row has no code of an area. Enter it in the column “Area”"),
            Assert.Single(read.Faults.Select(f => (f.Place, f.Message)))
        );
    }

    [Theory]
    [InlineData("<x:c r=\"H2\" s=\"3\"><x:v>2026</x:v></x:c>", "2026")]
    [InlineData("<x:c r=\"H2\" s=\"0\"><x:v>0.25</x:v></x:c>", "0.25")]
    [InlineData("<x:c r=\"H2\" s=\"6\"><x:v>1234.5</x:v></x:c>", "1,234.50")]
    public void Spreadsheet_WithANumberInAPlainFormat_TakesWhatIsShown(string cell, string text)
    {
        var read = QuestionSetWorkbook.Read(WithCell("H2", cell));

        Assert.Equal(text, read.File!.Areas[0].Questions[0].Options[0].Text);
    }

    /// <summary>Somebody changes the area in the rows of A2 and leaves the rows, and the names of the area in them, as they are.</summary>
    [Fact]
    public void Spreadsheet_WithAQuestionWhoseAreaIsChanged_MovesTheQuestionAndNothingElse()
    {
        var set = Default();
        var read = QuestionSetWorkbook.Read(Workbook([.. RowsOf(set).Select(r => r[3] == "A2" ? (string[])["J", .. r.Skip(1)] : r)]));

        Assert.Equal(set.Areas.Select(a => (a.Code, a.Name, a.PlanName)), read.File!.Areas.Select(a => (a.Code, a.Name, a.PlanName)));
        Assert.Equal(["A1", "A3", "A4", "A5"], read.File.Areas[0].Questions.Select(q => q.Code));
        Assert.Equal(set.Find("J")!.Questions.Select(q => q.Code).Prepend("A2"), read.File.Areas[^1].Questions.Select(q => q.Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Spreadsheet_WithOneMisplacedRow_NamesThatRowAlone(int option)
    {
        string[][] rows = [.. RowsOf(Default())];
        var place = Array.FindIndex(rows, r => r[3] == "A2") + option;
        rows[place] = ["B", .. rows[place].Skip(1)];

        var fault = Assert.Single(QuestionSetWorkbook.Read(Workbook(rows)).Faults);

        Assert.Equal(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Sheet “Questions”, row {place + 1}"), fault.Place);
        Assert.Equal("“Area” here is not the same as in the other rows of question A2. Make them the same", fault.Message);
    }

    [Fact]
    public void Spreadsheet_WithATextChangedInTheFirstRowOnly_HasOneFault()
    {
        string[][] rows = [.. RowsOf(Default())];
        var place = Array.FindIndex(rows, r => r[3] == "A2");
        rows[place][4] = "Else?";

        var fault = Assert.Single(QuestionSetWorkbook.Read(Workbook(rows)).Faults);

        Assert.StartsWith(
            "“Question text” here is not the same as in the other rows of question A2",
            fault.Message,
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<string[]> RowsOf(QuestionSet set) =>
        SpreadsheetReader
            .Read(QuestionSetWorkbook.Write(set), [QuestionSetWorkbook.QuestionsSheet], new SheetLimits(1000, 5000))
            .Sheets[QuestionSetWorkbook.QuestionsSheet]
            .Select(r => Enumerable.Range(0, QuestionSetWorkbook.Columns.Count).Select(i => r[i]).ToArray());

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

    private static Gen<Question> Question() =>
        from text in Text
        from hint in Gen.OneOf(Gen.Const(""), Text)
        from levels in Gen.OneOf(
            new MaturityLevel[][]
            {
                [.. MaturityLevels.All],
                [MaturityLevel.NonCompliant, MaturityLevel.Leader],
                [MaturityLevel.Follower, MaturityLevel.Innovator],
            }
                .Select(l => Gen.Const(l))
                .ToArray()
        )
        from texts in Text.Array[5]
        from action in Text
        from origin in Gen.OneOf(
            Gen.Const((ActionOrigin?)ActionOrigin.Published),
            Gen.Const((ActionOrigin?)ActionOrigin.Supplementary),
            Gen.Const((ActionOrigin?)null)
        )
        select new Question(
            "Q",
            text,
            hint,
            [.. levels.Select((level, i) => i == 0 ? new Option(level, texts[i]) : new Option(level, texts[i], action, origin))]
        );

    private static QuestionSet Default()
    {
        var file = QuestionSetFile.Default();
        return QuestionSet.Draft(Guid.NewGuid(), 1, file.Title, file.PlanFootnote, file.Areas);
    }

    private static byte[] WithCell(string reference, string cell)
    {
        using var stream = new MemoryStream();
        stream.Write(QuestionSetWorkbook.Write(Default()));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.Entries.Single(e => e.Name == "sheet1.xml");
            using var reader = new StreamReader(entry.Open());
            var sheet = reader.ReadToEnd();
            reader.Dispose();
            var from = sheet.IndexOf($"<x:c r=\"{reference}\"", StringComparison.Ordinal);
            var to = sheet.IndexOf("</x:c>", from, StringComparison.Ordinal) + "</x:c>".Length;
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(entry.FullName).Open());
            writer.Write($"{sheet[..from]}{cell}{sheet[to..]}");
        }

        return stream.ToArray();
    }

    private static QuestionSet Draft(QuestionSetFileResult read) =>
        QuestionSet.Draft(Guid.NewGuid(), 1, read.File!.Title, read.File.PlanFootnote, read.File.Areas);

    private static byte[] Workbook(params IReadOnlyList<string>[] rows) =>
        SpreadsheetWriter.Write(
            new Workbook(
                "Index",
                Sheet.FromTexts(QuestionSetWorkbook.QuestionsSheet, [10], rows),
                Sheet.FromTexts(
                    QuestionSetWorkbook.WordsSheet,
                    [10],
                    [
                        ["What", "Text"],
                        ["Title", "Index"],
                        ["Footnote", "Footnote."],
                    ]
                )
            )
        );
}
