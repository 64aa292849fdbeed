using System.Text;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Assessments;

/// <summary>Files that are not what they should be: each fault says where it is and what to do, and none is thrown.</summary>
public class AnswersFileFaultTests : UseCaseTest
{
    private const string NotJson =
        "The file is not JSON, or it ends too early. Choose a file of answers that was downloaded from this service";
    private const string NoList = "The file has no list named “answers”. Choose a file of answers that was downloaded from this service";
    private const string NoQuestion = "An answer does not say which question it is for. Add “question” with its code, for example “A2”";
    private const string Levels = "NonCompliant, Follower, Mature, Leader, Innovator, or null when the question is not answered";

    private static readonly QuestionSet QuestionSet = DefaultQuestionSet();

    [Theory]
    [InlineData("", "Line 1", NotJson)]
    [InlineData("Dear Sir", "Line 1", NotJson)]
    [InlineData("{\n  \"answers\": [\n", "Line 3", NotJson)]
    [InlineData("{\n  \"answers\": [],\n}", "Line 3", NotJson)]
    [InlineData("{ \"answers\": [] } more", "Line 1", NotJson)]
    [InlineData("null", "Whole file", NoList)]
    [InlineData("[]", "Whole file", NoList)]
    [InlineData("{}", "Whole file", NoList)]
    [InlineData("{ \"answers\": null }", "Whole file", NoList)]
    [InlineData("{ \"answers\": { \"A2\": \"Mature\" } }", "Whole file", NoList)]
    [InlineData("{ \"Answers\": [] }", "Whole file", NoList)]
    public void Read_AFileWithoutAnswers_SaysSo(string text, string place, string message) => AssertFaults(text, (place, message));

    [Theory]
    [InlineData(
        "{ \"answers\": [],\n \"period\": \"2026\" }",
        "Line 2",
        "“period” is not known here. Correct it to organisation, answers or planNotes, or remove it"
    )]
    [InlineData(
        "{ \"answers\": [ { \"question\": \"A2\",\n \"Present\": \"Mature\" } ] }",
        "Line 2, question A2",
        "“Present” is not known here. Correct it to question, present, target or note, or remove it"
    )]
    [InlineData(
        "{ \"answers\": [ {\n \"qestion\": \"A2\" } ] }",
        "Line 2",
        "“qestion” is not known here. Correct it to question, present, target or note, or remove it"
    )]
    [InlineData(
        "{ \"answers\": [ { \"question\": \"A2\", \"note\": \"a\",\n \"note\": \"b\" } ] }",
        "Line 2, question A2",
        "“note” is there twice. Keep one of them"
    )]
    public void Read_AKeyThatIsNotKnownOrThereTwice_IsAFaultWithItsLine(string text, string place, string message) =>
        AssertFaults(text, (place, message));

    [Fact]
    public void Read_CodesAndLevelsInAnyForm_AreKnown()
    {
        var read = AnswersFile.Read(
            Encoding.UTF8.GetBytes(
                List("{ \"question\": \" a2\\u200b\", \"present\": \"incomplete/non\\u00a0compliant\", \"target\": \"MATURE\" }")
            ),
            QuestionSet
        );

        Assert.Empty(read.Faults);
        Assert.Equal(new AnswerValues(MaturityLevel.NonCompliant, MaturityLevel.Mature, ""), read.Answers["A2"]);
    }

    [Fact]
    public void Read_AFileNestedTooDeeply_SaysThatItIsNotJson() =>
        AssertFaults($"{{\"answers\": {new string('[', 500)}{new string(']', 500)}}}", ("Line 1", NotJson));

    [Fact]
    public void Read_AFileInUtf16_SaysThatItIsNotJson()
    {
        var read = AnswersFile.Read(Encoding.Unicode.GetBytes("{ \"answers\": [] }"), QuestionSet);

        Assert.Single(read.Faults);
    }

    [Fact]
    public void Read_AFileSavedInAnOldEncoding_SaysHowToSaveIt()
    {
        var read = AnswersFile.Read(Encoding.Latin1.GetBytes(List("{ \"question\": \"A2\", \"note\": \"café\" }")), QuestionSet);

        Assert.Equal([new FileFault("Whole file", "The file is not in UTF-8. Save it in UTF-8 and choose it again")], read.Faults);
        Assert.Empty(read.Answers);
    }

