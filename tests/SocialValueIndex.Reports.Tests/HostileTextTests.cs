using System.Globalization;
using System.Text;
using CsCheck;
using SocialValueIndex.Documents;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Reports.Tests;

/// <summary>Whatever people type or paste is laid out, and can be read back.</summary>
public sealed class HostileTextTests
{
    private const string Welsh =
        "Cynhwysir Ŵŵ Ŷŷ Ẁẁ Ẃẃ Ẅẅ Ỳỳ Ââ Êê Îî Ôô Ûû Áá Éé Íí Óó Úú Ýý Àà Èè Ìì Òò Ùù Ää Ëë Ïï Öö Üü Ÿÿ yn y ddogfen.";

    [Fact]
    public void Write_AnyNote_ReadsBackAsItWasTyped() =>
        HostileTexts.Any.Sample(
            note =>
            {
                using var reader = new TaggedReader(ActionPlanPdf.Write(PlanWithNote(note), Sample.Heading));
                Assert.Equal(Lines(note), NoteOf(reader));
            },
            iter: 100
        );

    [Fact]
    public void Write_AnyTextAnywhere_ReadsBack() =>
        Gen.Select(HostileTexts.Any, HostileTexts.Any)
            .Sample(
                (text, other) =>
                {
                    var area = Sample.Example.Areas[0] with
                    {
                        Name = text,
                        PlanName = other,
                        Actions = [new("A1", Domain.MaturityLevel.Mature, text), new("A2", Domain.MaturityLevel.Mature, other)],
                    };
                    var plan = Sample.Example with
                    {
                        Title = other,
                        Footnote = text,
                        Areas = [area, .. Sample.Example.Areas.Skip(8)],
                        LeftOut = [new("A", other, text, true, false)],
                    };
                    using var reader = new TaggedReader(
                        ActionPlanPdf.Write(
                            plan,
                            new PlanHeading(text, other, new DateOnly(2026, 1, 2), new PlanStatus.Completed(new DateOnly(2026, 1, 1), text))
                        )
                    );
                    Assert.Equal(Line(other), Read(reader.Root.Children[0]));
                    Assert.Equal($"Organisation: {Line(text)}", Read(reader.Root.Children[2]));
                    Assert.Equal([Line(text), Line(other)], reader.Matrix.Children[1].All("LBody").Select(Read));
                    Assert.Equal($"** {Line(text)}", Read(reader.Root.All("Note").Single()));
                },
                iter: 100
            );

    [Fact]
    public void Write_Welsh_ReadsBack()
    {
        using var reader = new TaggedReader(ActionPlanPdf.Write(PlanWithNote(Welsh), Sample.Heading));

        Assert.Equal([Welsh], NoteOf(reader));
    }

    [Fact]
    public void Write_DecomposedLetters_AreComposed()
    {
        using var reader = new TaggedReader(ActionPlanPdf.Write(PlanWithNote("w\u0302 y\u0302"), Sample.Heading));

        Assert.Equal(["ŵ ŷ"], NoteOf(reader));
    }

    [Fact]
    public void Write_LettersThatTheTypefaceLacks_KeepWhatTheyAre()
    {
        const string Text = "日本語 😀 عربى";
        using var reader = new TaggedReader(ActionPlanPdf.Write(PlanWithNote(Text), Sample.Heading));

        Assert.Equal([Text], NoteOf(reader));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(40_000)]
    public void Write_AWordOfAnyLength_IsCutWithoutAnAddedLetter(int length)
    {
        var word = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26))));
        using var reader = new TaggedReader(ActionPlanPdf.Write(PlanWithNote(word), Sample.Heading));

        Assert.Equal([word], NoteOf(reader));
        Assert.All(reader.Pages, p => Assert.All(p.Letters, l => Assert.InRange(l.EndBaseLine.X, 0, p.Width - 30)));
        Assert.All(reader.Pages, p => Assert.All(p.Letters, l => Assert.InRange(l.StartBaseLine.Y, 20, p.Height)));
    }

    [Fact]
    public void Write_NothingButSpaces_StaysOnThePage()
    {
        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Example with { Footnote = new string(' ', 4000) }, Sample.Heading));

        Assert.All(reader.Pages, p => Assert.All(p.Letters, l => Assert.InRange(l.StartBaseLine.X, 0, p.Width)));
    }

    [Fact]
    public void Write_ANotePastedFromAWordProcessor_ShowsWhatThePersonSaw()
    {
        const string Note =
            "\uF0B7 First point\n\uF0B7 Second point\no\uFB03ce \uFB01nance\nDone \u2705\n"
            + "https://www.example.gov.uk/procurement/social-value/report.pdf?version=12";
        using var reader = new TaggedReader(ActionPlanPdf.Write(PlanWithNote(Note), Sample.Heading));

        Assert.Equal(
            [
                "• First point",
                "• Second point",
                "office finance",
                "Done ✅",
                "https://www.example.gov.uk/procurement/social-value/report.pdf?version=12",
            ],
            NoteOf(reader)
        );
    }

    private static ActionPlan PlanWithNote(string note) => Sample.PlanWith(a => a.Code == "B" ? note : "");

    private static IEnumerable<string> NoteOf(TaggedReader reader) => reader.Matrix.Children[2].Children[^1].Children.Select(Read);

    private static IEnumerable<string> Lines(string note) =>
        Characters.Clean(note).Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)).Select(Line);

    // Archives take no characters whose meaning is not told.
    private static string Line(string text) =>
        string.Concat(
            WithoutZeroWidthSpaces(Characters.CleanLine(text))
                .EnumerateRunes()
                .Select(r => Rune.GetUnicodeCategory(r) == UnicodeCategory.PrivateUse ? "\uFFFD" : r.ToString())
        );

    private static string Read(ReadNode node) => WithoutZeroWidthSpaces(node.Text);

    // One follows a hyphen at the end of a line, so that programs that copy the text keep the hyphen.
    private static string WithoutZeroWidthSpaces(string text) => text.Replace("\u200B", "");
}
