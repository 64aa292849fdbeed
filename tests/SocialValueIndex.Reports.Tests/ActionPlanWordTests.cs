using System.Text.Json.Nodes;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SocialValueIndex.Documents;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Reports.Plans;
using DrawingProperties = DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties;

namespace SocialValueIndex.Reports.Tests;

/// <summary>The Word document says what the PDF says, and no more becomes of what was typed than text.</summary>
public sealed class ActionPlanWordTests
{
    private static readonly Lazy<byte[]> Example = new(() => ActionPlanWord.Write(Sample.Example, Sample.Heading));

    [Fact]
    public void Write_Example_HasTheHeadingsOfThePdfInTheirOrder()
    {
        var schedule = SampleSchedule.With(
            ("A2-Leader", new ActionValues(ActionOwner.Named("Lee"), new DateOnly(2027, 3, 31), ActionStatus.InProgress, "", null))
        );
        using var pdf = new TaggedReader(ActionPlanPdf.Write(Sample.Example, Sample.Heading, schedule));

        Read(
            ActionPlanWord.Write(Sample.Example, Sample.Heading, schedule),
            word =>
            {
                var headings = pdf.Root.Descendants.Where(n => n.Role is "H1" or "H2" or "H3").Select(n => $"{n.Role[1]} {n.Text}");
                Assert.Equal(headings, Headings(word));
                Assert.Contains("3 Who does what by when", Headings(word));
                var row = Table(word, "Due").Elements<TableRow>().Last();
                Assert.Equal(
                    ["31 Mar 2027", "A2-Leader", "Lee", "In progress"],
                    row.Elements<TableCell>().Select(c => c.InnerText).Where((_, i) => i != 2)
                );
            }
        );
    }

    [Fact]
    public void Write_Example_HasEveryCellOfTheMatrixWordForWord() =>
        Read(
            Example.Value,
            word =>
            {
                var rows = Table(word, "Area", 6).Elements<TableRow>().Skip(1).Select(r => r.Elements<TableCell>().Select(Lines));
                var areas = Sample.Json("example-action-plan.json")["areas"]!.AsArray();
                Assert.Equal(
                    areas.Select(a =>
                        new[] { (string)a!["planName"]! }.Concat(MaturityLevels.Reachable.Select(l => Actions(a, l))).Append("")
                    ),
                    rows
                );
            }
        );

    [Fact]
    public void Write_Example_RepeatsItsHeadersTurnsThePageAndIsLargePrint() =>
        Read(
            Example.Value,
            word =>
            {
                var body = word.MainDocumentPart!.Document!.Body!;
                Assert.All(
                    body.Elements<Table>(),
                    t => Assert.NotNull(t.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>())
                );
                var matrix = body.Elements<SectionProperties>().Single().GetFirstChild<PageSize>()!;
                Assert.True(matrix.Width!.Value > matrix.Height!.Value);
                Assert.True(
                    body.Descendants<SectionProperties>().First().GetFirstChild<PageSize>()! is { } first && first.Width! < first.Height!
                );
                var defaults = word.MainDocumentPart!
                    .StyleDefinitionsPart!
                    .Styles!
                    .DocDefaults!
                    .RunPropertiesDefault!
                    .RunPropertiesBaseStyle!;
                Assert.Equal(("24", "en-GB"), (defaults.FontSize!.Val!.Value, defaults.Languages!.Val!.Value));
                Assert.Equal("Social Value Maturity Index: Action Plan – Example Borough Council", word.PackageProperties.Title);
                Assert.Equal(RadarChart.Describe(Sample.Example), body.Descendants<DrawingProperties>().Single().Description!.Value);
                Assert.Contains(body.Elements<Paragraph>(), p => p.InnerText == $"** {Sample.QuestionSet.PlanFootnote}");
                Assert.Contains("OJEU is", word.MainDocumentPart.FootnotesPart!.Footnotes!.InnerText, StringComparison.Ordinal);
                Assert.Equal("A1", Table(word, "Code").Elements<TableRow>().Last().Elements<TableCell>().First().InnerText);
            }
        );

    [Fact]
    public void Write_OfADraft_SaysSoWhereThePdfDoes() =>
        Read(
            ActionPlanWord.Write(Sample.Example, Sample.Heading with { Status = new PlanStatus.Draft(48, 54, 5) }),
            word =>
            {
                const string Draft = "Draft: 48 of 54 questions answered, 5 to confirm";
                Assert.EndsWith($" – {Draft}", word.PackageProperties.Title, StringComparison.Ordinal);
                Assert.Contains(Draft, word.MainDocumentPart!.FooterParts.Single().Footer!.InnerText, StringComparison.Ordinal);
                var texts = word.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(p => p.InnerText).ToList();
                Assert.Contains($"Status: {Draft}", texts);
                Assert.Contains("Levels are provisional: 5 answers from an earlier assessment are not confirmed.", texts);
                Assert.Contains("Nothing is asked yet: this is a draft, and still changes.", texts);
            }
        );

