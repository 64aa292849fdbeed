using System.Text;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Documents.Spreadsheets;

namespace SocialValueIndex.Application.Tests.QuestionSets;

/// <summary>Files that are small to send and large to read. Each is refused for a fraction of what reading all of it would take.</summary>
public class HostileFileTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void Json_WithAHundredThousandQuestions_SaysThatThereAreTooMany()
    {
        var questions = Repeated("""{"code":"Q","text":"","hint":"","options":[]},""", 150_000).TrimEnd(',');

        Assert.Equal(
            "There are more than 500 questions. Remove some",
            RefusedJson($$"""[{"code":"A","name":"A","planName":"A","questions":[{{questions}}]}]""")
        );
    }

    [Fact]
    public void Json_WithAHundredThousandAreas_SaysThatThereAreTooMany() =>
        Assert.Equal(
            "There are more than 100 areas. Remove some",
            RefusedJson($"[{Repeated("""{"code":"A","name":"","planName":"","questions":[]},""", 150_000).TrimEnd(',')}]")
        );

    [Fact]
    public void Json_WithAHundredThousandOptions_SaysThatThereAreTooMany() =>
        Assert.Equal(
            "The question has more than 20 options. Remove some",
            RefusedJson(
                $$"""[{"code":"A","name":"A","planName":"A","questions":[{"code":"Q","text":"T","hint":"","""
                    + $$""" "options":[{{Repeated("""{"level":"Mature","text":""},""", 150_000).TrimEnd(',')}}]}]}]"""
            )
        );

    [Fact]
    public void Json_WithHugeCodesAndNames_IsRefusedInAFewWords()
    {
        var huge = new string('x', 2 * Megabyte);
        var read = QuestionSetJson.Read(
            Encoding.UTF8.GetBytes(
                $$"""{"title":"T","planFootnote":"F","areas":[{"code":"{{huge}}","name":"A","planName":"A","questions":[]},"""
                    + $$"""{"code":"{{huge}}","name":"A","planName":"A","questions":[]}]}"""
            )
        );
        var unknown = QuestionSetJson.Read(Encoding.UTF8.GetBytes($$"""{"title":"T","{{huge}}":[1,}"""));

        Assert.All(read.Faults.Concat(unknown.Faults), f => Assert.InRange(f.Place.Length + f.Message.Length, 1, 300));
        Assert.NotEmpty(unknown.Faults);
    }

    [Fact]
    public void Workbook_WithHugeCodes_IsRefusedInAFewWords()
    {
        string[] Cells(string area, string question, string name) => [area, name, "A", question, "Question?", "", "Follower", "No", "", ""];
        var huge = new string('x', Megabyte);

        var read = QuestionSetWorkbook.Read(
            SpreadsheetWriter.Write(
                new Workbook(
                    "Index",
                    Sheet.FromTexts(
                        QuestionSetWorkbook.QuestionsSheet,
                        [10],
                        [
                            QuestionSetWorkbook.Columns,
                            Cells(huge, huge, "A"),
                            Cells(huge, huge, "B"),
                            Cells("B", "B1", "B"),
                            Cells(huge, huge, "A"),
                        ]
                    ),
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
            )
        );

        Assert.NotEmpty(read.Faults);
        Assert.All(read.Faults, f => Assert.InRange(f.Place.Length + f.Message.Length, 1, 300));
    }

    private static string Repeated(string part, int times) => new StringBuilder(part.Length * times).Insert(0, part, times).ToString();

    private static string RefusedJson(string areas)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = QuestionSetJson.Read(Encoding.UTF8.GetBytes($$"""{"title":"T","planFootnote":"F","areas":{{areas}}}"""));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 150 * Megabyte);
        return Assert.Single(read.Faults).Message;
    }
}
