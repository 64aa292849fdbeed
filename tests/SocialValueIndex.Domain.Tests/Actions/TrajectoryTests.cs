using CsCheck;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Domain.Tests.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;
using static SocialValueIndex.Domain.Tests.Actions.Register;

namespace SocialValueIndex.Domain.Tests.Actions;

public class TrajectoryTests
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

    private static IEnumerable<MaturityLevel> Levels(MaturityScore score) => score.Areas.Select(a => a.Level);

    private static DateOnly InDays(int days) => Today.AddDays(days);

    private static void Date(Register register, int seed)
    {
        var random = new Random(seed);
        foreach (var entry in register.Value.Entries)
        {
            register.Given(entry.Reference, v => v with { Due = InDays(random.Next(1, 1000)) });
        }
    }

    [Fact]
    public void Trajectory_WithEveryActionDated_EndsAtTheTargets() =>
        Gen.Select(Generated.Complete, Gen.Int)
            .Sample(
                (answered, seed) =>
                {
                    var register = new Register(answered);
                    Date(register, seed);

                    var trajectory = register.Trajectory;

                    Assert.Equal(trajectory.Target.Overall, trajectory.End.Overall);
                    Assert.Equal(Levels(trajectory.Target), Levels(trajectory.End));
                    Assert.Equal(trajectory.Steps.Count == 0 ? Today : trajectory.Steps[^1].Date, trajectory.TargetReachedOn);
                    Assert.Equal(0, trajectory.WithoutDate);
                    Assert.True(trajectory.Obstacles.IsNone);
                }
            );

    [Fact]
    public void Trajectory_OfAnyRegister_HasOnEveryDayTheLevelsOfWhatIsDoneOrDueByThen() =>
        AnyRegister.Sample(r =>
        {
            var trajectory = r.Trajectory;
            var register = r.Value;
            var dates = register
                .Entries.Select(e => e.Tracked)
                .OfType<TrackedAction>()
                .Select(t =>
                    (
                        t.Reference,
                        Date: t.Status == ActionStatus.Done ? t.DoneOn
                        : t.Status == ActionStatus.NotPlanned ? null
                        : t.Due
                    )
                )
                .Where(t => t.Date is not null)
                .ToList();
            Assert.Equal(trajectory.Steps.Select(s => s.Date).Order().Distinct(), trajectory.Steps.Select(s => s.Date));
            foreach (var date in dates.Select(d => d.Date!.Value).Append(DateOnly.MinValue))
            {
                var done = dates.Where(d => d.Date <= date).Select(d => d.Reference).ToHashSet();
                var expected = MaturityScorer.Score(
                    r.QuestionSet,
                    q =>
                    {
                        var present = r.Assessment.AnswerTo(q.Code).Present;
                        var undone = q.Options.FirstOrDefault(o => o.Level > present && !done.Contains(new(q.Code, o.Level)));
                        return present is null ? null : q.Options.Last(o => undone is null || o.Level < undone.Level).Level;
                    }
                );
                Assert.Equal(expected.Overall, trajectory.On(date).Overall);
                Assert.Equal(Levels(expected), Levels(trajectory.On(date)));
            }
        });

    [Fact]
    public void Steps_OfAnyRegister_EachChangeALevelAndNeverLowerOne() =>
        AnyRegister.Sample(r =>
        {
            var before = r.Trajectory.Now;
            foreach (var step in r.Trajectory.Steps)
            {
                var pairs = Levels(before).Zip(Levels(step.Score)).ToList();
                Assert.All(pairs, p => Assert.True(p.First <= p.Second));
                Assert.Contains(pairs, p => p.First < p.Second);
                before = step.Score;
            }
        });

    [Fact]
    public void Now_IsWhatWasAnsweredWhateverIsDone()
    {
        var register = Example();
        register.Given("B1-Follower", v => v with { Status = ActionStatus.Done }, InDays(-30));

        var trajectory = register.Trajectory;

        Assert.Equal([NonCompliant, NonCompliant], Levels(trajectory.Now));
        var step = Assert.Single(trajectory.Steps);
        Assert.Equal(InDays(-30), step.Date);
        Assert.Equal([NonCompliant, Follower], Levels(step.Score));
        Assert.Equal(Follower, step.Score.Overall);
    }

    [Fact]
    public void AnOption_CountsOnceEveryActionUpToItIsDoneOrDue()
    {
        var register = Example();
        register.Given("B1-Follower", v => v with { Due = InDays(100) });
        register.Given("B1-Mature", v => v with { Due = InDays(10) });
        register.Given("B1-Leader", v => v with { Status = ActionStatus.NotPlanned, Reason = "No money", Due = InDays(20) });

        var step = Assert.Single(register.Trajectory.Steps);

        Assert.Equal((InDays(100), Mature), (step.Date, step.Score.Areas[1].Level));
    }

    [Fact]
    public void Target_IsReachedOnTheDayOnWhichTheLastAreaIsThere()
    {
        var register = Example();
        foreach (var entry in register.Value.Entries)
        {
            register.Given(entry.Reference, v => v with { Due = InDays(entry.AreaCode == "A" ? 10 : 20) });
        }

        Assert.Equal([InDays(10), InDays(20)], register.Trajectory.Steps.Select(s => s.Date));
        Assert.Equal(InDays(20), register.Trajectory.TargetReachedOn);
    }

    [Fact]
    public void Target_ThatIsReachedNow_IsReachedToday()
    {
        var register = Example();
        foreach (var question in register.QuestionSet.Questions)
        {
            register.Answer(question.Code, Leader, Leader);
        }

        Assert.Equal(Today, register.Trajectory.TargetReachedOn);
        Assert.Empty(register.Trajectory.Steps);
    }

    [Fact]
    public void Obstacles_AreTheActionsThatTheTargetsLevelNeedsAndTheUnansweredQuestions()
    {
        var register = Example();
        register.Answer("B1", null, null);
        register.Answer("A2", Follower, Follower);
        foreach (var entry in register.Value.Entries)
        {
            register.Given(entry.Reference, v => v with { Due = InDays(10) });
        }

        // A2 stays a Follower, so the target of the area is Follower: what A1 needs beyond that is in nobody's way.
        register.Given("A1-Follower", v => v with { Due = null });
        register.Given("A1-Mature", v => v with { Due = null });
        Assert.Equal(2, register.Trajectory.WithoutDate);
        Assert.Null(register.Trajectory.TargetReachedOn);
        var obstacles = register.Trajectory.Obstacles;
        Assert.Equal(["A1-Follower"], obstacles.WithoutDate.Select(e => e.Reference.ToString()));
        Assert.Empty(obstacles.NotPlanned);
        Assert.Equal(["B1"], obstacles.NotAnswered.Select(q => q.Code));

        register.Given("A1-Follower", v => v with { Status = ActionStatus.NotPlanned, Reason = "No money" });
        Assert.Equal(1, register.Trajectory.WithoutDate);
        Assert.Equal(["A1-Follower"], register.Trajectory.Obstacles.NotPlanned.Select(e => e.Reference.ToString()));
        Assert.Empty(register.Trajectory.Obstacles.WithoutDate);
    }

    [Fact]
    public void Obstacles_OfAnyRegister_AreThereExactlyWhenTheTargetIsNotReached() =>
        AnyRegister.Sample(r => Assert.Equal(r.Trajectory.TargetReachedOn is not null, r.Trajectory.Obstacles.IsNone));

    [Fact]
    public void Overdue_IsCounted()
    {
        var register = Example();
        register.Given("B1-Follower", v => v with { Due = InDays(-1) });

        Assert.Equal(1, register.Trajectory.Overdue);
        Assert.Equal(8, register.Trajectory.WithoutDate);
    }

    [Fact]
    public void ByQuarter_HasTheLevelsAtTheEndOfEachUntilTheLastStep()
    {
        var register = Example();
        register.Given("B1-Follower", v => v with { Due = new DateOnly(2027, 3, 31) });
        register.Given("B1-Mature", v => v with { Due = new DateOnly(2027, 7, 1) });

        Assert.Equal(
            [
                (new DateOnly(2026, 12, 31), NonCompliant),
                (new DateOnly(2027, 3, 31), Follower),
                (new DateOnly(2027, 6, 30), Follower),
                (new DateOnly(2027, 9, 30), Mature),
            ],
            register.Trajectory.ByQuarter(Today).Select(s => (s.Date, s.Score.Areas[1].Level))
        );
    }
}
