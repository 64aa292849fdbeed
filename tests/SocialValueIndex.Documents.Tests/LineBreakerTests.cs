using CsCheck;
using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;

namespace SocialValueIndex.Documents.Tests;

public sealed class LineBreakerTests
{
    private static readonly TextStyle Small = new(SourceSans.Regular, 8.5, 11, new Colour(0, 0, 0));

    private static readonly Gen<string> Words = Gen.OneOf(
        "social",
        "value",
        "and/or",
        "self-service",
        " ",
        "  ",
        "ŵ",
        "—",
        "10%",
        "supercalifragilistic").Array[0, 60].Select(string.Concat);

    [Fact]
    public void Break_AnyText_GivesTheTextBackAndFits() => Gen.Select(Words, Gen.Double[5, 300]).Sample((text, width) =>
    {
        var lines = LineBreaker.Break(text, Small, width);

        Assert.Equal(text, string.Concat(lines));
        // A space that ends a line may hang over; a single letter may be wider than the line.
        Assert.All(lines, l => Assert.True(l.Length <= 2 || Small.Width(l[..^1]) <= width + 0.001, l));
    });

    [Theory]
    [InlineData("report/lead on", 40, "report/|lead on")]
    [InlineData("one two", 200, "one two")]
    [InlineData("one two", 20, "one |two")]
    [InlineData("10-11", 12, "10-|11")]
    public void Break_EndsLinesWherePeopleWould(string text, double width, string expected) =>
        Assert.Equal(expected, string.Join('|', LineBreaker.Break(text, Small, width)));

    [Fact]
    public void Shorten_LongText_EndsInAnEllipsisAndFits()
    {
        var shown = Small.Shorten(new string('W', 500), 100);

        Assert.EndsWith("…", shown, StringComparison.Ordinal);
        Assert.InRange(Small.Width(shown), 50, 100);
    }
}
