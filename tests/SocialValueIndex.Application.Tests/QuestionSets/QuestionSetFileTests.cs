using System.Text;
using System.Text.Json;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Tests.QuestionSets;

public class QuestionSetFileTests
{
    private const string Good = """
        {"title":"T","planFootnote":"F","areas":[{"code":"A","name":"N","planName":"P",
          "questions":[{"code":"A1","text":"Q?","hint":"","options":[
          {"level":"NonCompliant","text":"No"},{"level":"Leader","text":"Yes","action":"Do it.","origin":"published"}]}]}]}
        """;

    [Fact]
    public void Read_AGoodFile_GivesItsQuestions()
    {
        var question = Assert.Single(Assert.Single(Read(Good).Areas).Questions);

        Assert.Equal(
            [new Option(MaturityLevel.NonCompliant, "No"), new Option(MaturityLevel.Leader, "Yes", "Do it.", ActionOrigin.Published)],
            question.Options
        );
    }

    [Theory]
    [InlineData("\"Leader\"", "\"Expert\"")]
    [InlineData("\"Leader\"", "3")]
    [InlineData("\"Leader\"", "\"3\"")]
    [InlineData("\"Leader\"", "\"Follower, Mature\"")]
    [InlineData("\"Leader\"", "null")]
    [InlineData("\"title\":\"T\",", "")]
    [InlineData("\"title\":\"T\"", "\"title\":null")]
    [InlineData("\"text\":\"No\"", "\"text\":null")]
    [InlineData("\"origin\":\"published\"", "\"origin\":\"guessed\"")]
    public void Read_AFileWithAFault_IsRefused(string part, string instead)
    {
        Assert.Contains(part, Good, StringComparison.Ordinal);

        Assert.Throws<JsonException>(() => Read(Good.Replace(part, instead, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"title\":\"T\"")]
    public void Read_SomethingElse_IsRefused(string text) => Assert.Throws<JsonException>(() => Read(text));

    private static QuestionSetFile Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return QuestionSetFile.Read(stream);
    }
}
