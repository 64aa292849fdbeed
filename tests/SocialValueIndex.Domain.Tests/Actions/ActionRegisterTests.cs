using CsCheck;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Domain.Tests.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;
using static SocialValueIndex.Domain.Tests.Actions.Register;

namespace SocialValueIndex.Domain.Tests.Actions;

public class ActionRegisterTests
{
    private static readonly Gen<Register> AnyRegister = Gen.Select(
        Generated.Any,
        Gen.Int,
        (answered, seed) =>
        {
            var register = new Register(answered);
            register.TouchByChance(seed);
            return register;
        }
    );

    private static IEnumerable<string> References(IEnumerable<RegisterEntry> entries) => entries.Select(e => e.Reference.ToString());

    [Fact]
    public void Register_OfAnyAnswersAndRows_IsThePlansActionsAndTheDoneOnes() =>
        AnyRegister.Sample(r =>
        {
            var planned = r.Plan.Areas.SelectMany(a => a.Actions).Select(a => new ActionReference(a.QuestionCode, a.Level)).ToHashSet();
            var done = r.Rows.Where(t => t.Status == ActionStatus.Done).Select(t => t.Reference);
            var register = r.Value;

            Assert.Equal(planned.Union(done).ToHashSet(), register.Entries.Select(e => e.Reference).ToHashSet());
            Assert.Equal(planned, register.Entries.Where(e => e.InPlan).Select(e => e.Reference).ToHashSet());
            Assert.Equal(
                r.Rows.Select(t => t.Reference).Except(planned).Except(done).ToHashSet(),
                register.NoLongerInPlan.Select(e => e.Reference).ToHashSet()
            );
            Assert.All(
                register.Entries.Concat(register.NoLongerInPlan),
                e => Assert.Equal(r.Rows.SingleOrDefault(t => t.Reference == e.Reference), e.Tracked)
            );
        });

    [Fact]
    public void Register_OfAnyAnswersAndRows_StandsInTheOrderOfAreasQuestionsAndLevels() =>
        AnyRegister.Sample(r =>
        {
            var all = (
                from area in r.QuestionSet.Areas
                from question in area.Questions
                from option in question.Options
                select (area.Code, new ActionReference(question.Code, option.Level))
            ).ToList();

            foreach (var list in (IReadOnlyList<RegisterEntry>[])[r.Value.Entries, r.Value.NoLongerInPlan])
            {
                var entries = list.Select(e => (e.AreaCode, e.Reference)).ToList();
                Assert.Equal(all.Where(entries.Contains), entries);
            }
        });

    [Fact]
    public void Counts_OfAnyRegister_AddUpToItsActions() =>
        AnyRegister.Sample(r =>
        {
            var register = r.Value;

            Assert.Equal(register.Entries.Count, register.Counts.Values.Sum());
            Assert.All(
                register.Counts,
                c => Assert.Equal(c.Value, register.Filter(RegisterFilter.All with { Status = c.Key }, RegisterOrder.Area).Count)
            );
            Assert.Equal(register.OverdueCount, register.Filter(RegisterFilter.All with { OverdueOnly = true }, RegisterOrder.Due).Count);
            Assert.Equal((register.Counts[ActionStatus.Done], register.Entries.Count), (register.Progress.Done, register.Progress.Total));
        });

    [Fact]
    public void Overdue_IsDueBeforeTodayAndNeitherDoneNorNotPlanned() =>
        AnyRegister.Sample(r =>
            Assert.All(
                r.Value.Entries,
                e =>
                    Assert.Equal(
                        e.Values.Due < Today && (e.Values.Status is ActionStatus.NotStarted or ActionStatus.InProgress),
                        e.IsOverdue
                    )
            )
        );

    [Theory]
    [InlineData(-1, ActionStatus.InProgress, true)]
    [InlineData(0, ActionStatus.NotStarted, false)]
    [InlineData(-1, ActionStatus.Done, false)]
    [InlineData(-1, ActionStatus.NotPlanned, false)]
    public void Overdue_FromTheDayAfterItWasDue(int days, ActionStatus status, bool overdue)
    {
        var register = Example();
        register.Given("A1-Follower", v => v with { Due = Today.AddDays(days), Status = status, Reason = "No money" });

        Assert.Equal(overdue, register.Value.Find(Ref("A1-Follower"))!.IsOverdue);
    }

    [Fact]
    public void AnswersRaisedAndLoweredAgain_BringActionsBackWithAllThatWasTyped() =>
        AnyRegister.Sample(r =>
        {
            var before = r.Value;
            var answers = r.QuestionSet.Questions.ToDictionary(q => q.Code, q => r.Assessment.AnswerTo(q.Code));
            foreach (var question in r.QuestionSet.Questions)
            {
                r.Answer(question.Code, question.Options[^1].Level, question.Options[^1].Level);
            }

            var raised = r.Value;
            Assert.All(raised.Entries, e => Assert.Equal((false, ActionStatus.Done), (e.InPlan, e.Values.Status)));
            Assert.Equal(r.Rows.ToHashSet(), raised.Entries.Concat(raised.NoLongerInPlan).Select(e => e.Tracked!).ToHashSet());

            foreach (var (code, answer) in answers)
            {
                r.Answer(code, answer.Present, answer.Target);
            }

            Assert.Equal(before.Entries, r.Value.Entries);
            Assert.Equal(before.NoLongerInPlan, r.Value.NoLongerInPlan);
        });

