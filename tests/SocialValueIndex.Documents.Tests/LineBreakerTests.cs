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
            "https://www.example.gov.uk/report.pdf?version=12&draft",
            "pro\u00ADcure\u00ADment",
            "supercalifragilistic"
        )
        .Array[0, 60]
        .Select(string.Concat);

    [Fact]
    public void Break_AnyText_GivesTheTextBackAndFits() =>
        Gen.Select(Words, Gen.Double[5, 300])
            .Sample(
                (text, width) =>
                {
                    var lines = LineBreaker.Break(text, Small, width);

                    Assert.Equal(text, string.Concat(lines).Replace("\u200B", ""));
                    // A space that ends a line may hang over; a single letter may be wider than the line.
                    Assert.All(lines, l => Assert.True(l.Length <= 2 || Small.Width(Shown(l)) <= width + 0.001, l));
                }
            );

    [Theory]
    [InlineData("report/lead on", 40, "report/|lead on")]
    [InlineData("one two", 200, "one two")]
    [InlineData("one two", 20, "one |two")]
    [InlineData("one-two", 20, "one-\u200B|two")]
    [InlineData("one- two", 20, "one- |two")]
    [InlineData(
        "see https://www.example.gov.uk/social/report.pdf?version=12",
        90,
        "see |https://www.example.|gov.uk/social/|report.pdf?version=12"
    )]
    [InlineData("https://example.gov.uk/a?b=1&c=2", 34, "https://|example.|gov.uk/|a?b=1&|c=2")]
    [InlineData("a.b stays with 3.5 where it fits", 52, "a.b stays with |3.5 where it |fits")]
    [InlineData("pro\u00ADcurement", 40, "pro\u00AD|curement")]
    [InlineData("pro\u00ADcurement", 200, "pro\u00ADcurement")]
    [InlineData("www\u00ADwww", 20.5, "www\u00AD\u200B|www")]
    public void Break_EndsLinesWherePeopleWould(string text, double width, string expected) =>
        Assert.Equal(expected, string.Join('|', LineBreaker.Break(text, Small, width)));

    [Fact]
    public void Break_NextToAnEmoji_MeasuresWhatIsShown() => Assert.Equal(["🔴🔴🔴", "🔴🔴"], LineBreaker.Break("🔴🔴🔴🔴🔴", Small, 30));

    [Fact]
    public void Shorten_LongText_EndsInAnEllipsisAndFits()
    {
        var shown = Small.Shorten(new string('W', 500), 100);

        Assert.EndsWith("…", shown, StringComparison.Ordinal);
        Assert.InRange(Small.Width(shown), 50, 100);
    }

    // A soft hyphen at the end of a line is shown; a space there is not.
    private static string Shown(string line) =>
        line[^1] == '\u00AD' ? line[..^1] + '-'
        : line[^1] == '\u200B' ? line
        : line[..^1];
}
