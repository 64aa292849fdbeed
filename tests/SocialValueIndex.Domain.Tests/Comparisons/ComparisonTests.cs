using CsCheck;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.Comparisons;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Tests.Actions;
using SocialValueIndex.Domain.Tests.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Comparisons;

public class ComparisonTests
{
    private static readonly DateOnly Today = Register.Today;

    /// <summary>Two assessments with registers: of one version, of two that share questions, or of two that share only codes.</summary>
    private static readonly Gen<(ComparedPlan From, ComparedPlan To)> AnyPair = Gen.Select(
        Generated.Any,
        Generated.Any,
        Gen.Int,
        Gen.Int,
        (one, other, seed, touched) =>
        {
            var later = new Register(Later(one, other, new Random(seed)));
            return (From: Plan(new Register(one), touched), To: Plan(later, touched + 1));
        }
    );

    [Fact]
    public void Compare_WithItself_ShowsNothing() =>
        AnyPair.Sample(pair =>
        {
            var comparison = Comparison.Between(pair.From, pair.From);

            Assert.True(comparison.IsNoChange);
            Assert.Empty(comparison.Questions);
            Assert.Empty(comparison.NotCompared);
            Assert.All(
                comparison.Areas.Select(a => a.Level).Append(comparison.Overall),
                l => Assert.True(l.Direction is LevelDirection.Stayed or LevelDirection.NotKnown && l.From == l.To)
            );
            Assert.Equal(0, comparison.Count(PromiseOutcome.NoLongerAsked));
        });

    [Fact]
    public void Compare_TheOtherWayRound_IsTheMirror() =>
        AnyPair.Sample(pair =>
        {
            var there = Comparison.Between(pair.From, pair.To);
            var back = Comparison.Between(pair.To, pair.From);

            Assert.Equal(there.Overall, Mirror(back.Overall));
            Assert.Equal(
                there.Areas.Select(a => (a.Code, a.Level, a.IsComparable, a.HasSameQuestions)).OrderBy(a => a.Code),
                back.Areas.Select(a => (a.Code, Mirror(a.Level), a.IsComparable, a.HasSameQuestions)).OrderBy(a => a.Code)
            );
            Assert.Equal(
                there.Questions.Select(q => (q.Question.Code, q.From, q.To, q.Direction)).OrderBy(q => q.Code),
                back.Questions.Select(q => (q.Question.Code, q.To, q.From, Mirror(q.Direction))).OrderBy(q => q.Code)
            );
            Assert.Equal(
                there.NotCompared.Select(q => (q.From, q.To)).OrderBy(q => (q.To ?? q.From)!.Code),
                back.NotCompared.Select(q => (q.To, q.From)).OrderBy(q => (q.Item1 ?? q.Item2)!.Code)
            );
            Assert.Equal(there.IsNoChange, back.IsNoChange);
        });

    [Fact]
    public void Compare_AnyPlans_SaysOfEveryQuestionOnceWhetherItDiffersOrCannotBeCompared() =>
        AnyPair.Sample(pair =>
        {
            var comparison = Comparison.Between(pair.From, pair.To);
            var named = comparison
                .Questions.Select(q => q.Question.Code)
                .Concat(comparison.NotCompared.Select(q => q.Question.Code))
                .ToList();

            Assert.Equal(named.Distinct(), named);
            foreach (var code in pair.From.QuestionSet.Questions.Concat(pair.To.QuestionSet.Questions).Select(q => q.Code).Except(named))
            {
                var (was, now) = (Find(pair.From, code), Find(pair.To, code));
                Assert.True(now.AcceptsAnswersOf(was));
                Assert.Equal(pair.From.AnswerTo(was).Present, pair.To.AnswerTo(now).Present);
            }
        });

