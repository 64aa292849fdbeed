using SocialValueIndex.Domain.QuestionSets;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.QuestionSets;

public class EditingTests
{
    private static readonly Question A1 = Build.Question("A1", NonCompliant, Mature);
    private static readonly Question A2 = Build.Question("A2", NonCompliant, Leader);

    private readonly QuestionSet _draft = Build.Draft(Build.Area("A", A1, A2), Build.Area("B", Build.Question("B1", NonCompliant, Mature)));

    [Fact]
    public void ChangeQuestion_ThatNobodyElseChanged_IsKeptAndCounted()
    {
        var outcome = _draft.ChangeQuestion("A2", A2 with { Text = "Better?" }, A2.Fingerprint(), Build.BySam);

        Assert.True(outcome.IsDone);
        Assert.Equal("Better?", _draft.FindQuestion("A2")!.Value.Question.Text);
        Assert.Equal((1, Build.BySam.By, Build.BySam.At), (_draft.Revision, _draft.ChangedBy, _draft.ChangedAt));
    }

    [Fact]
    public void ChangeQuestion_ThatAColleagueChangedMeanwhile_IsAConflictAndChangesNothing()
    {
        _draft.ChangeQuestion("A2", A2 with { Text = "Sam's?" }, A2.Fingerprint(), Build.BySam);

        var outcome = _draft.ChangeQuestion("A2", A2 with { Text = "Olwen's?" }, A2.Fingerprint(), Build.ByOlwen);

        Assert.IsType<Refusal.Conflict>(outcome.Refusal);
        Assert.Equal("Sam's?", _draft.FindQuestion("A2")!.Value.Question.Text);
    }

    [Fact]
    public void ChangeQuestion_WhileAColleagueChangedAnotherOne_KeepsBoth()
    {
        _draft.ChangeQuestion("A1", A1 with { Text = "Sam's?" }, A1.Fingerprint(), Build.BySam);
        _draft.ChangeQuestion("A2", A2 with { Text = "Olwen's?" }, A2.Fingerprint(), Build.ByOlwen);

        Assert.Equal(["Sam's?", "Olwen's?"], _draft.Areas[0].Questions.Select(q => q.Text));
    }

    [Fact]
    public void ChangeQuestion_ToWhatItIs_ChangesNothing()
    {
        Assert.True(_draft.ChangeQuestion("A2", A2 with { Text = " " + A2.Text + "\r\n" }, "seen something else", Build.BySam).IsDone);

        Assert.Equal(0, _draft.Revision);
    }

    [Fact]
    public void Verbs_ThatWouldChangeNothing_ChangeNothing()
    {
        Assert.True(_draft.ChangeTitle($" {_draft.Title} ", _draft.PlanFootnote, "seen something else", Build.BySam).IsDone);
        Assert.True(
            _draft.ChangeArea("A", "A", _draft.Areas[0].Name + "\n", _draft.Areas[0].PlanName, "seen something else", Build.BySam).IsDone
        );
        Assert.True(_draft.MoveArea("A", -1, Build.BySam).IsDone);
        Assert.True(_draft.MoveArea("B", 1, Build.BySam).IsDone);
        Assert.True(_draft.MoveQuestion("A1", -1, Build.BySam).IsDone);
        Assert.True(_draft.MoveQuestion("A2", 1, Build.BySam).IsDone);

        Assert.Equal(0, _draft.Revision);
    }

    [Fact]
    public void ChangeQuestion_WithFaultsThatCanWait_IsKeptAndCannotBePublished()
    {
        Assert.True(
            _draft
                .ChangeQuestion(
                    "A2",
                    A2 with
                    {
                        Text = "",
                        Options = [A2.Options[0], A2.Options[1] with { Action = " " }],
                    },
                    null,
                    Build.BySam
                )
                .IsDone
        );

        Assert.Equal(
            [("A2", "text"), ("A2", "options[1].action")],
            QuestionSetRules.FaultsIn(_draft).Select(f => (f.QuestionCode, f.Field))
        );
        Assert.Equal("note", Assert.Single(_draft.Publish("Changed", Build.BySam).Faults).Field);
        Assert.Equal(QuestionSetState.Draft, _draft.State);
    }

    [Theory]
    [InlineData("A1", "More than one question has the code A1. Give each its own")]
    [InlineData("b1", "More than one question has the code b1. Give each its own")]
    [InlineData("", "The code is empty. Enter it")]
    [InlineData("A 2", "The code is not made of up to 10 letters, digits and hyphens. Change it")]
    [InlineData("A2]", "The code is not made of up to 10 letters, digits and hyphens. Change it")]
    [InlineData("A2345678901", "The code is not made of up to 10 letters, digits and hyphens. Change it")]
    public void ChangeQuestion_ToACodeThatNoAddressCanTell_IsRefused(string code, string message)
    {
        var outcome = _draft.ChangeQuestion("A2", A2 with { Code = code }, null, Build.BySam);

        var fault = Assert.Single(outcome.Faults);
        Assert.Equal(("code", message), (fault.Field, fault.Message));
        Assert.Equal("A2", _draft.Areas[0].Questions[1].Code);
    }

    [Fact]
    public void ChangeQuestion_WithATextThatIsTooLong_IsRefused() =>
        Assert.Equal(
            ["hint"],
            _draft.ChangeQuestion("A2", A2 with { Hint = new string('x', 2001) }, null, Build.BySam).Faults.Select(f => f.Field)
        );

