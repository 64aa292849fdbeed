using SocialValueIndex.Documents.Layout;
using SocialValueIndex.Documents.TaggedPdf;
using SocialValueIndex.Reports.Plans;

namespace SocialValueIndex.Reports.Tests;

/// <summary>How the text is set: lines, rows and pages.</summary>
public sealed class LayoutTests
{
    [Fact]
    public void Table_OnEachOfItsPages_RepeatsItsHeaderForTheEye()
    {
        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Example, Sample.Heading));
        var pages = reader.Matrix.AllPages.ToList();

        Assert.True(pages.Count > 2);
        foreach (var page in pages)
        {
            var headers = reader
                .Pages[page - 1]
                .GetMarkedContents()
                .Where(c => string.Concat(c.Letters.Select(l => l.Value)).Contains("To reach 'Leader'", StringComparison.Ordinal))
                .ToList();
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
        Assert.All(
            row.AllPages,
            page =>
                Assert.Contains("Governance", string.Concat(reader.Pages[page - 1].Letters.Select(l => l.Value)), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Page_NoText_StandsInTheMargins()
    {
        using var reader = new TaggedReader(
            ActionPlanPdf.Write(Sample.PlanWith(a => string.Concat(Enumerable.Repeat(a.Name + " ", 60))), Sample.Heading)
        );

        foreach (var page in reader.Pages)
        {
            var words = page.Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value)).ToList();
            Assert.All(words, l => Assert.InRange(l.StartBaseLine.X, 35, page.Width - 35));
            Assert.All(words, l => Assert.InRange(l.EndBaseLine.X, 35, page.Width - 35));
        }
    }

    [Fact]
    public void Matrix_TextAndChart_AreLargeEnoughToRead()
    {
        Assert.True(PlanStyle.Matrix.Size >= 10 && PlanStyle.MatrixArea.Size >= 10 && PlanStyle.Wide.Header.Size >= 10);
        Assert.True(PlanStyle.ChartLabel.Size >= 9);
        Assert.True(Contrast(PlanStyle.Ring, PlanStyle.White) >= 3 && Contrast(PlanStyle.Ring, PlanStyle.PresentFill) >= 3);
    }

    [Fact]
    public void Matrix_WithoutNotes_GivesTheirRoomToTheActions()
    {
        Assert.InRange(WidthOfNotes(""), 30, 40);
        Assert.InRange(WidthOfNotes("Ask finance."), 35, 90);
        Assert.InRange(WidthOfNotes(string.Join(' ', Enumerable.Range(1000, 3000))), 150, 350);

        static double WidthOfNotes(string note)
        {
            using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.PlanWith(a => a.Code == "C" ? note : ""), Sample.Heading));
            var page = reader.Pages[reader.Matrix.AllPages.First() - 1];
            var header = page.GetWords().Last(w => w.Text == "Note");
            return page.Width - 36 - header.BoundingBox.Left + PlanStyle.Wide.Padding;
        }
    }

    [Fact]
    public void Colours_OfText_HaveTheContrastOfAaa()
    {
        TextStyle[] styles =
        [
            PlanStyle.Title,
            PlanStyle.FactLabel,
            PlanStyle.PanelLabel,
            PlanStyle.Body,
            PlanStyle.Matrix,
            PlanStyle.MatrixArea,
            PlanStyle.Footer,
        ];
        Assert.All(styles, s => Assert.True(Contrast(s.Colour, PlanStyle.Tint) >= 7, s.ToString()));
        Assert.True(Contrast(PlanStyle.Wide.Header.Colour, PlanStyle.Wide.HeaderFill) >= 7);
        Assert.True(Contrast(Series.Future.Colour, PlanStyle.Tint) >= 4.5);
    }

    private static double Contrast(Colour a, Colour b)
    {
        var (high, low) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (high + 0.05) / (low + 0.05);
    }

    private static double Luminance(Colour c) => (0.2126 * Linear(c.Red)) + (0.7152 * Linear(c.Green)) + (0.0722 * Linear(c.Blue));

    private static double Linear(byte part) =>
        part / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
}
