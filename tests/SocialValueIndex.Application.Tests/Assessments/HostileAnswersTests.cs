using System.Text;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Assessments;

/// <summary>
/// Files of answers that are as large as they may be, and nothing else that they should be: each is refused in a few words, with bounded
/// memory.
/// </summary>
public class HostileAnswersTests
{
    private const int Megabyte = 1024 * 1024;

    private static readonly QuestionSet QuestionSet = DefaultQuestionSet();

    public static TheoryData<string, string> Files =>
        new()
        {
            { "tiny entries", List(Repeated("0,", 7 * Megabyte) + "0") },
            { "tiny lines", List(Repeated("0\n,", 7 * Megabyte) + "0") },
            { "entries of no question", List(Repeated("{},", 7 * Megabyte) + "{}") },
            { "the same question", List(Repeated("""{"question":"A2"},""", 7 * Megabyte) + "{}") },
            { "one entry of many properties", List($"{{{Repeated("\"x\":0,", 7 * Megabyte)}\"question\":\"Z9\"}}") },
            { "one entry of many escaped properties", List($"{{{Repeated("\"\\u0078\":0,", 7 * Megabyte)}\"question\":\"Z9\"}}") },
            { "a huge code", List($$"""{"question":"{{Huge}}"}""") },
            { "a huge level", List($$"""{"question":"A2","present":"{{Huge}}"}""") },
            { "a huge note", List($$"""{"question":"A2","note":"{{Huge}}"}""") },
            { "a huge note of line ends", List($$"""{"question":"A2","note":"{{Repeated("\\r", 7 * Megabyte)}}"},{}""") },
            { "huge names", $$"""{"{{Huge}}":1,"answers":[0]}""" },
            { "many lists of answers", $$"""{{{Repeated("\"answers\":[0],", 7 * Megabyte)}}"answers":[0]}""" },
            { "many other lists", $$"""{"answers":[0],"more":[{{Repeated("[],", 7 * Megabyte)}}[]]}""" },
            { "brackets", Repeated("[", 7 * Megabyte) },
        };

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void Read_AHostileFile_RefusesItInAFewWordsWithBoundedMemory(string what, string file)
    {
        var utf8 = Encoding.UTF8.GetBytes(file);
        Assert.InRange(utf8.Length, 7 * Megabyte, ChosenFile.MaxBytes);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = AnswersFile.Read(utf8, QuestionSet);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 140 * Megabyte);
        Assert.InRange(read.Faults.Count, 1, 102);
        Assert.All(read.Faults, f => Assert.InRange(f.Place.Length + f.Message.Length, 1, 300));
        Assert.True(read.Answers.Count == 0, what);
    }

    private static string Huge => new('x', (7 * Megabyte) + 100);

    private static string List(string entries) => $$"""{"answers":[{{entries}}]}""";

    private static string Repeated(string part, int length) =>
        new StringBuilder(length + part.Length).Insert(0, part, (length / part.Length) + 1).ToString();

    private static QuestionSet DefaultQuestionSet() => QuestionSetFile.Default().ToDraft();
}