    [Theory]
    [InlineData("{ \"question\": \"A2\", \"note\": \"\\ud83d\" }")]
    [InlineData("{ \"question\": \"\\udc00\" }")]
    [InlineData("{ \"question\": \"A2\", \"present\": \"\\ud83d\" }")]
    [InlineData("{ \"question\": \"A2\", \"\\ud83d\": 1 }")]
    public void Read_AFileWithHalfACharacter_SaysSo(string entry) =>
        AssertFaults(
            List(entry),
            ("Whole file", "The file has a character that is cut in half. Choose a file of answers that was downloaded from this service")
        );

    [Fact]
    public void Read_AFileOfEightMegabytes_IsReadAndOneByteMoreIsNot()
    {
        var longest = Encoding.UTF8.GetBytes("{ \"answers\": [] }".PadRight(8 * 1024 * 1024));

        Assert.Empty(AnswersFile.Read(longest, QuestionSet).Faults);
        Assert.Equal(
            [new FileFault("Whole file", "The file is larger than 8 MB. Choose a file of answers that was downloaded from this service")],
            AnswersFile.Read((byte[])[.. longest, (byte)' '], QuestionSet).Faults
        );
    }

    [Theory]
    [InlineData("7", "Line 2", NoQuestion)]
    [InlineData("null", "Line 2", NoQuestion)]
    [InlineData("[]", "Line 2", NoQuestion)]
    [InlineData("\"A2\"", "Line 2", NoQuestion)]
    [InlineData("{}", "Line 2", NoQuestion)]
    [InlineData("{ \"question\": 2 }", "Line 2", NoQuestion)]
    [InlineData("{ \"question\": null }", "Line 2", NoQuestion)]
    [InlineData("{ \"question\": \"Z9\" }", "Line 2", "There is no question “Z9”. Remove the answer or correct the code")]
    [InlineData(
        "{ \"question\": \"123456789012345678901\" }",
        "Line 2",
        "There is no question “12345678901234567890…”. Remove the answer or correct the code"
    )]
    [InlineData("{ \"question\": \"A2\", \"present\": 2 }", "Line 2, question A2", "“present” is not a level. Use one of " + Levels)]
    [InlineData("{ \"question\": \"A2\", \"present\": \"2\" }", "Line 2, question A2", "“present” is not a level. Use one of " + Levels)]
    [InlineData(
        "{ \"question\": \"A2\", \"present\": [\"Mature\"] }",
        "Line 2, question A2",
        "“present” is not a level. Use one of " + Levels
    )]
    [InlineData("{ \"question\": \"A2\", \"target\": \"Expert\" }", "Line 2, question A2", "“target” is not a level. Use one of " + Levels)]
    [InlineData(
        "{ \"question\": \"A2\", \"present\": \"Follower\" }",
        "Line 2, question A2",
        "A2 has no answer at level Follower. Choose one of the answers shown"
    )]
    [InlineData(
        "{ \"question\": \"A2\", \"target\": \"Follower\" }",
        "Line 2, question A2",
        "A2 has no target at level Follower. Choose one of the answers shown"
    )]
    [InlineData(
        "{ \"question\": \"A2\", \"present\": \"Leader\", \"target\": \"Mature\" }",
        "Line 2, question A2",
        "The target for A2 is below where you are now. Choose the same answer or a higher one"
    )]
    [InlineData("{ \"question\": \"A2\", \"note\": 5 }", "Line 2, question A2", "“note” is not text. Put it between quotation marks")]
    [InlineData("{ \"question\": \"A2\", \"note\": [\"a\"] }", "Line 2, question A2", "“note” is not text. Put it between quotation marks")]
    public void Read_AnAnswerWithAFault_SaysWhichAndWhere(string entry, string place, string message) =>
        AssertFaults(List(entry), (place, message));

    [Fact]
    public void Read_ANoteThatIsTooLong_SaysByHowMuch() =>
        AssertFaults(
            List($"{{ \"question\": \"A2\", \"note\": \"{new string('x', 4001)}\" }}"),
            ("Line 2, question A2", "The note for A2 has 4,001 characters. Shorten it to 4,000 characters or fewer")
        );

