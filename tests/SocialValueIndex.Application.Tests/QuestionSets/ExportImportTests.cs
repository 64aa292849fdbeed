using System.Text;
using CsCheck;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.QuestionSets;

/// <summary>That a version comes back as it went, and what a file of JSON may not hold.</summary>
public sealed class ExportImportTests : ExportImportTest
{
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
            Assert.Equal(file, QuestionSetFile.Write(read.File!.ToDraft()));
        });

    [Fact]
    public void AnyValidVersion_ThroughASpreadsheet_ComesBackTheSame() =>
        Any.Sample(
            set =>
            {
                var file = QuestionSetWorkbook.Write(set);

                var read = QuestionSetWorkbook.Read(file);

                Assert.Empty(read.Faults);
                Assert.Equal(file, QuestionSetWorkbook.Write(read.File!.ToDraft()));
                Assert.Equal(QuestionSetFile.Write(set), QuestionSetFile.Write(read.File!.ToDraft()));
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
}
