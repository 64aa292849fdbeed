using System.Text.Json.Nodes;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using UglyToad.PdfPig.Tokens;

namespace SocialValueIndex.Reports.Tests;

/// <summary>What the matrix and the tables say: the worked example, word for word.</summary>
public sealed class ActionPlanPdfTablesTests : ActionPlanPdfTest
{
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

    // One follows a hyphen at the end of a line, so that programs that copy the text keep the hyphen.
    private static string WithoutZeroWidthSpaces(string text) => text.Replace("\u200B", "");

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("finance", count));
}
