using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.Comparisons;
using SocialValueIndex.Reports.CommitteeReports;

namespace SocialValueIndex.Reports.Tests;

/// <summary>The covering report: the same words and figures in both formats, and whatever was typed stays text.</summary>
public sealed class CommitteeReportTests
{
    private static readonly PlanSchedule Schedule = SampleSchedule.With(
        ("E1-Follower", new ActionValues(ActionOwner.Named("Finance"), new DateOnly(2027, 3, 31), ActionStatus.InProgress, "", null)),
        ("A2-Leader", new ActionValues(ActionOwner.Named("Lee"), new DateOnly(2029, 1, 1), ActionStatus.NotStarted, "", null)),
        ("A3-Leader", new ActionValues(ActionOwner.Named("Lee"), new DateOnly(2027, 1, 1), ActionStatus.Done, "", null))
    );

    private static readonly ReportContent Example = Content(
        (part, words) => part == ReportPart.Reasons ? "We are behind.\n- One\n- Two" : ""
    );

    [Fact]
    public void Write_Example_HasTheCouncilsSectionsInOrderInBothFormats()
    {
        using var pdf = new TaggedReader(CommitteeReportPdf.Write(Example));
        string[] expected =
        [
            "H1 Social Value Maturity Index: report to committee",
            .. ReportParts.All.Select(p => $"H2 {p.Default.Heading}"),
            "H3 Levels by area",
            "H3 Actions to reach each level **",
            "H3 Questions not answered",
        ];

        Assert.Equal(expected, pdf.Root.Descendants.Where(n => n.Role is "H1" or "H2" or "H3").Select(n => $"{n.Role} {n.Text}"));
        Read(CommitteeReportWord.Write(Example), word => Assert.Equal(expected, Headings(word)));
    }

    [Fact]
    public void Write_Example_SaysTheFiguresOfThePlanInBothFormats()
    {
        using var pdf = new TaggedReader(CommitteeReportPdf.Write(Example));
        var plan = Sample.Example;
        string[] said =
        [
            PlanWords.Position("Example Borough Council", plan),
            .. PlanWords.BiggestGaps(plan).Select(PlanWords.Gap),
            PlanWords.Asked(plan, Sample.Heading.Status, null),
            "1 action is due by 22 November 2027, when the next report is expected.",
            "This is the first report: no plan was issued before.",
            "We are behind.",
            ReportBlocks.NotWritten,
        ];

        var texts = pdf.Root.Descendants.Select(n => n.Text).ToHashSet();
        Assert.All(said, s => Assert.Contains(s, texts));
        Assert.Equal(plan.Areas.Sum(a => a.Actions.Count), pdf.Matrix.All("LI").Count());
        Read(
            CommitteeReportWord.Write(Example),
            word =>
            {
                var paragraphs = word.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(p => p.InnerText).ToHashSet();
                Assert.All(said, s => Assert.Contains(s, paragraphs));
                var due = word.MainDocumentPart!.Document!.Body!.Elements<Table>().First().Elements<TableRow>().Skip(1);
                Assert.Equal(["E1-Follower"], due.Select(r => r.Elements<TableCell>().ElementAt(1).InnerText));
            }
        );
    }

    [Fact]
    public void Write_WithAnEarlierPlan_SaysWhatChanged()
    {
        static Domain.Assessments.AnswerValues Answer(Domain.QuestionSets.Question q) =>
            Sample.Answers.GetValueOrDefault(q.Code) ?? Domain.Assessments.AnswerValues.None;
        var before = new ComparedPlan("2025/26", Sample.QuestionSet, Answer, Sample.Example, [], new DateOnly(2026, 1, 1))
        {
            IssuedNumber = 1,
        };
        var content = Example with { Changes = Comparison.Between(before, before with { Period = "2026/27" }) };

        using var pdf = new TaggedReader(CommitteeReportPdf.Write(content));

        Assert.Contains(pdf.Root.Children, n => n.Text == "Since 2025/26, issued plan 1:");
        Assert.All(ComparisonWords.Changes(content.Changes!), s => Assert.Contains(pdf.Root.All("LBody"), b => b.Text == s));
    }