    [Fact]
    public void Read_SeveralFaultsAtOnce_ListsAllOfThemWithTheirLines() =>
        AssertFaults(
            """
            {
              "organisation": ["answers", { "answers": [1, 2] }],
              "answers": [
                { "question": "A2", "present": "Mature" },

                {
                  "question": "A3",
                  "present": "Expert",
                  "note": 1
                }, { "question": "Z9" },
                { "question": "A2" },
                [
                  [1]
                ],
                { "question": "A4", "present": "Innovator", "target": "NonCompliant" }
              ]
            }
            """,
            ("Line 6, question A3", "“present” is not a level. Use one of " + Levels),
            ("Line 6, question A3", "“note” is not text. Put it between quotation marks"),
            ("Line 10", "There is no question “Z9”. Remove the answer or correct the code"),
            ("Line 11, question A2", "The question is answered twice. Keep one of the answers"),
            ("Line 12", NoQuestion),
            ("Line 15, question A4", "The target for A4 is below where you are now. Choose the same answer or a higher one")
        );

    [Fact]
    public void Read_AFileOfNothingButFaults_ListsTheFirstHundredAndSaysThatThereMayBeMore()
    {
        var read = AnswersFile.Read(Encoding.UTF8.GetBytes(List($"0{string.Concat(Enumerable.Repeat("\n,0", 300_000))}")), QuestionSet);

        Assert.Equal(101, read.Faults.Count);
        Assert.Equal(new FileFault("Line 101", NoQuestion), read.Faults[99]);
        Assert.Equal(
            new FileFault("Whole file", "There may be more faults after these. Correct these and choose the file again"),
            read.Faults[100]
        );
    }

    [Fact]
    public void Read_WithTwoListsOfAnswers_SaysSoAndReadsTheLast() =>
        AssertFaults(
            "{\n\"answers\": [\n{}, {},\n{}],\n\"answers\": [\n\n{ \"question\": \"Z9\" }]\n}",
            ("Line 5", "“answers” is there twice. Keep one of them"),
            ("Line 7", "There is no question “Z9”. Remove the answer or correct the code")
        );

    [Fact]
    public void Read_WithAMarkAtTheBeginning_ReadsItAndCountsLinesTheSame()
    {
        byte[] Marked(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];

        Assert.Equal(
            Answer(MaturityLevel.Mature),
            AnswersFile.Read(Marked(List("{ \"question\": \"A2\", \"present\": \"Mature\" }")), QuestionSet).Answers["A2"]
        );
        Assert.Equal("Line 2", AnswersFile.Read(Marked(List("{}")), QuestionSet).Faults.Single().Place);
    }

    [Fact]
    public void Read_WithMoreThanIsAskedFor_SaysEachThatIsNotRead() =>
        AssertFaults(
            """{ "version": 2, "answers": [{ "question": "A2", "score": [1, { "question": "A3", "more": 1 }], """
                + """ "present": "Mature" }], "more": [1] }""",
            ("Line 1", "“version” is not known here. Correct it to organisation, answers or planNotes, or remove it"),
            ("Line 1", "“more” is not known here. Correct it to organisation, answers or planNotes, or remove it"),
            ("Line 1, question A2", "“score” is not known here. Correct it to question, present, target or note, or remove it")
        );

    [Fact]
    public void Read_ANote_IsNormalised()
    {
        var read = AnswersFile.Read(
            Encoding.UTF8.GetBytes(
                """{ "organisation": [1], "answers": [{ "question": "A2", "present": "Mature", "note": " a\r\nb\u0000 " }] }"""
            ),
            QuestionSet
        );

        Assert.Empty(read.Faults);
        Assert.Equal(new Dictionary<string, AnswerValues> { ["A2"] = Answer(MaturityLevel.Mature, note: "a\nb") }, read.Answers);
    }

    [Fact]
    public async Task Import_OfAFileWithOneFault_StoresNothing()
    {
        var officer = await Data.CreateOfficerAsync();
        var file = Encoding.UTF8.GetBytes("""{ "answers": [{ "question": "A2", "present": "Mature" }, { "question": "Z9" }] }""");

        var outcome = await AsAsync(officer, (ImportAssessment import) => import.RunAsync(file, "2026/27", Token));

        Assert.IsType<FileFault>(Assert.Single(outcome.Faults));
        Assert.Empty(await AsAsync(officer, (ListAssessments list) => list.RunAsync(Token)));
    }

    private static string List(string entry) => $"{{ \"answers\": [\n{entry}\n] }}";

    private static void AssertFaults(string text, params (string Place, string Message)[] faults)
    {
        var read = AnswersFile.Read(Encoding.UTF8.GetBytes(text), QuestionSet);

        Assert.Equal(faults.Select(f => new FileFault(f.Place, f.Message)), read.Faults);
        Assert.Empty(read.Answers);
    }

    private static QuestionSet DefaultQuestionSet() => QuestionSetFile.Default().ToDraft();
}