    [Fact]
    public void ChangeQuestion_WhoseActionIsWordedAnew_SaysThatTheWordingIsOurs()
    {
        var published = A2 with
        {
            Options =
            [
                A2.Options[0],
                new Option(Mature, "Some", "Do some.", ActionOrigin.Published),
                new Option(Leader, "All", "Do all.", ActionOrigin.Published),
            ],
        };
        var draft = Build.Draft(Build.Area("A", published));

        draft.ChangeQuestion(
            "A2",
            published with
            {
                Options = [published.Options[0], published.Options[1], published.Options[2] with { Action = "Do everything." }],
            },
            null,
            Build.BySam
        );

        Assert.Equal([null, ActionOrigin.Published, ActionOrigin.Supplementary], draft.Areas[0].Questions[0].Options.Select(o => o.Origin));
    }

    [Fact]
    public void Verbs_OnAPublishedVersion_AreRefused()
    {
        var published = Build.Published(Build.Area("A", A1, A2));

        Assert.IsType<Refusal.ReadOnly>(published.ChangeTitle("T", "F", null, Build.BySam).Refusal);
        Assert.IsType<Refusal.ReadOnly>(published.AddArea("Z", "Z", "Z", Build.BySam).Refusal);
        Assert.IsType<Refusal.ReadOnly>(published.ChangeArea("A", "A", "Z", "Z", null, Build.BySam).Refusal);
        Assert.IsType<Refusal.ReadOnly>(published.MoveArea("A", 1, Build.BySam).Refusal);
        Assert.IsType<Refusal.ReadOnly>(published.RemoveArea("A", null, Build.BySam).Refusal);
        Assert.IsType<Refusal.ReadOnly>(published.AddQuestion("A", A1 with { Code = "A9" }, Build.BySam).Refusal);
        Assert.IsType<Refusal.ReadOnly>(published.ChangeQuestion("A1", A1, null, Build.BySam).Refusal);
        Assert.IsType<Refusal.ReadOnly>(published.MoveQuestion("A1", 1, Build.BySam).Refusal);
        Assert.IsType<Refusal.ReadOnly>(published.RemoveQuestion("A1", null, Build.BySam).Refusal);
        Assert.Equal(["A1", "A2"], published.Questions.Select(q => q.Code));
    }

    [Fact]
    public void MoveQuestion_UpAndDown_StaysWithinItsArea()
    {
        _draft.MoveQuestion("A2", -1, Build.BySam);
        Assert.Equal(["A2", "A1"], _draft.Areas[0].Questions.Select(q => q.Code));

        _draft.MoveQuestion("A2", -1, Build.BySam);
        _draft.MoveQuestion("A2", 1, Build.BySam);
        _draft.MoveQuestion("A2", 1, Build.BySam);
        Assert.Equal(["A1", "A2"], _draft.Areas[0].Questions.Select(q => q.Code));
    }

    [Fact]
    public void RemoveArea_WhoseQuestionAColleagueChanged_IsAConflict()
    {
        var basedOn = _draft.Areas[0].WholeFingerprint();
        _draft.ChangeQuestion("A1", A1 with { Text = "Sam's?" }, null, Build.BySam);

        Assert.IsType<Refusal.Conflict>(_draft.RemoveArea("A", basedOn, Build.ByOlwen).Refusal);
        Assert.True(_draft.RemoveArea("A", _draft.Areas[0].WholeFingerprint(), Build.ByOlwen).IsDone);
        Assert.Equal(["B"], _draft.Areas.Select(a => a.Code));
    }

    [Fact]
    public void AddArea_AndAQuestionToIt_StandLast()
    {
        Assert.True(_draft.AddArea("C", " Third ", "3rd", Build.BySam).IsDone);
        Assert.True(_draft.AddQuestion("C", Build.Question("C1", NonCompliant, Mature), Build.BySam).IsDone);
        _draft.MoveArea("C", -1, Build.BySam);

        Assert.Equal(["A", "C", "B"], _draft.Areas.Select(a => a.Code));
        Assert.Equal("Third", _draft.Areas[1].Name);
        Assert.Empty(QuestionSetRules.FaultsIn(_draft));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Publish_WithoutSayingWhatChanged_IsRefused(string? note)
    {
        Assert.Equal([new Fault("note", "Enter what changed, for the people who answer")], _draft.Publish(note, Build.BySam).Faults);
        Assert.Equal(QuestionSetState.Draft, _draft.State);
    }

    [Fact]
    public void Verbs_OnAPlaceThatIsNotThere_AreGone()
    {
        Assert.IsType<Refusal.Gone>(_draft.ChangeArea("Z", "A", "Z", "Z", null, Build.BySam).Refusal);
        Assert.IsType<Refusal.Gone>(_draft.MoveArea("Z", 1, Build.BySam).Refusal);
        Assert.IsType<Refusal.Gone>(_draft.RemoveArea("Z", null, Build.BySam).Refusal);
        Assert.IsType<Refusal.Gone>(_draft.AddQuestion("Z", A1, Build.BySam).Refusal);
        Assert.IsType<Refusal.Gone>(_draft.ChangeQuestion("Z9", A1, null, Build.BySam).Refusal);
        Assert.IsType<Refusal.Gone>(_draft.MoveQuestion("Z9", 1, Build.BySam).Refusal);
        Assert.IsType<Refusal.Gone>(_draft.RemoveQuestion("Z9", null, Build.BySam).Refusal);
        Assert.Equal(0, _draft.Revision);
    }

    [Fact]
    public void Publish_WithANote_KeepsWhoAndWhy()
    {
        _draft.Publish(" Clearer.\r\n", Build.BySam);

        Assert.Equal(
            (QuestionSetState.Published, "Clearer.", Build.BySam.By, Build.BySam.At),
            (_draft.State, _draft.PublishNote, _draft.PublishedBy, _draft.PublishedAt)
        );
    }
}