    [Fact]
    public void AnAction_WhoseAnswerIsRaisedAndLowered_KeepsCommentsAndLinksMeanwhile()
    {
        var register = Example();
        var typed = new ProposedAction(ActionValues.None with { Owner = ActionOwner.Named("Finance"), Cost = 10 }, null)
        {
            Comment = "Asked.",
            LinkToAdd = "https://example.org",
        };
        register.Row("B1-Follower").Change(typed, _ => true, Today, Build.ByOlwen);

        register.Answer("B1", Follower, Leader);
        var kept = Assert.Single(register.Value.NoLongerInPlan);
        Assert.False(kept.InPlan);
        Assert.Equal("B1-Follower", kept.Reference.ToString());
        Assert.Equal(("Asked.", "https://example.org"), (kept.Tracked!.Comments[0].Text, kept.Tracked.Links[0]));
        Assert.DoesNotContain(kept, register.Value.Entries);

        register.Answer("B1", NonCompliant, Leader);
        Assert.Empty(register.Value.NoLongerInPlan);
        var back = register.Value.Find(kept.Reference)!;
        Assert.Equal((true, typed.Values, "Asked."), (back.InPlan, back.Values, back.Tracked!.Comments[0].Text));
    }

    [Fact]
    public void Filters_LeaveWhatTheySay()
    {
        var register = Example();
        register.Given("A1-Follower", v => v with { Owner = ActionOwner.Person(Lee), Due = Today.AddDays(-1) });
        register.Given("A2-Mature", v => v with { Owner = ActionOwner.Named("Finance"), Due = Today.AddDays(30) });
        register.Given(
            "B1-Leader",
            v => v with { Owner = ActionOwner.Person(Lee), Due = Today.AddDays(-9), Status = ActionStatus.InProgress }
        );

        IEnumerable<string> Select(RegisterFilter filter) => References(register.Value.Filter(filter, RegisterOrder.Area));
        Assert.Equal(["B1-Follower", "B1-Mature", "B1-Leader"], Select(new() { AreaCode = "B" }));
        Assert.Equal(["A1-Follower", "B1-Leader"], Select(new() { Owner = new OwnerFilter.Person(Lee) }));
        Assert.Equal(["A2-Mature"], Select(new() { Owner = new OwnerFilter.Named("finance ") }));
        Assert.Equal(["A2-Mature"], Select(new() { Owner = new OwnerFilter.Named() }));
        Assert.Empty(Select(new() { Owner = new OwnerFilter.Named("Legal") }));
        Assert.Equal(6, Select(new() { Owner = new OwnerFilter.Nobody() }).Count());
        Assert.Equal(["B1-Leader"], Select(new() { Status = ActionStatus.InProgress }));
        Assert.Equal(["A1-Follower", "B1-Leader"], Select(new() { OverdueOnly = true }));
        Assert.Equal(
            ["A1-Follower"],
            Select(
                new()
                {
                    OverdueOnly = true,
                    AreaCode = "A",
                    Owner = new OwnerFilter.Person(Lee),
                }
            )
        );
        Assert.Equal(
            ["B1-Leader", "A1-Follower", "A2-Mature", "A1-Mature"],
            References(register.Value.Filter(RegisterFilter.All, RegisterOrder.Due)).Take(4)
        );
    }

    [Fact]
    public void ADoneAction_ThatALaterVersionDoesNotAskFor_KeepsItsWordsAndComesLast()
    {
        var register = Example();
        register.Given("A1-Follower", v => v with { Status = ActionStatus.Done });
        register.Given("A2-Mature", v => v with { Status = ActionStatus.Done });
        register.Given("B1-Leader", v => v with { Status = ActionStatus.InProgress });
        var later = Build.Published(Build.Area("C", Build.FullQuestion("A2")), Build.Area("A", Build.FullQuestion("A3")));
        var plan = ActionPlan.For(later, _ => Build.Answer(Mature, Leader), _ => "");

        var value = ActionRegister.For(later, plan, register.Rows, Today);

        Assert.Equal(
            ["C: A2 to Mature", "C: A2 to Leader", "A: A3 to Leader", "A: A1 to Follower"],
            value.Entries.Select(e => $"{e.AreaCode}: {e.Action.Text}")
        );
        Assert.Equal(["B: B1 to Leader"], value.NoLongerInPlan.Select(e => $"{e.AreaCode}: {e.Action.Text}"));
    }

    [Fact]
    public void Progress_RoundsDown_SoThatHundredPerCentMeansAll()
    {
        Assert.Equal(99, new RegisterProgress(199, 200).Percent);
        Assert.Equal(100, new RegisterProgress(3, 3).Percent);
        Assert.Equal(0, new RegisterProgress(0, 0).Percent);
    }
}
