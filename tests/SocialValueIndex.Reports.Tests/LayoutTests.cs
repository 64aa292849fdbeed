using CsCheck;
using SocialValueIndex.Reports.Layout;
using SocialValueIndex.Reports.Plans;

namespace SocialValueIndex.Reports.Tests;

/// <summary>How the text is set: lines, rows and pages.</summary>
public sealed class LayoutTests
{
    private static readonly Gen<string> Words = Gen.OneOf("social", "value", "and/or", "self-service", " ", "  ", "ŵ", "—", "10%", "supercalifragilistic").Array[0, 60].Select(string.Concat);

    [Fact]
    public void Break_AnyText_GivesTheTextBackAndFits() => Gen.Select(Words, Gen.Double[5, 300]).Sample((text, width) =>
    {
        var lines = LineBreaker.Break(text, PlanStyle.Matrix, width);

        Assert.Equal(text, string.Concat(lines));
        // A space that ends a line may hang over; a single letter may be wider than the line.
        Assert.All(lines, l => Assert.True(l.Length <= 2 || PlanStyle.Matrix.Width(l[..^1]) <= width + 0.001, l));
    });

    [Theory]
    [InlineData("report/lead on", 40, "report/|lead on")]
    [InlineData("one two", 200, "one two")]
    [InlineData("one two", 20, "one |two")]
    [InlineData("10-11", 12, "10-|11")]
    public void Break_EndsLinesWherePeopleWould(string text, double width, string expected) =>
        Assert.Equal(expected, string.Join('|', LineBreaker.Break(text, PlanStyle.Matrix, width)));

    [Fact]
    public void Shorten_LongText_EndsInAnEllipsisAndFits()
    {
        var shown = PlanStyle.Footer.Shorten(new string('W', 500), 100);

        Assert.EndsWith("…", shown, StringComparison.Ordinal);
        Assert.InRange(PlanStyle.Footer.Width(shown), 50, 100);
    }

    [Fact]
    public void Table_OnEachOfItsPages_RepeatsItsHeaderForTheEye()
    {
        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Example, Sample.Heading));
        var pages = reader.Matrix.AllPages.ToList();

        Assert.True(pages.Count > 2);
        foreach (var page in pages)
        {
            var headers = reader.Pages[page - 1].GetMarkedContents().Where(c => string.Concat(c.Letters.Select(l => l.Value)).Contains("To reach 'Leader'", StringComparison.Ordinal)).ToList();
            Assert.Equal(page != pages[0], Assert.Single(headers).IsArtifact);
        }
    }

    [Fact]
    public void Table_RowsThatFitOnAPage_AreNotSplit()
    {
        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Example, Sample.Heading));

        Assert.All(reader.Root.All("TR"), row => Assert.Single(row.AllPages));
    }

    [Fact]
    public void Summary_WithALongHeading_KeepsTheTableOfLevelsWhole()
    {
        for (var words = 1; words < 400; words += 20)
        {
            var heading = Sample.Heading with { Organisation = string.Concat(Enumerable.Repeat("Combined authority ", words)) };
            using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Example, heading));

            Assert.Single(reader.Root.All("Table").First().AllPages);
        }
    }

    [Fact]
    public void Table_ARowTallerThanAPage_GoesOnAndShowsItsAreaAgain()
    {
        var note = string.Join(' ', Enumerable.Range(1, 3000));
        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.PlanWith(a => a.Code == "J" ? note : ""), Sample.Heading));
        var row = reader.Matrix.Children[^1];

        Assert.True(row.AllPages.Count() > 2);
        Assert.Equal(note, row.Children[^1].Text);
        Assert.All(row.AllPages, page => Assert.Contains(
            "Governance", string.Concat(reader.Pages[page - 1].Letters.Select(l => l.Value)), StringComparison.Ordinal));
    }

    [Fact]
    public void Page_NoText_StandsInTheMargins()
    {
        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.PlanWith(a => string.Concat(Enumerable.Repeat(a.Name + " ", 60))), Sample.Heading));

        foreach (var page in reader.Pages)
        {
            var words = page.Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value)).ToList();
            Assert.All(words, l => Assert.InRange(l.StartBaseLine.X, 35, page.Width - 35));
            Assert.All(words, l => Assert.InRange(l.EndBaseLine.X, 35, page.Width - 35));
        }
    }

    [Fact]
    public void Colours_OfText_HaveTheContrastOfAaa()
    {
        TextStyle[] styles = [PlanStyle.Title, PlanStyle.FactLabel, PlanStyle.PanelLabel, PlanStyle.Body, PlanStyle.Matrix, PlanStyle.MatrixArea, PlanStyle.Footer];
        Assert.All(styles, s => Assert.True(Contrast(s.Colour, PlanStyle.Tint) >= 7, s.ToString()));
        Assert.True(Contrast(PlanStyle.Wide.Header.Colour, PlanStyle.Wide.HeaderFill) >= 7);
        Assert.True(Contrast(Series.Future.Colour, PlanStyle.Tint) >= 4.5);
    }

    private static double Contrast(TaggedPdf.Colour a, TaggedPdf.Colour b)
    {
        var (high, low) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (high + 0.05) / (low + 0.05);
    }

    private static double Luminance(TaggedPdf.Colour c) => (0.2126 * Linear(c.Red)) + (0.7152 * Linear(c.Green)) + (0.0722 * Linear(c.Blue));

    private static double Linear(byte part) => part / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
}