    [Fact]
    public void Write_Example_IsTaggedForArchivesAndEachPieceIsReadOnce()
    {
        using var reader = new TaggedReader(CommitteeReportPdf.Write(Example));

        Assert.Equal(reader.Contents.Values.Sum(t => t.Length), reader.Root.Text.Length);
        Assert.Equal("Social Value Maturity Index: report to committee – Example Borough Council", reader.Document.Information.Title);
        Assert.True(reader.Catalog.Data.ContainsKey("OutputIntents"));
        foreach (var table in reader.Root.All("Table"))
        {
            Assert.Single(table.Children.Select(r => r.Children.Count).Distinct());
            Assert.All(table.Children.Skip(1), r => Assert.Equal("TH", r.Children[0].Role));
            // No header row stands at the foot of a page by itself.
            Assert.Equal(table.Children[1].AllPages.Min(), table.Children[0].AllPages.Single());
        }
    }

    [Fact]
    public void Write_OfADraft_SaysSoInBothTitles()
    {
        var content = Example with { Heading = Sample.Heading with { Status = new PlanStatus.Draft(48, 54, 0) } };
        using var reader = new TaggedReader(CommitteeReportPdf.Write(content));

        Assert.EndsWith(" – Draft: 48 of 54 questions answered", reader.Document.Information.Title, StringComparison.Ordinal);
        Read(CommitteeReportWord.Write(content), word => Assert.Equal(reader.Document.Information.Title, word.PackageProperties.Title));
    }

    [Fact]
    public void Write_AnyTexts_ReadsBackAndStaysText() =>
        Gen.Select(HostileTexts.Any, HostileTexts.Any)
            .Sample(
                (text, other) =>
                {
                    var content = Content(
                        (part, words) => text,
                        p => new ReportHeading(PlainText.SingleLine(other) is { Length: > 0 } h ? h : "x", other)
                    ) with
                    {
                        Heading = Sample.Heading with { Organisation = other },
                    };
                    using var pdf = new TaggedReader(CommitteeReportPdf.Write(content));
                    Assert.Equal(pdf.Contents.Values.Sum(t => t.Length), pdf.Root.Text.Length);
                    Read(
                        CommitteeReportWord.Write(content),
                        word =>
                        {
                            var main = word.MainDocumentPart!;
                            Assert.All(
                                main.Document!.Descendants<SimpleField>(),
                                f => Assert.StartsWith(" SEQ ", f.Instruction!.Value, StringComparison.Ordinal)
                            );
                            Assert.Empty(main.Document!.Descendants<FieldCode>());
                            Assert.Empty(main.Document!.Descendants<Hyperlink>());
                            Assert.Null(main.VbaProjectPart);
                        }
                    );
                },
                iter: 25
            );

    [Fact]
    public void Write_TheSameTwice_GivesTheSameBytes()
    {
        Assert.Equal(CommitteeReportPdf.Write(Example), CommitteeReportPdf.Write(Example with { }));
        Assert.Equal(CommitteeReportWord.Write(Example), CommitteeReportWord.Write(Example with { }));
    }

    [Fact]
    public void Paragraphs_WithDashes_BecomeLists()
    {
        var blocks = ReportBlocks.Paragraphs("Asked:\n- One\n* Two\n• Three\n\nThen.\n-").ToList();

        Assert.Equal(["WordParagraph", "WordList", "WordParagraph", "WordParagraph"], blocks.Select(b => b.GetType().Name));
        Assert.Equal(["One", "Two", "Three"], ((Documents.Word.WordList)blocks[1]).Items.Select(i => i.Text));
    }

    private static ReportContent Content(Func<ReportPart, ReportHeading, string> text, Func<ReportPart, ReportHeading>? words = null) =>
        new(
            Sample.Heading,
            Sample.Example,
            Schedule,
            null,
            [
                .. from part in ReportParts.All
                let heading = words?.Invoke(part) ?? part.Default
                select new ReportSection(part, heading.Heading, heading.Standing, part.TakesText ? text(part, heading) : ""),
            ]
        );

    private static void Read(byte[] bytes, Action<WordprocessingDocument> check)
    {
        using var stream = new MemoryStream(bytes);
        using var word = WordprocessingDocument.Open(stream, isEditable: false);
        Package.AssertValid(word);
        check(word);
    }

    private static IEnumerable<string> Headings(WordprocessingDocument word) =>
        word.MainDocumentPart!.Document!.Body!.Elements<Paragraph>()
            .Select(p => (Style: p.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "", p.InnerText))
            .Where(p => p.Style.StartsWith("Heading", StringComparison.Ordinal))
            .Select(p => $"H{p.Style[^1]} {p.InnerText}");
}
