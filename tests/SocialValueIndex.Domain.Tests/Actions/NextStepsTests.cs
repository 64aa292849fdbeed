using System.Numerics;
using CsCheck;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Domain.Tests.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Actions;

public class NextStepsTests
{
    private static NextSteps StepsOf(Answered s) => NextSteps.For(s.QuestionSet, s.To);

    /// <summary>
    /// The levels once some actions are done: each present answer moves up as long as the next option's action is among them.
    /// </summary>
    private static MaturityScore After(Answered s, IEnumerable<ActionReference> done)
    {
        var set = done.ToHashSet();
        return MaturityScorer.Score(
            s.QuestionSet,
            q =>
            {
                var at = s.Present(q);
                foreach (var option in q.Options.Where(o => o.Level > at))
                {
                    if (!set.Contains(new ActionReference(q.Code, option.Level)))
                    {
                        break;
                    }

                    at = option.Level;
                }

                return at;
            }
        );
    }

    /// <summary>Every smallest set of actions after which something holds, found by trying all of them; none when no set does.</summary>
    private static List<List<ActionReference>> Smallest(Answered s, IEnumerable<Question> questions, Func<MaturityScore, bool> holds)
    {
        var actions = questions
            .SelectMany(q => q.Options.Where(o => o.Level > s.Present(q)), (q, o) => new ActionReference(q.Code, o.Level))
            .ToList();
        return Enumerable
                .Range(0, 1 << actions.Count)
                .GroupBy(bits => BitOperations.PopCount((uint)bits))
                .OrderBy(g => g.Key)
                .Select(g => g.Select(bits => actions.Where((_, i) => (bits >> i & 1) == 1).ToList()))
                .Select(sets => sets.Where(set => holds(After(s, set))).ToList())
                .FirstOrDefault(sets => sets.Count > 0)
            ?? [];
    }

    // Of equally few: the lowest areas, then the order of the questions.
    private static string Rank(Answered s, List<ActionReference> actions)
    {
        var levels = After(s, [])
            .Areas.SelectMany(a => a.Area.Questions, (a, q) => (q.Code, a.Level))
            .ToDictionary(p => p.Code, p => (int)p.Level);
        var order = s.QuestionSet.Questions.Select((q, i) => (q.Code, i)).ToDictionary(p => p.Code, p => (char)('A' + p.i));
        return string.Concat(actions.Select(a => levels[a.QuestionCode]).Order())
            + string.Concat(actions.Select(a => order[a.QuestionCode]).Order());
    }

    [Fact]
    public void Overall_OnSmallQuestionSets_AgreesWithTryingEverySubset() =>
        Generated.Small.Sample(
            s =>
            {
                var overall = StepsOf(s).Overall;
                var best = overall.To is { } to
                    ? Smallest(s, s.QuestionSet.Questions, score => score.Overall >= to).MinBy(set => Rank(s, set), StringComparer.Ordinal)
                    : null;
                Assert.Equal(After(s, []).Overall, overall.From);
                Assert.Equal(overall.From == Innovator ? null : overall.From + 1, overall.To);
                Assert.Equal(best ?? [], overall.Actions.Select(a => a.Reference));
                Assert.Equal(best is null && overall.To is not null, overall.NeedsAnswersFirst);
            },
            iter: 300
        );

    [Fact]
    public void Area_OnSmallQuestionSets_AgreesWithTryingEverySubset() =>
        Generated.Small.Sample(
            s =>
                Assert.All(
                    StepsOf(s).Areas.Select((area, i) => (area, i)),
                    p =>
                    {
                        var (area, i) = p;
                        if (area.AnswerFirst.Count == 0)
                        {
                            var sets = area.To is { } to
                                ? Smallest(s, area.Area.Questions, score => score.Areas[i].Level >= to)
                                :
                                [
                                    [],
                                ];
                            Assert.Equal(Assert.Single(sets), area.Actions.Select(a => a.Reference));
                        }
                    }
                ),
            iter: 300
        );

    [Fact]
    public void Area_OfAnyAnswers_HasOneActionForEachAnsweredQuestionThatHoldsItBack() =>
        Generated.Any.Sample(s =>
            Assert.All(
                StepsOf(s).Areas.Zip(MaturityScorer.Score(s.QuestionSet, s.Present).Areas),
                p =>
                {
                    Assert.Equal((p.Second.Area, p.Second.Level), (p.First.Area, p.First.From));
                    Assert.Equal(
                        p.Second.BlockingQuestions.Select(q => q.Code),
                        p.First.Actions.Select(a => a.Action.QuestionCode).Concat(p.First.AnswerFirst.Select(q => q.Code)).Order()
                    );
                    Assert.All(p.First.AnswerFirst, q => Assert.Null(s.Present(q)));
                }
            )
        );

    [Fact]
    public void Actions_OfAnyAnswersCarriedOut_GiveTheLevel() =>
        Generated.Any.Sample(s =>
        {
            var steps = StepsOf(s);
            for (var i = 0; i < steps.Areas.Count; i++)
            {
                var area = steps.Areas[i];
                if (area.To is not null && area.AnswerFirst.Count == 0)
                {
                    Assert.True(After(s, area.Actions.Select(a => a.Reference)).Areas[i].Level >= area.To);
                }
            }

            if (steps.Overall is { To: not null, NeedsAnswersFirst: false })
            {
                Assert.True(After(s, steps.Overall.Actions.Select(a => a.Reference)).Overall >= steps.Overall.To);
            }
        });

