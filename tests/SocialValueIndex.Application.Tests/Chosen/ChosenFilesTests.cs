using System.Text.RegularExpressions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Chosen;

/// <summary>Files as people's programs save them, made from our own export: what is plain is read, and what is not has one fault.</summary>
public sealed class ChosenFilesTests
{
    private static readonly QuestionSetFile Original = QuestionSetFile.Default();

    private static readonly QuestionSet QuestionSet = QuestionSet.Draft(
        Guid.NewGuid(),
        1,
        Original.Title,
        Original.PlanFootnote,
        Original.Areas
    );

    [Theory]
    [InlineData("10-merged-question-cells.xlsx")]
    [InlineData("11-nbsp-header.xlsx")]
    [InlineData("12c-zwsp-level.xlsx")]
    [InlineData("25-title-row-above.xlsx")]
    [InlineData("26-sorted-by-level.xlsx")]
    [InlineData("40-nbsp-in-option.xlsx")]
    public void Workbook_ThatSaysTheSame_IsReadAsTheSame(string name)
    {
        var read = QuestionSetWorkbook.Read(Bytes(name));

        Assert.Empty(read.Faults);
        Assert.Equal(Written(Original), Written(read.File!));
    }

    [Fact]
    public void Workbook_WithAccentsComposedInTwoWays_HasOneText()
    {
        var read = QuestionSetWorkbook.Read(Bytes("15-nfd-vs-nfc.xlsx"));

        Assert.Empty(read.Faults);
        Assert.Equal("Polisi cyhoeddus: tŷ a dŵr?", read.File!.Areas[0].Questions[0].Text);
    }

    [Fact]
    public void Workbook_WithAVerticalTab_KeepsTheWordsApart()
    {
        var read = QuestionSetWorkbook.Read(Bytes("17-vertical-tab-break.xlsx"));

        Assert.Empty(read.Faults);
        Assert.StartsWith("Adopt\na Social Value policy", read.File!.Areas[0].Questions[0].Options[1].Action, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "21-formula-no-cache.xlsx",
        "Sheet “Questions”, row 3",
        "“Area name” is a number, a date, an error or a formula without a result. Format the cell as text and type the text again"
    )]
    [InlineData(
        "36-stray-remark-below.xlsx",
        "Sheet “Questions”, row 400",
        "Only “Area” is filled in. Remove the row if it is a remark, or fill in its other columns"
    )]
    public void Workbook_ThatIsNotPlain_HasOneFault(string name, string place, string message)
    {
        var read = QuestionSetWorkbook.Read(Bytes(name));

        Assert.Equal([new FileFault(place, message)], read.Faults);
    }

    [Theory]
    [InlineData(
        "06-xls.xls",
        "This is an old Excel workbook (.xls). Open it in a spreadsheet program, save it as an Excel workbook (.xlsx) and choose that file"
    )]
    [InlineData(
        "07-csv.csv",
        "This is a CSV file. It has no place for the title and the footnote. "
            + "Download the question set as an Excel workbook (.xlsx), change that and choose it"
    )]
    public async Task QuestionSet_OfAnotherKind_IsNamedForWhatItIs(string name, string message)
    {
        var imported = await new ImportQuestionSet(null!, null!, null!).RunAsync(Bytes(name), TestContext.Current.CancellationToken);

        var refusal = Assert.IsType<Refusal.Invalid>(imported.Refusal);
        Assert.Equal([new FileFault("Whole file", message)], refusal.Faults);
    }

    [Theory]
    [InlineData("06-xls.xls", "This is an old Excel workbook (.xls). ")]
    [InlineData("07-csv.csv", "This is a CSV file. ")]
    [InlineData("40-nbsp-in-option.xlsx", "This is an Excel workbook (.xlsx). ")]
    public void Answers_OfAnotherKind_AreNamedForWhatTheyAre(string name, string message)
    {
        var fault = Assert.Single(AnswersFile.Read(Bytes(name), QuestionSet).Faults);

        Assert.Equal(message + "Choose a file of answers (JSON) that was downloaded from this service", fault.Message);
    }

    [Fact]
    public void Answers_WithAMisspeltKey_AreRefusedWithItsLine() =>
        Assert.Equal(
            [
                new FileFault(
                    "Line 1, question A1",
                    "“presnt” is not known here. Correct it to question, present, target or note, or remove it"
                ),
                new FileFault(
                    "Line 1, question A1",
                    "“comment” is not known here. Correct it to question, present, target or note, or remove it"
                ),
            ],
            AnswersFile.Read(Bytes("50-misspelt-keys.answers.json"), QuestionSet).Faults
        );

    [Fact]
    public void Answers_WithControlCharactersBetweenWords_KeepTheWordsApart()
    {
        var read = AnswersFile.Read(Bytes("51-vertical-tab.answers.json"), QuestionSet);

        Assert.Empty(read.Faults);
        Assert.Equal("Bullet one\nBullet two Bullet three", read.Answers["A1"].Note);
    }

    [Theory]
    [InlineData(
        "\"planFootnote\"",
        "\"planFotnote\"",
        "“planFotnote” is not known here. Correct it to title, levels, planFootnote or areas, or remove it"
    )]
    [InlineData(
        "\"hint\"",
        "\"hnt\"",
        "“hnt” is not known here. Correct it to code, text, hint, hintFrom, hintUntil, hintSource or options, or remove it"
    )]
    [InlineData("\"origin\"", "\"text\"", "“text” is there twice. Keep one of them")]
    public void QuestionSetInJson_WithAWrongKey_IsRefusedWithItsLine(string key, string instead, string message)
    {
        var lines = Written(Original).Split('\n');
        var line = Array.FindIndex(lines, l => l.Contains(key, StringComparison.Ordinal));
        lines[line] = lines[line].Replace(key, instead);

        var read = QuestionSetJson.Read(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        Assert.Equal([new FileFault(FormattableString.Invariant($"Line {line + 1}"), message)], read.Faults);
    }

    [Fact]
    public void QuestionSetInJson_WithLevelsAsTheyArePrinted_IsRead()
    {
        var text = Regex.Replace(Written(Original), "\"level\": \"NonCompliant\"", "\"level\": \"incomplete/non compliant\"");

        var read = QuestionSetJson.Read(System.Text.Encoding.UTF8.GetBytes(text));

        Assert.Empty(read.Faults);
        Assert.Equal(Written(Original), Written(read.File!));
    }

    private static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Chosen", name));

    private static string Written(QuestionSetFile file) => System.Text.Encoding.UTF8.GetString(QuestionSetFile.Write(file.ToDraft()));
}
