using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Domain.Tests.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.Actions;

/// <summary>An assessment with the rows of its register.</summary>
internal sealed class Register
{
    public static readonly DateOnly Today = new(2026, 11, 25);

    public static readonly Guid Lee = Guid.Parse("00000000-0000-0000-0000-00000000000c");

    private readonly Dictionary<ActionReference, TrackedAction> _rows = [];

    public Register(QuestionSet questionSet, IReadOnlyDictionary<string, AnswerValues> answers)
    {
        QuestionSet = questionSet;
        Assessment = Assessment.Import(Guid.NewGuid(), questionSet, "2026/27", answers, Build.ByOlwen).Value;
    }

    public Register(Answered answered)
        : this(answered.QuestionSet, answered.Answers) { }

    public QuestionSet QuestionSet { get; }

    public Assessment Assessment { get; }

    public IReadOnlyCollection<TrackedAction> Rows => _rows.Values;

    public ActionPlan Plan => ActionPlan.For(Assessment, QuestionSet);

    public ActionRegister Value => ActionRegister.For(QuestionSet, Plan, Rows, Today);

    public Trajectory Trajectory => Trajectory.For(QuestionSet, q => Assessment.AnswerTo(q.Code), Value);

    /// <summary>
    /// Two areas, A with two questions and B with one, all with an option at every level: not compliant now, Leader aimed for.
    /// </summary>
    public static Register Example() =>
        new(
            Build.Published(Build.Area("A", Build.FullQuestion("A1"), Build.FullQuestion("A2")), Build.Area("B", Build.FullQuestion("B1"))),
            ((IReadOnlyList<string>)["A1", "A2", "B1"]).ToDictionary(c => c, _ => Build.Answer(NonCompliant, Leader))
        );

    public static ActionReference Ref(string text) =>
        ActionReference.TryParse(text, out var reference) ? reference : throw new ArgumentException(text, nameof(text));

    /// <summary>The row of an action, as whoever touches it first finds it.</summary>
    public TrackedAction Row(ActionReference reference)
    {
        if (!_rows.TryGetValue(reference, out var row))
        {
            var area = QuestionSet.Areas.First(a => a.Find(reference.QuestionCode) is not null);
            var question = area.Find(reference.QuestionCode)!;
            var action = PlannedAction.For(question, question.OptionAt(reference.Level)!);
            row = TrackedAction.Start(Assessment, area.Code, action, Build.ByOlwen);
            _rows.Add(reference, row);
        }

        return row;
    }

    public TrackedAction Row(string reference) => Row(Ref(reference));

    /// <summary>Overwrites the values of an action, as someone who did not look first.</summary>
    public void Given(ActionReference reference, Func<ActionValues, ActionValues> change, DateOnly? today = null)
    {
        var row = Row(reference);
        Assert.True(row.Change(new ProposedAction(change(row.Values), null), _ => true, today ?? Today, Build.ByOlwen).IsDone);
    }

    public void Given(string reference, Func<ActionValues, ActionValues> change, DateOnly? today = null) =>
        Given(Ref(reference), change, today);

    /// <summary>Touches about half of all actions, those that the plan does not ask for among them, in every way.</summary>
    public void TouchByChance(int seed)
    {
        var random = new Random(seed);
        foreach (var question in QuestionSet.Questions)
        {
            foreach (var option in question.Options.Skip(1).Where(_ => random.Next(2) == 0))
            {
                var status = (ActionStatus)random.Next(4);
                DateOnly? due = random.Next(3) == 0 ? null : Today.AddDays(random.Next(-400, 800));
                ActionOwner[] owners = [ActionOwner.Nobody, ActionOwner.Person(Lee), ActionOwner.Named("Finance")];
                var reason = status == ActionStatus.NotPlanned ? "No money" : "";
                Given(
                    new ActionReference(question.Code, option.Level),
                    _ => new ActionValues(owners[random.Next(3)], due, status, reason, random.Next(2) == 0 ? 1500m : null),
                    Today.AddDays(-random.Next(100))
                );
            }
        }
    }

    public void Answer(string code, MaturityLevel? present, MaturityLevel? target)
    {
        var area = QuestionSet.Areas.First(a => a.Find(code) is not null);
        var proposed = new Dictionary<string, ProposedAnswer> { [code] = new(Build.Answer(present, target), null) };
        Assert.True(Assessment.ChangeAnswers(QuestionSet, area, proposed, null, Build.ByOlwen).IsDone);
    }
}
