using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.QuestionSets;

/// <summary>Each text of a draft that is changed is a line of its own, old and new in full.</summary>
public class RuleHistoryTests
{
    private static readonly Question A1 = Build.Question("A1", NonCompliant, Mature, Leader);
    private static readonly Question A2 = Build.Question("A2", NonCompliant, Leader);

    private readonly QuestionSet _draft = Build.Draft(Build.Area("A", A1, A2), Build.Area("B"));

    private IEnumerable<QuestionSetChanged> Changes => _draft.PendingHistory.Select(e => Assert.IsType<QuestionSetChanged>(e.Details));

    [Fact]
    public void Action_WordedAnew_IsOneLineWithWhoAndBothTexts()
    {
        var better = A1 with { Options = [A1.Options[0], A1.Options[1] with { Action = "Do it better." }, A1.Options[2]] };

        _draft.ChangeQuestion("A1", better, null, Build.BySam);

        var line = Assert.Single(_draft.PendingHistory);
        Assert.Equal((Build.BySam.By, Build.BySam.At), (line.By!.Value, line.At));
        Assert.Equal((SubjectType.QuestionSet, _draft.Id, "Version 1"), (line.SubjectType, line.SubjectId, line.SubjectName));
        Assert.Equal(new QuestionSetChanged(QuestionSetPart.Action, "A", "A1", Mature, "A1 to Mature", "Do it better."), line.Details);
    }

    [Fact]
    public void Question_WithEveryTextChanged_HasALineForEach()
    {
        var changed = new Question(
            "A9",
            "Is it?",
            "Help",
            [A1.Options[0] with { Text = "Never" }, A1.Options[1], new Option(Innovator, "Always", "Do all.")]
        );

        _draft.ChangeQuestion("A1", changed, null, Build.BySam);

        Assert.Equal(
            [
                new(QuestionSetPart.QuestionCode, "A", "A1", null, "A1", "A9"),
                new(QuestionSetPart.QuestionText, "A", "A1", null, "Question A1?", "Is it?"),
                new(QuestionSetPart.Hint, "A", "A1", null, "", "Help"),
                new(QuestionSetPart.Option, "A", "A1", NonCompliant, "A1 at NonCompliant", "Never"),
                new(QuestionSetPart.Option, "A", "A1", Leader, "A1 at Leader", null),
                new(QuestionSetPart.Action, "A", "A1", Leader, "A1 to Leader", null),
                new(QuestionSetPart.Option, "A", "A1", Innovator, null, "Always"),
                new(QuestionSetPart.Action, "A", "A1", Innovator, null, "Do all."),
            ],
            Changes
        );
    }

    [Fact]
    public void Option_AtAnotherLevel_SaysFromWhichToWhich()
    {
        _draft.ChangeQuestion("A2", A2 with { Options = [A2.Options[0], A2.Options[1] with { Level = Innovator }] }, null, Build.BySam);

        Assert.Equal([new QuestionSetChanged(QuestionSetPart.OptionLevel, "A", "A2", Leader, "Leader", "Innovator")], Changes);
    }

    [Fact]
    public void TitleAndFootnote_Changed_AreTwoLines()
    {
        _draft.ChangeTitle("New title", "New footnote.", null, Build.BySam);

        Assert.Equal(
            [
                new(QuestionSetPart.Title, null, null, null, "Index", "New title"),
                new QuestionSetChanged(QuestionSetPart.Footnote, null, null, null, "Footnote.", "New footnote."),
            ],
            Changes
        );
    }

    [Fact]
    public void Area_AddedRenamedMovedAndRemoved_IsRecordedEachTime()
    {
        _draft.AddArea("C", "Third", "3rd", Build.BySam);
        _draft.ChangeArea("C", "D", "Fourth", "3rd", null, Build.BySam);
        _draft.MoveArea("D", -1, Build.BySam);
        _draft.RemoveArea("D", null, Build.BySam);

        Assert.Equal(
            [
                new(QuestionSetPart.Area, "C", null, null, null, "Third (3rd)"),
                new(QuestionSetPart.AreaCode, "C", null, null, "C", "D"),
                new(QuestionSetPart.AreaName, "C", null, null, "Third", "Fourth"),
                new(QuestionSetPart.AreaPlace, "D", null, null, "3", "2"),
                new(QuestionSetPart.Area, "D", null, null, "Fourth (3rd)", null),
            ],
            Changes
        );
    }

    [Fact]
    public void Question_AddedMovedAndRemoved_IsRecordedInFull()
    {
        _draft.AddQuestion("B", Build.Question("B1", NonCompliant, Mature), Build.BySam);
        _draft.MoveQuestion("A2", -1, Build.BySam);
        _draft.RemoveQuestion("B1", null, Build.BySam);

        const string Whole = "Question B1?\nNonCompliant: B1 at NonCompliant\nMature: B1 at Mature Action: B1 to Mature";
        Assert.Equal(
            [
                new(QuestionSetPart.Question, "B", "B1", null, null, Whole),
                new(QuestionSetPart.QuestionPlace, "A", "A2", null, "2", "1"),
                new QuestionSetChanged(QuestionSetPart.Question, "B", "B1", null, Whole, null),
            ],
            Changes
        );
    }

    [Fact]
    public void Discard_OfADraft_KeepsItAndSaysSo()
    {
        _draft.Discard(Build.BySam);

        Assert.Equal((QuestionSetState.Discarded, 1), (_draft.State, _draft.Revision));
        Assert.IsType<QuestionSetDiscarded>(Assert.Single(_draft.PendingHistory).Details);
        Assert.IsType<Refusal.ReadOnly>(_draft.Discard(Build.BySam).Refusal);
    }
}
