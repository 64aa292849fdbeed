using CsCheck;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Tests.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.QuestionSets;

public class DifferenceTests
{
    private static readonly Question A1 = Build.Question("A1", NonCompliant, Mature);
    private static readonly Question A2 = Build.Question("A2", NonCompliant, Leader);

    [Fact]
    public void Difference_OfAnyVersionWithItself_IsEmpty() =>
        Generated.Any.Sample(s => Assert.True(QuestionSetDifference.Between(s.QuestionSet, s.QuestionSet).IsEmpty));

    [Fact]
    public void Difference_InAnActionsWording_IsWordingOnlyAndMarksItsWords()
    {
        var change = Only(A2, A2 with { Options = [A2.Options[0], A2.Options[1] with { Action = "A2 to the Leader" }] });

        Assert.False(change.ChangesLevels);
        Assert.True(change.AnswersCarryOver);
        var text = Assert.Single(Assert.Single(change.Options).Wording);
        Assert.Equal("Action", text.What);
        Assert.Equal(
            [
                new DiffSegment(DiffSegmentKind.Kept, "A2 to "),
                new DiffSegment(DiffSegmentKind.Added, "the "),
                new DiffSegment(DiffSegmentKind.Kept, "Leader"),
            ],
            text.Segments
        );
    }

    [Fact]
    public void Difference_InAnOptionsWording_HasToBeAnsweredAgain()
    {
        var change = Only(A2, A2 with { Options = [A2.Options[0], A2.Options[1] with { Text = "In full" }] });

        Assert.Equal((false, false), (change.ChangesLevels, change.AnswersCarryOver));
    }

    [Fact]
    public void Difference_InTheQuestionsWording_LetsAnswersCarryOver()
    {
        var change = Only(A2, A2 with { Text = "Is it?", Hint = "Think." });

        Assert.True(change.AnswersCarryOver);
        Assert.Equal(["Question", "Hint"], change.Wording.Select(w => w.What));
        Assert.False(change.ChangesLevels);
    }

    [Fact]
    public void Difference_InALevel_IsTheSameRungMoved()
    {
        var change = Only(A2, A2 with { Options = [A2.Options[0], A2.Options[1] with { Level = Mature }] });

        Assert.True(change.ChangesLevels);
        var option = Assert.Single(change.Options);
        Assert.Equal((Leader, Mature), (option.From!.Level, option.To!.Level));
    }

    [Fact]
    public void Difference_OfAQuestionThatCountsForAnotherArea_ChangesLevels()
    {
        var from = Build.Draft(Build.Area("A", A1, A2), Build.Area("B", Build.Question("B1", NonCompliant, Mature)));
        var to = Build.Draft(Build.Area("A", A1), Build.Area("B", Build.Question("B1", NonCompliant, Mature), A2));

        var change = Assert.Single(QuestionSetDifference.Between(from, to).Questions);

        Assert.Equal((true, true, "Moved here from area A"), (change.ChangesLevels, change.AnswersCarryOver, change.Place));
    }