    [Fact]
    public void Write_NothingAnswered_HasNoLevelsAndNoChart() =>
        Read(
            ActionPlanWord.Write(Sample.Unanswered, Sample.Heading),
            word =>
            {
                Assert.Empty(word.MainDocumentPart!.Document!.Descendants<DrawingProperties>());
                Assert.Equal(Sample.QuestionSet.Questions.Count() + 1, Table(word, "Code").Elements<TableRow>().Count());
                Assert.DoesNotContain("Incomplete", word.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
            }
        );

    [Fact]
    public void Write_AnyTextAnywhere_IsValidAndStaysText() =>
        Gen.Select(HostileTexts.Any, HostileTexts.Any)
            .Sample(
                (text, other) =>
                    Read(
                        ActionPlanWord.Write(
                            Hostile(text, other),
                            new PlanHeading(text, other, new DateOnly(2026, 1, 2), new PlanStatus.Completed(new DateOnly(2026, 1, 1), text))
                        ),
                        word =>
                        {
                            var main = word.MainDocumentPart!;
                            Assert.Equal($"1 {Characters.Clean(other)}", Headings(word).First());
                            Assert.All(
                                main.Document!.Descendants<SimpleField>()
                                    .Concat(main.FooterParts.Single().Footer!.Descendants<SimpleField>()),
                                f => Assert.Matches("^ (SEQ (Table|Figure) .* ARABIC|PAGE|NUMPAGES) $", f.Instruction!.Value)
                            );
                            Assert.Empty(main.Document!.Descendants<FieldCode>());
                            Assert.Empty(main.Document!.Descendants<Hyperlink>());
                            Assert.Empty(main.ExternalRelationships);
                            Assert.Null(main.VbaProjectPart);
                        }
                    ),
                iter: 40
            );

    [Fact]
    public void Write_Example_IsSmall() => Assert.InRange(Example.Value.Length, 1, 40 * 1024);

    [Fact]
    public void Write_ManyAtOnce_GivesTheSameBytes()
    {
        var written = new byte[16][];
        Parallel.For(0, written.Length, i => written[i] = ActionPlanWord.Write(Sample.PlanWith(_ => ""), Sample.Heading));

        Assert.All(written, w => Assert.Equal(Example.Value, w));
    }

    private static ActionPlan Hostile(string text, string other) =>
        Sample.Example with
        {
            Title = other,
            Footnote = text,
            Areas =
            [
                Sample.Example.Areas[0] with
                {
                    Name = text,
                    PlanName = other,
                    Note = text,
                    Actions = [new("A1", MaturityLevel.Mature, text), new("A2", MaturityLevel.Mature, other)],
                },
                .. Sample.Example.Areas.Skip(8),
            ],
            LeftOut = [new("A", other, text, true, false)],
            OrphanedNotes = [new OrphanedNote("K", text, other)],
            Evidence = [new Evidence("A", other, text, null, other)],
        };

    private static void Read(byte[] bytes, Action<WordprocessingDocument> check)
    {
        using var stream = new MemoryStream(bytes);
        using var word = WordprocessingDocument.Open(stream, isEditable: false);
        Package.AssertValid(word);
        check(word);
    }

    private static IEnumerable<string> Headings(WordprocessingDocument word) =>
        word.MainDocumentPart!.Document!.Body!.Elements<Paragraph>()
            .Select(p => (Style: p.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "", Paragraph: p))
            .Where(p => p.Style.StartsWith("Heading", StringComparison.Ordinal))
            .Select(p => $"{p.Style[^1]} {TextOf(p.Paragraph)}");

    private static Table Table(WordprocessingDocument word, string header, int columns = 0) =>
        word.MainDocumentPart!.Document!.Body!.Elements<Table>()
            .Last(t =>
                t.Elements<TableRow>().First().Elements<TableCell>().ToList() is [var first, ..] cells
                && first.InnerText == header
                && (columns == 0 || cells.Count == columns)
            );

    private static string Lines(TableCell cell) => string.Join('\n', cell.Elements<Paragraph>().Select(TextOf));

    private static string TextOf(Paragraph paragraph) =>
        string.Concat(
            paragraph
                .Descendants<Run>()
                .SelectMany(r => r.ChildElements)
                .Select(e =>
                    e is Break ? "\n"
                    : e is Text t ? t.Text
                    : ""
                )
        );

    private static string Actions(JsonNode area, MaturityLevel level) =>
        string.Join('\n', area["actions"]![level.ToString()]!.AsArray().Select(t => (string)t!));
}