    [Fact]
    public void Promises_OfAnyPlans_AreTheEarlierPlansActionsEachOnceByTheFirstRuleThatHolds() =>
        AnyPair.Sample(pair =>
        {
            var comparison = Comparison.Between(pair.From, pair.To);

            Assert.Equal(
                pair.From.Plan.Areas.SelectMany(a => a.Actions).Select(a => $"{a.QuestionCode}-{a.Level}"),
                comparison.Promises.Select(p => p.Action.Reference.ToString())
            );
            Assert.Equal(comparison.Promises.Count, PromiseOutcomes.All.Sum(comparison.Count));
            var later = pair.To.Plan.Areas.SelectMany(a => a.Actions).Select(a => $"{a.QuestionCode}-{a.Level}").ToHashSet();
            Assert.All(comparison.Promises, p => Assert.Equal(Expected(p.Action, later), p.Outcome));
        });

    [Fact]
    public void Levels_ThatRoseFellAndStayed_AreToldApart()
    {
        var questionSet = QuestionSet("A", "B", "C", "D");
        var from = Given(questionSet, ("A1", Follower), ("B1", Leader), ("C1", Mature), ("D1", null));
        var to = Given(questionSet, ("A1", Mature), ("B1", Follower), ("C1", Mature), ("D1", Innovator));

        var comparison = Comparison.Between(from, to);

        Assert.Equal(
            [LevelDirection.Rose, LevelDirection.Fell, LevelDirection.Stayed, LevelDirection.NotKnown],
            comparison.Areas.Select(a => a.Level.Direction)
        );
        Assert.Equal(
            (Mature, Mature, LevelDirection.Stayed),
            (comparison.Overall.From, comparison.Overall.To, comparison.Overall.Direction)
        );
        Assert.Equal(
            [("A1", Follower, Mature), ("B1", Leader, Follower), ("D1", (MaturityLevel?)null, (MaturityLevel?)Innovator)],
            comparison.Questions.Select(q => (q.Question.Code, q.From, q.To))
        );
    }

    [Fact]
    public void Versions_ThatDiffer_AreComparedWhereTheyAgreeAndTheRestIsNamed()
    {
        var earlier = Build.Published(
            Build.Area("A", Build.FullQuestion("A1"), Build.Question("A2", NonCompliant, Follower), Build.FullQuestion("A3")),
            Build.Area("B", Build.FullQuestion("B1")),
            Build.Area("C", Build.FullQuestion("C1"))
        );
        var later = Build.Published(
            Build.Area("A", Build.FullQuestion("A1"), Build.Question("A2", NonCompliant, Mature), Build.FullQuestion("A4")),
            Build.Area("B", Build.Question("B1", NonCompliant, Leader)) with
            {
                PlanName = "Something else",
            },
            Build.Area("D", Build.FullQuestion("D1"))
        );

        var comparison = Comparison.Between(
            Given(earlier, [("A1", Follower), ("A2", Follower), ("A3", Follower), ("B1", Follower), ("C1", Follower)]),
            Given(later, [("A1", Leader), ("A2", Mature), ("A4", Leader), ("B1", Leader), ("D1", Follower)])
        );

        Assert.Equal(["A1"], comparison.Questions.Select(q => q.Question.Code));
        Assert.Equal(
            [
                ("A2", "Its answers to choose from differ between the versions"),
                ("A4", "Only the later version asks it"),
                ("B1", "Its answers to choose from differ between the versions"),
                ("D1", "Only the later version asks it"),
                ("A3", "Only the earlier version asks it"),
                ("C1", "Only the earlier version asks it"),
            ],
            comparison.NotCompared.Select(q => (q.Question.Code, q.Reason))
        );
        Assert.Equal(
            [
                ("A", true, false, LevelDirection.Rose),
                ("B", false, false, LevelDirection.NotKnown),
                ("D", false, false, LevelDirection.NotKnown),
                ("C", false, false, LevelDirection.NotKnown),
            ],
            comparison.Areas.Select(a => (a.Code, a.IsComparable, a.HasSameQuestions, a.Level.Direction))
        );
        Assert.False(comparison.IsNoChange);
    }