    [Fact]
    public void Words_OfTwoVeryLongTexts_AreMarkedForLittleMemory()
    {
        var (from, to) = (string.Join(' ', Enumerable.Range(0, 20_000)), string.Join(' ', Enumerable.Range(10_000, 20_000)));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var pieces = WordDifference.Between($"Same {from} end", $"Same {to} end");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024 * 1024);
        Assert.Equal([$"Same {from} end", $"Same {to} end"], pieces.Select(p => p.Text));
    }

    [Fact]
    public void Difference_InAnOptionAddedOrRemoved_ChangesLevels()
    {
        var more = A2 with { Options = [.. A2.Options, new Option(Innovator, "More", "Do more.")] };

        Assert.Equal(new OptionChange(null, more.Options[2]), Assert.Single(Only(A2, more).Options));
        Assert.Equal(new OptionChange(more.Options[2], null), Assert.Single(Only(more, A2).Options));
        Assert.True(Only(A2, more).ChangesLevels);
    }

    [Fact]
    public void Difference_InTheOrderOfQuestions_NamesAsFewAsExplainIt()
    {
        var a3 = Build.Question("A3", NonCompliant, Leader);
        var difference = QuestionSetDifference.Between(Build.Draft(Build.Area("A", A1, A2, a3)), Build.Draft(Build.Area("A", a3, A1, A2)));

        var change = Assert.Single(difference.Questions);
        Assert.Equal(("A3", "Moved to another place in the area"), (change.Code, change.Place));
        Assert.False(change.ChangesLevels);
    }

    [Fact]
    public void Difference_InAQuestionThatMovedToAnotherArea_IsUnderThatArea()
    {
        var b1 = Build.Question("B1", NonCompliant, Leader);
        var difference = QuestionSetDifference.Between(
            Build.Draft(Build.Area("A", A1, A2), Build.Area("B", b1)),
            Build.Draft(Build.Area("A", A1), Build.Area("B", b1, A2))
        );

        var area = Assert.Single(difference.Areas);
        Assert.Equal(("B", "A2", "Moved here from area A"), (area.Code, area.Questions[0].Code, area.Questions[0].Place));
    }

    [Fact]
    public void Difference_InAreas_NamesNewAndRemovedOnes()
    {
        var difference = QuestionSetDifference.Between(
            Build.Draft(Build.Area("A", A1), Build.Area("B", A2)),
            Build.Draft(Build.Area("A", A1), Build.Area("C", Build.Question("C1", Mature, Leader)))
        );

        Assert.Equal([("C", true, false), ("B", false, true)], difference.Areas.Select(a => (a.Code, a.IsAdded, a.IsRemoved)));
        Assert.Equal([("C1", true), ("A2", false)], difference.Questions.Select(q => (q.Code, q.From is null)));
    }

    [Fact]
    public void Words_OfAnyTwoTexts_GiveBothBack() =>
        (from a in Text from b in Text select (a, b)).Sample(t =>
        {
            var pieces = WordDifference.Between(t.a, t.b);
            Assert.Equal(t.a, string.Concat(pieces.Where(p => p.Kind != DiffSegmentKind.Added).Select(p => p.Text)));
            Assert.Equal(t.b, string.Concat(pieces.Where(p => p.Kind != DiffSegmentKind.Removed).Select(p => p.Text)));
        });

    [Fact]
    public void Words_OfATextWithItself_AreOnePieceThatIsKept() =>
        Text.Sample(t => Assert.Equal(t.Length == 0 ? [] : [new DiffSegment(DiffSegmentKind.Kept, t)], WordDifference.Between(t, t)));

    [Theory]
    [InlineData("Set a clear policy.", "Set a policy.", "Set a -clear -policy.")]
    [InlineData(
        "Set a policy.",
        "Set a policy. Publish it and review it every year.",
        "Set a policy.+ Publish it and review it every year.+"
    )]
    [InlineData(
        "Train your buyers in the Act each year.",
        "Train your managers in the Act each quarter.",
        "Train your -buyers-+managers+ in the Act each -year.-+quarter.+"
    )]
    [InlineData(
        "Have a written policy that covers all services.",
        "Have a plan for the works that covers all services.",
        "Have a -written policy-+plan for the works+ that covers all services."
    )]
    [InlineData(
        "Ask the leader of the council to approve it",
        "Publish the results of the review on the website",
        "-Ask the leader of the council to approve it-+Publish the results of the review on the website+"
    )]
    [InlineData("", "New.", "+New.+")]
    public void Words_OfTwoTexts_AreMarkedWhereThatCanBeRead(string from, string to, string marked) =>
        Assert.Equal(
            marked,
            string.Concat(
                WordDifference
                    .Between(from, to)
                    .Select(p =>
                        p.Kind switch
                        {
                            DiffSegmentKind.Removed => $"-{p.Text}-",
                            DiffSegmentKind.Added => $"+{p.Text}+",
                            _ => p.Text,
                        }
                    )
            )
        );

    [Fact]
    public void Words_KeptBetweenTwoChanges_AreLongerThanOneOfThem() =>
        (from a in Text from b in Text select (a, b)).Sample(t =>
        {
            var pieces = WordDifference.Between(t.a, t.b);
            for (var i = 1; i < pieces.Count - 1; i++)
            {
                Assert.True(
                    pieces[i].Kind != DiffSegmentKind.Kept
                        || pieces[i].Text.Length > Math.Min(Longest(pieces.Take(i).Reverse()), Longest(pieces.Skip(i + 1)))
                );
            }

            static int Longest(IEnumerable<DiffSegment> beside) =>
                beside.TakeWhile(p => p.Kind != DiffSegmentKind.Kept).Max(p => p.Text.Length);
        });

    private static readonly Gen<string> Text = Gen.OneOf(
            new[] { "a", "b", "the", " ", "  ", "\n", "." }.Select(w => Gen.Const(w)).ToArray()
        )
        .Array[0, 12]
        .Select(string.Concat);

    private static QuestionChange Only(Question from, Question to) =>
        Assert.Single(
            QuestionSetDifference.Between(Build.Draft(Build.Area("A", A1, from)), Build.Draft(Build.Area("A", A1, to))).Questions
        );
}