    [Fact]
    public void Actions_OfAnyAnswers_SayWhetherThePlanAsksForThem() =>
        Generated.Any.Sample(s =>
        {
            var plan = ActionPlan.For(s.QuestionSet, s.To, _ => "").Areas.SelectMany(a => a.Actions).ToHashSet();
            var steps = StepsOf(s);
            Assert.All(
                steps.Areas.SelectMany(a => a.Actions).Concat(steps.Overall.Actions),
                a =>
                {
                    Assert.Equal(plan.Contains(a.Action), a.IsInPlan);
                    Assert.Equal(s.Answers[a.Action.QuestionCode].Target < a.Action.Level, a.IsAboveTarget);
                }
            );
        });

    [Fact]
    public void Area_HeldBackByTwoQuestionsAndOneNotAnswered_SaysWhatToDoAndWhatToAnswerFirst()
    {
        var questionSet = Build.Published(
            Build.Area("E", Build.FullQuestion("E1"), Build.FullQuestion("E2"), Build.FullQuestion("E3"), Build.FullQuestion("E4"))
        );
        var answers = new Dictionary<string, AnswerValues>
        {
            ["E1"] = Build.Answer(NonCompliant, Mature),
            ["E2"] = Build.Answer(NonCompliant, NonCompliant),
            ["E3"] = Build.Answer(Mature),
            ["E4"] = Build.Answer(null, Leader),
        };

        var steps = NextSteps.For(questionSet, q => answers[q.Code]);

        var area = Assert.Single(steps.Areas);
        Assert.Equal((NonCompliant, Follower), (area.From, area.To));
        Assert.Equal(["E1-Follower", "E2-Follower"], area.Actions.Select(a => a.Reference.ToString()));
        Assert.Equal([false, true], area.Actions.Select(a => a.IsAboveTarget));
        Assert.Equal(["E4"], area.AnswerFirst.Select(q => q.Code));
        Assert.True(steps.Overall.NeedsAnswersFirst);
        Assert.Equal(["E4"], steps.Overall.AnswerFirst.Select(q => q.Code));
    }

    [Fact]
    public void Overall_WhereALadderSkipsLevels_TakesTheAreaThatRisesByManyWithOneAction()
    {
        // C is a Follower now, and an Innovator after its one action.
        var questionSet = Build.Published(
            Build.Area("A", Build.FullQuestion("A1")),
            Build.Area("B", Build.FullQuestion("B1")),
            Build.Area("C", Build.Question("C1", NonCompliant, Mature))
        );

        var overall = NextSteps.For(questionSet, q => Build.Answer(NonCompliant, Innovator)).Overall;

        Assert.Equal((NonCompliant, Follower), (overall.From, overall.To));
        Assert.Equal(["A1-Follower"], overall.Actions.Select(a => a.Reference.ToString()));

        var after = NextSteps.For(questionSet, q => Build.Answer(q.Code == "A1" ? Mature : NonCompliant, Innovator)).Overall;
        Assert.Equal((Follower, Mature), (after.From, after.To));
        Assert.Equal(["C1-Mature"], after.Actions.Select(a => a.Reference.ToString()));
    }

    [Fact]
    public void Overall_OfTheWorkedExample_LiftsItFromFollowerToMature()
    {
        var questionSet = WorkedExample.QuestionSet();
        var given = WorkedExample.Answers();
        var answers = questionSet.Questions.ToDictionary(q => q.Code, q => given.GetValueOrDefault(q.Code, AnswerValues.None));
        var example = new Answered(questionSet, answers);

        var overall = StepsOf(example).Overall;

        Assert.Equal((Follower, Mature), (overall.From, overall.To));
        Assert.NotEmpty(overall.AnswerFirst);
        Assert.Equal(Mature, After(example, overall.Actions.Select(a => a.Reference)).Overall);
    }

    [Fact]
    public void Overall_OfTheLargestQuestionSet_IsFoundAtOnce()
    {
        var areas = Enumerable
            .Range(0, QuestionSetRules.MaxAreas)
            .Select(a => Build.Area($"A{a}", [.. Enumerable.Range(1, 5).Select(q => Build.FullQuestion($"A{a}-{q}"))]))
            .ToArray();

        var overall = NextSteps.For(Build.Published(areas), _ => Build.Answer(Mature, Mature)).Overall;

        // Half of the areas by one level or a quarter by two: as few, and the quarter comes first in the order of the questions.
        Assert.Equal((Mature, Leader), (overall.From, overall.To));
        Assert.Equal(250, overall.Actions.Count);
        Assert.All(overall.Actions, a => Assert.True(a.IsAboveTarget));
        Assert.Equal("A0-1-Leader", overall.Actions[0].Reference.ToString());
        Assert.Equal("A24-5-Innovator", overall.Actions[^1].Reference.ToString());
    }
}