    [Fact]
    public void Promises_GoByTheFirstRuleThatHolds()
    {
        var register = Register.Example();
        var last = Today.AddDays(-1);
        register.Given("A1-Follower", v => v with { Status = ActionStatus.NotPlanned, Reason = "No money", Due = last });
        register.Given("A1-Mature", v => v with { Status = ActionStatus.Done, Due = last }, last);
        register.Given("A1-Leader", v => v with { Status = ActionStatus.Done, Due = last }, Today);
        register.Given("A2-Follower", v => v with { Status = ActionStatus.Done }, Today);
        register.Given("A2-Mature", v => v with { Status = ActionStatus.InProgress, Due = last });
        register.Given("A2-Leader", v => v with { Due = Today });
        register.Given("B1-Follower", v => v with { Due = last });
        var later = Register.Example();
        later.Answer("B1", Follower, Leader);

        var comparison = Comparison.Between(Plan(register), Plan(later));

        Assert.Equal(
            [
                ("A1-Follower", PromiseOutcome.NotPlanned),
                ("A1-Mature", PromiseOutcome.DoneOnTime),
                ("A1-Leader", PromiseOutcome.DoneLate),
                ("A2-Follower", PromiseOutcome.DoneOnTime),
                ("A2-Mature", PromiseOutcome.Overdue),
                ("A2-Leader", PromiseOutcome.Open),
                ("B1-Follower", PromiseOutcome.NoLongerAsked),
                ("B1-Mature", PromiseOutcome.Open),
                ("B1-Leader", PromiseOutcome.Open),
            ],
            comparison.Promises.Select(p => (p.Action.Reference.ToString(), p.Outcome))
        );
        Assert.Equal("No money", comparison.Promises[0].Action.Reason);
    }

    private static PromiseOutcome Expected(PromisedAction action, HashSet<string> later)
    {
        if (action.Status == ActionStatus.NotPlanned)
        {
            return PromiseOutcome.NotPlanned;
        }

        if (action.Status == ActionStatus.Done)
        {
            return action.Due is { } due && due < action.DoneOn ? PromiseOutcome.DoneLate : PromiseOutcome.DoneOnTime;
        }

        if (!later.Contains(action.Reference.ToString()))
        {
            return PromiseOutcome.NoLongerAsked;
        }

        return action.Due is { } by && by < Today ? PromiseOutcome.Overdue : PromiseOutcome.Open;
    }

    private static ComparedPlan Plan(Register register, int seed)
    {
        register.TouchByChance(seed);
        return Plan(register);
    }

    private static ComparedPlan Plan(Register register) => ComparedPlan.For(register.Assessment, register.QuestionSet, register.Value);

    private static ComparedPlan Given(QuestionSet questionSet, params (string Code, MaturityLevel? Present)[] answers) =>
        Plan(new Register(questionSet, answers.ToDictionary(a => a.Code, a => Build.Answer(a.Present))));

    private static QuestionSet QuestionSet(params string[] areas) =>
        Build.Published([.. areas.Select(a => Build.Area(a, Build.FullQuestion($"{a}1")))]);

    private static Question Find(ComparedPlan plan, string code) => plan.QuestionSet.Questions.First(q => q.Code == code);

    // The same questions with other answers, all but some of them, or whatever the other one has.
    private static Answered Later(Answered one, Answered other, Random random)
    {
        if (random.Next(3) == 0)
        {
            return other;
        }

        var leavesOut = random.Next(2) == 0;
        var areas = one
            .QuestionSet.Areas.Select(a =>
                a with
                {
                    Questions = [.. a.Questions.Where((_, i) => i == 0 || !leavesOut || random.Next(2) == 0)],
                }
            )
            .ToArray();
        var questionSet = leavesOut ? Build.Published(areas) : one.QuestionSet;
        return new Answered(questionSet, questionSet.Questions.ToDictionary(q => q.Code, q => AnswerTo(q, random)));
    }

    private static AnswerValues AnswerTo(Question question, Random random)
    {
        var present = random.Next(question.Options.Count + 1) - 1;
        return present < 0
            ? AnswerValues.None
            : Build.Answer(question.Options[present].Level, question.Options[random.Next(present, question.Options.Count)].Level);
    }

    private static LevelComparison Mirror(LevelComparison level) => new(level.To, level.From, level.IsScored);

    private static LevelDirection Mirror(LevelDirection direction) =>
        direction switch
        {
            LevelDirection.Rose => LevelDirection.Fell,
            LevelDirection.Fell => LevelDirection.Rose,
            _ => direction,
        };
}
