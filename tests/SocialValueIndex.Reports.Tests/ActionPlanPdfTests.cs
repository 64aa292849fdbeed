using System.Globalization;
using System.Text.Json.Nodes;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Scoring;
using UglyToad.PdfPig.Tokens;

namespace SocialValueIndex.Reports.Tests;

/// <summary>What the document says: the worked example, word for word.</summary>
public sealed class ActionPlanPdfTests
{
    private static readonly Lazy<byte[]> Example = new(() => ActionPlanPdf.Write(Sample.Example, Sample.Heading));

    [Fact]
    public void Write_Example_BeginsWithWhoseItIsAndWhereTheyStand()
    {
        using var reader = new TaggedReader(Example.Value);

        Assert.Equal(
            [
                "H1 Social Value Maturity Index",
                "H2 Action Plan",
                "P Organisation: Example Borough Council",
                "P Period: 2026 to 2027",
                "P Status: Completed on 20 November 2026 by Olwen Officer",
                "P Made on: 22 November 2026",
                "P Present Performance: Follower",
                "P Future Target: Innovator",
            ],
            reader.Root.Children.Take(8).Select(n => $"{n.Role} {n.Text}")
        );
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("Ann Approver", ", signed off by Ann Approver")]
    public void Write_IssuedPlan_SaysWhenItWasIssuedItsNumberAndTheVersionOfTheQuestions(string? approvedBy, string ending)
    {
        var issue = new PlanIssue(new DateOnly(2026, 11, 22), 3, 12, approvedBy);
        var completed = new PlanStatus.Completed(new DateOnly(2026, 11, 20), "Olwen Officer") { Issue = issue };

        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Example, Sample.Heading with { Status = completed }));

        var facts = reader.Root.Children.Take(8).Select(n => n.Text).ToList();
        Assert.Contains("Status: Completed on 20 November 2026 by Olwen Officer", facts);
        Assert.Contains($"Issued on: 22 November 2026 as issued plan 3, version 12 of the questions{ending}", facts);
        Assert.DoesNotContain(facts, f => f.StartsWith("Made on", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_PlanThatWaitsForSignOff_SaysThatItIsADraft()
    {
        var draft = new PlanStatus.Draft(54, 54, 0) { IsAwaitingSignOff = true };

        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Example, Sample.Heading with { Status = draft }));

        Assert.Contains(
            "Status: Draft: 54 of 54 questions answered, waiting for sign-off",
            reader.Root.Children.Take(8).Select(n => n.Text)
        );
    }

    [Fact]
    public void Write_Example_CanBeReadByItsFirstPageAlone()
    {
        using var reader = new TaggedReader(Example.Value);

        var first = reader.Root.Children.Where(n => n.AllPages.Contains(1)).ToList();
        Assert.All(first, n => Assert.Equal([1], n.AllPages));
        Assert.Equal(
            [
                "Example Borough Council is at Follower overall and wants to be at Innovator: 9 of 10 areas have to rise, 1 is not scored "
                    + "yet, and the plan has 73 actions.",
                "The biggest gaps",
                "E Procurement: from Incomplete/Non Compliant to Innovator, 4 levels and 12 actions",
                "F Market Engagement and Partnerships: from Incomplete/Non Compliant to Innovator, 4 levels and 10 actions",
                "B Internal Management: from Follower to Innovator, 3 levels and 4 actions",
                "What is asked",
                "To note where the council is, and to agree the 73 actions of this plan, which take the council from Follower to "
                    + "Innovator.",
            ],
            first.Skip(8).Where(n => n.Role != "Figure").SelectMany(n => n.Role == "L" ? n.All("LBody").Select(b => b.Text) : [n.Text])
        );
        var letters = string.Concat(reader.Pages[0].Letters.Select(l => l.Value));
        Assert.All(Areas(), a => Assert.Contains($"{a["code"]} {a["planName"]}".Split(" and ")[0], letters, StringComparison.Ordinal));
        Assert.All(MaturityLevels.All, l => Assert.Contains(l.Label(), letters, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Example_ExplainsAnOldTermWhereItStands()
    {
        using var reader = new TaggedReader(Example.Value);

        var cells = reader.Matrix.Descendants.Where(n => n.Role == "TD" && n.Text.Contains("OJEU", StringComparison.Ordinal)).ToList();
        Assert.StartsWith(
            "OJEU is the Official Journal",
            Assert.Single(cells[0].Children, c => c.Role == "P").Text,
            StringComparison.Ordinal
        );
        Assert.Single(reader.Root.Descendants, n => n.Text.StartsWith("OJEU is", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Example_LeadsFromTheMarkInTheHeadingToTheFootnote()
    {
        using var reader = new TaggedReader(Example.Value);

        var link = reader.Root.All("Link").Single();
        Assert.Equal("**", link.Text);
        var place = Assert.Single(link.Links).Data;
        var note = reader.Root.All("Note").Single();
        var target = reader.Resolve<DictionaryToken>(((ArrayToken)place["Dest"])[0]);
        Assert.Equal(reader.Pages[note.AllPages.Single() - 1].Dictionary, target);
        Assert.Equal("The note below the table", TaggedReader.Text(place["Contents"]));
    }

    [Fact]
    public void Write_Example_FillsItsPagesAsFarAsRowsAllow()
    {
        using var reader = new TaggedReader(Example.Value);

        foreach (var page in reader.Pages.SkipLast(1))
        {
            var lowest = page.Letters.Where(l => l.StartBaseLine.Y > 60).Min(l => l.StartBaseLine.Y);
            Assert.True(lowest < page.Height / 3, $"Page {page.Number} ends {lowest} points above its foot.");
        }
    }

    [Fact]
    public void Write_MoreNotesThanAnybodyReads_CutsThemAndSaysSo()
    {
        var line = string.Concat(Enumerable.Repeat("word\n", 800));
        var plan = Sample.PlanWith(_ => line) with
        {
            Evidence = [.. Sample.QuestionSet.Questions.Select(q => new Evidence("A", q.Code, q.Text, "Yes", line))],
        };
        using var reader = new TaggedReader(ActionPlanPdf.Write(plan, Sample.Heading));

        Assert.InRange(reader.Pages.Count, 10, 100);
        Assert.Single(
            reader.Root.Children,
            n => n.Text.StartsWith("With all notes, this document would have more", StringComparison.Ordinal)
        );
        Assert.Equal(Sample.QuestionSet.Questions.Count(), reader.Root.All("Table").Last().Children.Count - 1);
    }

    [Fact]
    public void Write_Example_FollowsTheOrderOfThePublishedPlan()
    {
        using var reader = new TaggedReader(Example.Value);

        Assert.Equal(
            [
                .. (string[])["H1", "H2", "P", "P", "P", "P", "P", "P", "P", "Figure", "H3", "L", "H3", "P"],
                .. (string[])["H3", "Table", "H3", "Table", "P", "H3", "P", "Table"],
            ],
            reader.Root.Children.Select(n => n.Role)
        );
    }

    [Fact]
    public void Write_Example_ListsTheLevelsOfAllAreas()
    {
        using var reader = new TaggedReader(Example.Value);

        var rows = reader.Root.All("Table").First().Children.Select(r => string.Join("|", r.Children.Select(Lines)));

        var expected = Areas().Select(a => $"{a["code"]} {a["name"]}|{Label(a["present"])}{Reason(a)}|{Label(a["target"])}");
        Assert.Equal(["Area|Present|Future", .. expected], rows);
    }

    [Fact]
    public void Write_Example_HasEveryCellOfTheMatrixWordForWord()
    {
        using var reader = new TaggedReader(Example.Value);

        var rows = reader
            .Matrix.Children.Skip(1)
            .Select(row =>
                row.Children.Select(cell =>
                    cell.Role == "TH" ? cell.Text : WithoutZeroWidthSpaces(string.Join("\n", cell.All("LBody").Select(b => b.Text)))
                )
            );

        var expected = Areas()
            .Select(a =>
                new[] { (string)a["planName"]! }
                    .Concat(
                        MaturityLevels.Reachable.Select(l =>
                            string.Join("\n", a["actions"]![l.ToString()]!.AsArray().Select(t => (string)t!))
                        )
                    )
                    .Append("")
            );
        Assert.Equal(expected, rows);
        Assert.Equal(
            ["Area", "To reach 'Follower'", "To reach 'Mature'", "To reach 'Leader'", "To reach 'Innovator'", "Note"],
            reader.Matrix.Children[0].Children.Select(c => c.Text)
        );
    }

    [Fact]
    public void Write_Example_HasTheActionsInTheOrderOfThePlainText()
    {
        using var reader = new TaggedReader(Example.Value);
        var text = WithoutZeroWidthSpaces(string.Concat(reader.Pages.SelectMany(p => p.Letters).Select(l => l.Value)));

        var at = 0;
        foreach (var action in Areas().SelectMany(a => MaturityLevels.Reachable.SelectMany(l => a["actions"]![l.ToString()]!.AsArray())))
        {
            var next = text.IndexOf((string)action!, at, StringComparison.Ordinal);
            Assert.True(next >= 0, $"Not found after character {at}: {action}");
            at = next;
        }
    }

    [Fact]
    public void Write_Example_EndsTheMatrixWithTheFootnote()
    {
        using var reader = new TaggedReader(Example.Value);

        var below = reader.Root.Children[reader.Root.Children.ToList().IndexOf(reader.Matrix) + 1];
        Assert.Equal("** " + Sample.QuestionSet.PlanFootnote, Assert.Single(below.Children, n => n.Role == "Note").Text);
    }

    [Fact]
    public void Write_Example_ListsTheQuestionThatIsNotAnswered()
    {
        using var reader = new TaggedReader(Example.Value);

        var row = Assert.Single(reader.Root.All("Table").Last().Children.Skip(1));
        Assert.Equal(["A1", "Has the council adopted a Social Value policy?", "Present answer"], row.Children.Select(c => c.Text));
    }

    [Fact]
    public void Write_EverythingAnswered_HasNoListOfQuestions()
    {
        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Example with { LeftOut = [] }, Sample.Heading));

        Assert.DoesNotContain(reader.Root.Descendants, n => n.Text == "Questions not answered");
    }

    [Fact]
    public void Write_NothingAnswered_ListsEveryQuestionWithBothHalves()
    {
        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Unanswered, Sample.Heading));

        var rows = reader.Root.All("Table").Last().Children.Skip(1).ToList();
        Assert.Equal(Sample.QuestionSet.Questions.Select(q => q.Code), rows.Select(r => r.Children[0].Text));
        Assert.All(rows, r => Assert.Equal("Present answer and future target", r.Children[2].Text));
    }

    [Fact]
    public void Write_WithNotesLeftBehind_EndsWithThem()
    {
        var plan = Sample.Example with
        {
            OrphanedNotes =
            [
                new OrphanedNote("K", "Measurement & more", "Ask finance.\nThen the leader."),
                new OrphanedNote("L", "Long", Words(600)),
            ],
        };
        using var reader = new TaggedReader(ActionPlanPdf.Write(plan, Sample.Heading));

        var children = reader.Root.Children.ToList();
        Assert.Equal(
            ("H3", "Notes on areas that are no longer in the plan", "Table"),
            (children[^2].Role, children[^2].Text, children[^1].Role)
        );
        Assert.Equal(
            [
                ["Area", "Note"],
                ["Measurement & more", "Ask finance.", "Then the leader."],
                ["Long", Words(600)],
            ],
            children[^1].Children.Select(r => r.Children.SelectMany(c => c.Children.Count > 0 ? c.Children.Select(p => p.Text) : [c.Text]))
        );
    }

    [Fact]
    public void Write_Example_DescribesTheChartInWords()
    {
        using var reader = new TaggedReader(Example.Value);

        var text = TaggedReader.Text(reader.Root.All("Figure").Single().Dictionary.Data["Alt"]);
        Assert.All(
            Areas(),
            a =>
                Assert.Contains(
                    $"{a["code"]} {a["name"]}: present {Label(a["present"])}{Parenthesis(a)}, future {Label(a["target"])}.",
                    text,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void Write_OfADraft_SaysSoInItsTitleAndOnEveryPage()
    {
        const string Draft = "Draft: 48 of 54 questions answered, 5 to confirm";
        using var reader = new TaggedReader(
            ActionPlanPdf.Write(Sample.Example, Sample.Heading with { Status = new PlanStatus.Draft(48, 54, 5) })
        );

        Assert.EndsWith($" – {Draft}", reader.Document.Information.Title, StringComparison.Ordinal);
        Assert.All(
            reader.Pages,
            page => Assert.Contains(Draft, string.Concat(page.Letters.Select(l => l.Value)), StringComparison.Ordinal)
        );
        Assert.Equal($"Status: {Draft}", reader.Root.Children[4].Text);
        Assert.Equal("Levels are provisional: 5 answers from an earlier assessment are not confirmed.", reader.Root.Children[8].Text);
    }

    [Fact]
    public void Write_OfACompletedAssessment_SaysPeriodAndStateOnEveryPage()
    {
        using var reader = new TaggedReader(Example.Value);

        Assert.All(
            reader.Pages,
            page =>
                Assert.Contains(
                    "2026 to 2027. Completed on 20 November 2026 by Olwen Officer",
                    string.Concat(page.Letters.Select(l => l.Value)),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void Write_NothingAnswered_HasNoLevelsAndNoChart()
    {
        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Unanswered, Sample.Heading));

        Assert.Empty(reader.Root.All("Figure"));
        Assert.Equal("Present Performance: Not scored yet: 54 of 54 not answered", reader.Root.Children[6].Text);
        Assert.DoesNotContain(reader.Root.All("Table").First().Descendants, n => n.Text.Contains("Incomplete", StringComparison.Ordinal));
        Assert.All(
            reader.Root.All("Table").First().Children.Skip(1),
            row => Assert.All(row.Children.Skip(1), cell => Assert.StartsWith("Not scored yet: ", Lines(cell), StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Write_WithEvidence_EndsWithItInAnAnnex()
    {
        var plan = Sample.Example with
        {
            Evidence = [new("A", "A2", "Is it known?", "Yes", "Policy 7.\nSee page 3."), new("B", "B1", "And this?", null, Words(400))],
        };
        using var reader = new TaggedReader(ActionPlanPdf.Write(plan, Sample.Heading));

        var children = reader.Root.Children.ToList();
        Assert.Equal(("H3", "Annex: notes with evidence"), (children[^2].Role, children[^2].Text));
        Assert.Equal(
            ["Code|Question|Present answer|Note", "A2|Is it known?|Yes|Policy 7. See page 3.", $"B1|And this?|Not answered|{Words(400)}"],
            children[^1].Children.Select(r => string.Join('|', r.Children.Select(Lines)))
        );
    }

    [Fact]
    public void Write_Example_NumbersThePages()
    {
        using var reader = new TaggedReader(Example.Value);

        Assert.All(
            reader.Pages,
            page =>
                Assert.Contains(
                    string.Create(CultureInfo.InvariantCulture, $"Page {page.Number} of {reader.Pages.Count}"),
                    string.Concat(page.Letters.Select(l => l.Value)),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void Write_Example_SetsTheSummaryUprightAndTheMatrixAcross()
    {
        using var reader = new TaggedReader(Example.Value);

        Assert.Equal((595, 842), (Math.Round(reader.Pages[0].Width), Math.Round(reader.Pages[0].Height)));
        Assert.All(reader.Pages.Skip(1), p => Assert.Equal((842, 595), (Math.Round(p.Width), Math.Round(p.Height))));
    }

    [Fact]
    public void Write_Example_IsSmall() => Assert.InRange(Example.Value.Length, 1, 45 * 1024);

    [Fact]
    public void Write_SameInput_GivesTheSameBytes() =>
        Assert.Equal(Example.Value, ActionPlanPdf.Write(Sample.PlanWith(_ => ""), Sample.Heading with { }));

    [Fact]
    public void Write_OtherDate_GivesOtherBytes() =>
        Assert.NotEqual(Example.Value, ActionPlanPdf.Write(Sample.Example, Sample.Heading with { Date = new DateOnly(2026, 11, 23) }));

    [Fact]
    public void Write_ManyAtOnce_GivesTheSameBytes()
    {
        var long1 = Sample.PlanWith(a => string.Concat(Enumerable.Repeat(a.Name + " ŵŷ ", 50)));
        var expected = ActionPlanPdf.Write(long1, Sample.Heading);

        var written = new byte[32][];
        Parallel.For(0, written.Length, i => written[i] = ActionPlanPdf.Write(i % 2 == 0 ? Sample.Example : long1, Sample.Heading));

        Assert.All(written.Index(), w => Assert.Equal(w.Index % 2 == 0 ? Example.Value : expected, w.Item));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(26)]
    public void Write_AnyNumberOfAreas_HasARowForEach(int count)
    {
        var areas = Enumerable.Range(0, count).Select(i => Sample.Example.Areas[i % 10] with { Code = ((char)('A' + i)).ToString() });
        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Example with { Areas = [.. areas] }, Sample.Heading));

        Assert.Equal(count, reader.Matrix.Children.Count - 1);
        Assert.Equal(count >= 3 ? 1 : 0, reader.Root.All("Figure").Count());
    }

    /// <summary>The text of a cell, its paragraphs one after the other.</summary>
    private static string Lines(ReadNode cell) => cell.Children.Count > 0 ? string.Join(' ', cell.Children.Select(p => p.Text)) : cell.Text;

    private static string Reason(JsonNode area) => (string)area["code"]! == "A" ? $" {NotScored}" : "";

    private static string Parenthesis(JsonNode area) => (string)area["code"]! == "A" ? $" ({NotScored})" : "";

    private static string NotScored => $"Not scored yet: 1 of {Sample.QuestionSet.Areas[0].Questions.Count} not answered";

    // One follows a hyphen at the end of a line, so that programs that copy the text keep the hyphen.
    private static string WithoutZeroWidthSpaces(string text) => text.Replace("\u200B", "");

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("finance", count));

    private static JsonNode[] Areas() => [.. Sample.Json("example-action-plan.json")["areas"]!.AsArray().Select(a => a!)];

    private static string Label(JsonNode? level) =>
        MaturityLevels.Find((string?)level) is { } known ? known.Label() : throw new FormatException($"{level} is no level.");
}
