using System.Globalization;
using System.Text.Json.Nodes;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Tests;

/// <summary>The document as a whole: what its summary says, its pages, its state and its size.</summary>
public sealed class ActionPlanPdfTests : ActionPlanPdfTest
{
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

    private static string Parenthesis(JsonNode area) => (string)area["code"]! == "A" ? $" ({NotScored})" : "";
}
